"""Training and hosting a K-Means clustering model."""

from sagemakerspark.algorithms.kmeans import KMeansSageMakerEstimator


def run(spark, training, test):
    training_data = spark.read.format("libsvm").option("numFeatures", "784").load(training)
    test_data = spark.read.format("libsvm").option("numFeatures", "784").load(test)

    iam_role = "arn:aws:iam::111122223333:role/MySageMakerRole"

    kmeans_estimator = KMeansSageMakerEstimator(
        trainingInstanceType="ml.m5.xlarge",
        trainingInstanceCount=1,
        endpointInstanceType="ml.m5.large",
        endpointInitialInstanceCount=1,
        roleArn=iam_role,
    )
    kmeans_estimator.setK(10)
    kmeans_estimator.setFeatureDim(784)

    kmeans_model = kmeans_estimator.fit(training_data)
    try:
        transformed_data = kmeans_model.transform(test_data)
        transformed_data.show()
        return transformed_data.collect()
    finally:
        kmeans_model.deleteResources()
