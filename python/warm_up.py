"""Uses much of what the tests use of Spark, so that a JVM may write down the classes that it loads."""

import sys

from pyspark.ml import Pipeline
from pyspark.ml.clustering import KMeans
from pyspark.ml.feature import VectorAssembler
from pyspark.sql import SparkSession

folder = sys.argv[1]
spark = SparkSession.builder.master("local-cluster[1,1,1024]").getOrCreate()
rows = spark.range(20).selectExpr("CAST(id AS DOUBLE) AS x", "CAST(id % 3 AS FLOAT) AS y")
pipeline = Pipeline(stages=[VectorAssembler(inputCols=["x", "y"], outputCol="features"), KMeans(k=2)])
model = pipeline.fit(rows)
model.write().overwrite().save(f"{folder}/model")
model.transform(rows).drop("features").write.mode("overwrite").parquet(f"{folder}/rows")
spark.read.parquet(f"{folder}/rows").groupBy("prediction").count().collect()
spark.stop()
