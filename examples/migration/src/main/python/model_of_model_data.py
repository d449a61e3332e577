"""A model of model data in S3."""

from sagemakerspark.algorithms.kmeans import KMeansSageMakerModel


def run(model_path, dataset):
    model = KMeansSageMakerModel.from_model_data(model_path)
    model.setParams(
        roleArn="arn:aws:iam::111122223333:role/MySageMakerRole",
        modelImage="382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1",
        endpointInstanceType="ml.m5.large",
        endpointInitialInstanceCount=1,
    )
    try:
        return model.transform(dataset).collect()
    finally:
        model.deleteResources()
