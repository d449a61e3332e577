"""A Spark Connect client, which has no JVM: trains, scores, saves, loads, and writes down what it saw.

Its arguments are the server's address, a number of clusters and a folder for what it saves.
"""

import json
import sys
import time

from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.feature import VectorAssembler
from pyspark.sql import SparkSession
from pyspark.util import is_remote_only

if is_remote_only():
    # This environment has it for the other client; pyspark-client does not bring it.
    sys.modules["py4j"] = None

from sagemakerspark.algorithms.kmeans import KMeansSageMakerEstimator, KMeansSageMakerModel


def _refusal(call):
    try:
        call()
    except RuntimeError as e:
        return str(e)


def _run(remote, clusters, folder):
    spark = SparkSession.builder.remote(remote).getOrCreate()
    rows = [(g, float(g * 100 + i % 3), float(g * 100)) for g in range(clusters) for i in range(20)]
    points = spark.createDataFrame(rows, ["group", "x", "y"])
    estimator = KMeansSageMakerEstimator(
        k=clusters,
        featureDim=2,
        miniBatchSize=100,
        trainingInstanceType="ml.c5.xlarge",
        endpointInstanceType="ml.c5.large",
    )
    begin = time.time()
    pipeline = Pipeline(stages=[VectorAssembler(inputCols=["x", "y"], outputCol="features"), estimator])
    pipeline.save(f"{folder}/pipeline")
    fitted = Pipeline.load(f"{folder}/pipeline").fit(points)
    model = fitted.stages[1]
    scored = fitted.transform(points)
    answers = _answers(scored)
    end = time.time()

    fitted.save(f"{folder}/fitted")
    model.save(f"{folder}/model")
    loaded = KMeansSageMakerModel.load(f"{folder}/model")
    features = scored.select("group", "features")
    there = KMeansSageMakerModel.from_endpoint(model.getEndpointName())
    of_data = KMeansSageMakerModel.from_model_data(loaded.getModelDataS3Uri())
    of_data.setEndpointInstanceType("ml.c5.large")
    of_data.save(f"{folder}/of data")
    natively = KMeansSageMakerModel.from_model_data(loaded.getModelDataS3Uri()).setScoringMode("native")
    natively.save(f"{folder}/natively")
    return {
        "package": "pyspark-client" if is_remote_only() else "pyspark",
        "began": begin,
        "ended": end,
        "columns": scored.columns,
        "answers": answers,
        "answers of the loaded pipeline": _answers(
            PipelineModel.load(f"{folder}/fitted").transform(points)
        ),
        "answers of the loaded model": _answers(loaded.transform(features)),
        "answers of the model of the endpoint": _answers(there.transform(features)),
        "answers of the model of the data": _answers(of_data.transform(features)),
        "answers of the model that scores natively": _answers(
            KMeansSageMakerModel.load(f"{folder}/natively").transform(features)
        ),
        "answers of the estimator that scores natively": _answers(
            estimator.copy().setScoringMode("native").fit(features).transform(features)
        ),
        "text": str(model),
        "endpoint": model.getEndpointName(),
        "job": model.getTrainingJobName(),
        "data": loaded.getModelDataS3Uri(),
        "refusals": {
            "deleteResources": _refusal(model.deleteResources),
            "from_training_job": _refusal(lambda: KMeansSageMakerModel.from_training_job("job")),
        },
    }


def _answers(scored):
    """Returns the clusters that the points of each group are in."""
    found = {}
    for row in scored.collect():
        found.setdefault(row.group, set()).add(row.closest_cluster)
    return {group: sorted(clusters) for group, clusters in found.items()}


if __name__ == "__main__":
    saw = _run(sys.argv[1], int(sys.argv[2]), sys.argv[3])
    with open(f"{sys.argv[3]}/saw.json", "w", encoding="utf-8") as file:
        json.dump(saw, file)
