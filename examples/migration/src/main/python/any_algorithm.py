"""SageMaker Spark with any SageMaker algorithm."""

from sagemakerspark import SageMakerEstimator, serializer


def run(training_data, test_data):
    estimator = SageMakerEstimator(
        trainingImage="382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1",
        modelImage="382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1",
        requestRowSerializer="recordio-protobuf",
        responseRowDeserializer=serializer(
            "recordio-protobuf",
            columns=[
                {"key": "distance_to_cluster", "type": "double"},
                {"key": "closest_cluster", "type": "double"},
            ],
        ),
        hyperParameters={"k": "10", "feature_dim": "784"},
        roleArn="arn:aws:iam::111122223333:role/MySageMakerRole",
        trainingInstanceType="ml.m5.xlarge",
        trainingInstanceCount=1,
        endpointInstanceType="ml.m5.large",
        endpointInitialInstanceCount=1,
        trainingSparkDataFormat="sagemaker",
    )

    model = estimator.fit(training_data)
    try:
        return model.transform(test_data).collect()
    finally:
        model.deleteResources()
