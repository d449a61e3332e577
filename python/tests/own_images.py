"""Trains the images of the example by the wrappers that its build has generated, and scores."""

import sys

import sagemakerspark
from conftest import session_builder
from sagemakerspark.algorithms.anomalies import AnomalyEstimator
from sagemakerspark.algorithms.embeddings import EmbeddingEstimator
from sagemakerspark.algorithms.forecaster import ForecastEstimator
from sagemakerspark.algorithms.mixed import MixedEstimator
from sagemakerspark.algorithms.pictures import PictureClassifier
from sagemakerspark.algorithms.profile import ProfileEstimator, ProfileModel
from sagemakerspark.algorithms.targets import MultiTargetEstimator

jar, image, *pictures = sys.argv[1:]
names = ["anomalies", "embeddings", "targets", "forecaster", "mixed", "profile"]
images = {
    f"123456789012.dkr.ecr.us-east-1.amazonaws.com/{name}:1": [sys.executable, image, name]
    for name in names
}
images["123456789012.dkr.ecr.us-east-1.amazonaws.com/pictures:1"] = pictures
spark = sagemakerspark.configure(session_builder(), jar).getOrCreate()


def scored(estimator, rows, *columns):
    """Trains and scores as the reference pages do."""
    model = estimator.fit(rows)
    answers = model.transform(rows).select(*columns).collect()
    model.deleteResources()
    return sorted(tuple(map(str, row)) for row in answers)


with sagemakerspark.local(spark, images=images):
    rows = spark.sql("SELECT array(double(id)) AS features FROM range(20)")
    print("anomalies", scored(AnomalyEstimator(threshold=9.0), rows, "anomaly").count(("True",)))
    rows = spark.sql("SELECT * FROM VALUES ('a b a'), ('b c') AS rows(text)")
    embeddings = EmbeddingEstimator(dimensions=2, weights={"a": 0.5}, lengths=[1, 9_000_000_000])
    assert embeddings.getLengths() == [1, 9_000_000_000], embeddings.getLengths()
    assert embeddings.getWeights() == '{"a": 0.5}', embeddings.getWeights()
    print("embeddings", scored(embeddings, rows, "embedding"))
    rows = spark.sql("SELECT array(2.0D) AS features, array(1, id) AS targets FROM range(3)")
    print("targets", scored(MultiTargetEstimator(targetCount=2), rows, "predictions")[0])
    rows = spark.sql("SELECT '2024-01-01' AS start, array(1.0D, null, 3.0D) AS target")
    print("forecaster", scored(ForecastEstimator(quantiles=[0.1, 0.9]), rows, "quantiles"))
    rows = spark.sql("SELECT 'Ulm' AS place, 2 AS size, 4.0D AS label")
    print("mixed", scored(MixedEstimator(cityCol="place"), rows, "prediction", "seen"))
    rows = spark.sql("SELECT array(double(id)) AS pixels, id AS label, id < 2 AS held FROM range(4)")
    classifier = PictureClassifier(validationIndicatorCol="held")
    print("pictures", scored(classifier, rows, "prediction", "distances")[0])
    rows = spark.sql("SELECT array(double(id)) AS features FROM range(3)")
    report = ProfileEstimator().fit(rows)
    assert report.getModelDataS3Uri().endswith("/model.tar.gz"), report.getModelDataS3Uri()
    again = ProfileModel.from_training_job(report.getTrainingJobName())
    print("profile", report.trainingSummary().metrics, again.trainingSummary() == report.trainingSummary())
    try:
        report.transform(rows)
    except sagemakerspark.SageMakerError as e:
        print(e)
    print("profile", hasattr(ProfileModel, "from_endpoint"))
spark.stop()
