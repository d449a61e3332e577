import org.sagemakerspark.algorithms.KMeansSageMakerEstimator

val digits = spark.read.format("libsvm").option("numFeatures", 784).
  load("examples/data/mnist/mnist-test.libsvm.gz")
val estimator = new KMeansSageMakerEstimator().setK(10).setFeatureDim(784)
val model = estimator.fit(digits)
model.transform(digits).groupBy("closest_cluster").count().show()
model.deleteResources(spark)
