"""Trains an algorithm of the user's own by the wrapper that its build has generated, and scores."""

import sys

from pyspark.ml import PipelineModel
from pyspark.ml.linalg import Vectors

import sagemakerspark
from conftest import ANY_IMAGE, HERE, session_builder
from sagemakerspark.algorithms.kmeans import KMeansSageMakerEstimator
from sagemakerspark.algorithms.outliers import OutliersEstimator

jar, folder = sys.argv[1:]
spark = sagemakerspark.configure(session_builder(), jar).getOrCreate()
points = spark.createDataFrame([(Vectors.dense([float(i)]),) for i in range(10)], ["features"])
with sagemakerspark.local(spark, images={ANY_IMAGE: [sys.executable, f"{HERE}/any_image.py"]}):
    estimator = OutliersEstimator(
        threshold=2.5,
        trainingImage=ANY_IMAGE,
        trainingInstanceType="ml.c5.xlarge",
        endpointInstanceType="ml.c5.large",
    )
    model = estimator.fit(points)
    PipelineModel([model]).save(folder)
    scored = PipelineModel.load(folder).transform(points)
    print("rows", scored.count(), "outliers", scored.where("outlier > 0").count())
    model.deleteResources()
try:
    estimator.setDistance("far")
except ValueError as e:
    print("refused:", e)
for gone in ["limit", "seed", "other"]:
    try:
        OutliersEstimator().setParams(**{gone: 1})
    except TypeError as e:
        print(e)
print("beside", KMeansSageMakerEstimator(k=2).getK())
spark.stop()
