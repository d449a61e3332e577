"""Several estimators and models of SageMaker in a Spark pipeline."""

from pyspark.ml import Pipeline
from sagemakerspark.algorithms.kmeans import KMeansSageMakerEstimator
from sagemakerspark.algorithms.pca import PCASageMakerEstimator


def run(dataset, bucket):
    pca_estimator = PCASageMakerEstimator(
        projectionCol="projectionDim20",
        trainingInputS3Uri=f"s3://{bucket}/input",
        trainingOutputS3Uri=f"s3://{bucket}/output",
        endpointCreationPolicy="CREATE_ON_TRANSFORM",
        numComponents=20,
        featureDim=50,
        miniBatchSize=500,
    )
    kmeans_estimator = KMeansSageMakerEstimator(
        featuresCol="projectionDim20",
        trainingInputS3Uri=f"s3://{bucket}/input",
        trainingOutputS3Uri=f"s3://{bucket}/output",
        endpointCreationPolicy="CREATE_ON_TRANSFORM",
        k=10,
        featureDim=20,
    )
    pipeline = Pipeline(stages=[pca_estimator, kmeans_estimator])

    model = pipeline.fit(dataset)
    try:
        return model.transform(dataset).collect()
    finally:
        for stage in model.stages:
            stage.deleteResources()
