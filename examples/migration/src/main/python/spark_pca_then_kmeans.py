"""An estimator and a model of SageMaker in a Spark pipeline."""

from pyspark.ml import Pipeline
from pyspark.ml.feature import PCA
from sagemakerspark.algorithms.kmeans import KMeansSageMakerEstimator


def run(training_data, test_data):
    pca_estimator = PCA(inputCol="features", outputCol="projectedFeatures", k=50)
    kmeans_estimator = KMeansSageMakerEstimator(
        featuresCol="projectedFeatures", k=10, featureDim=50
    )
    pipeline = Pipeline(stages=[pca_estimator, kmeans_estimator])

    pipeline_model = pipeline.fit(training_data)
    try:
        return pipeline_model.transform(test_data).collect()
    finally:
        pipeline_model.stages[1].deleteResources()
