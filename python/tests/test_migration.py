"""The programs of the former library's README, as they are in examples/migration now."""

import importlib.util
import os

import pytest
from pyspark.ml.feature import VectorSlicer

from conftest import ROOT
from sagemakerspark import SageMakerResourceCleanup
from sagemakerspark.algorithms.kmeans import KMeansSageMakerEstimator, KMeansSageMakerModel

EXAMPLES = os.path.join(os.path.dirname(ROOT), "examples")
FOLDER = os.path.join(EXAMPLES, "migration", "src", "main", "python")
DIGITS = os.path.join(EXAMPLES, "data", "mnist", "mnist-test.libsvm.gz")
ROWS = 500
CLUSTERED = ["label", "features", "distance_to_cluster", "closest_cluster"]


def _program(name):
    spec = importlib.util.spec_from_file_location(name, os.path.join(FOLDER, f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def digits(spark):
    read = spark.read.format("libsvm").option("numFeatures", 784).load(DIGITS)
    return read.limit(ROWS).cache()


@pytest.fixture(scope="module")
def pixels(digits):
    """Some pixels of the digits."""
    slicer = VectorSlicer(inputCol="features", outputCol="pixels", indices=range(350, 400))
    return slicer.transform(digits).selectExpr("label", "pixels AS features").cache()


@pytest.fixture(scope="module")
def trained(sage_maker, digits):
    estimator = KMeansSageMakerEstimator(k=10, featureDim=784, endpointCreationPolicy="DO_NOT_CREATE")
    return estimator.fit(digits)


@pytest.fixture
def hosted(trained):
    model = KMeansSageMakerModel.from_model_data(trained.getModelDataS3Uri())
    model.createEndpoint()
    yield model
    model.deleteResources()


def _gives(rows, columns, count=ROWS):
    assert len(rows) == count
    assert rows[0].__fields__ == columns


def _is_there(model):
    with SageMakerResourceCleanup() as cleanup:
        return model.getEndpointName() in [each.name for each in cleanup.find()]


def test_clusters_digits(spark, sage_maker):
    _gives(_program("kmeans_clustering").run(spark, DIGITS, DIGITS), CLUSTERED, 2000)


def test_tells_digits_apart(sage_maker, digits):
    _gives(_program("xgboost_classes").run(digits, digits), ["label", "features", "prediction"])


def test_trains_with_any_image(sage_maker, digits):
    _gives(_program("any_algorithm").run(digits, digits), CLUSTERED)


def test_puts_sparks_pca_before_k_means(sage_maker, pixels):
    rows = _program("spark_pca_then_kmeans").run(pixels, pixels)
    _gives(rows, [*CLUSTERED[:2], "projectedFeatures", *CLUSTERED[2:]])


def test_puts_sagemakers_pca_before_k_means(pixels, trained):
    bucket = trained.getModelDataS3Uri().split("/")[2]
    rows = _program("sagemaker_pca_then_kmeans").run(pixels, bucket)
    _gives(rows, [*CLUSTERED[:2], "projectionDim20", *CLUSTERED[2:]])


def test_scores_on_an_endpoint(hosted, digits):
    features = digits.selectExpr("features AS MyFeaturesColumn")
    rows = _program("model_of_an_endpoint").run(hosted.getEndpointName(), features)
    _gives(rows, ["MyFeaturesColumn", "DistanceToCluster", "ClusterLabel"])


def test_scores_by_model_data(trained, digits):
    _gives(_program("model_of_model_data").run(trained.getModelDataS3Uri(), digits), CLUSTERED)


def test_scores_by_a_training_job(trained, digits):
    _gives(_program("model_of_a_training_job").run(trained.getTrainingJobName(), digits), CLUSTERED)


def test_deletes_what_a_model_has_created(hosted):
    endpoint = KMeansSageMakerModel.from_endpoint(hosted.getEndpointName())
    assert _is_there(endpoint)
    _program("tear_down").of_a_model(hosted)
    assert not _is_there(endpoint)


def test_deletes_what_the_application_has_created(spark, hosted):
    assert _is_there(hosted)
    _program("tear_down").of_the_application(spark)
    assert not _is_there(hosted)


def test_writes_amazon_records(spark, digits, tmp_path):
    folder = str(tmp_path / "records")
    _program("write_amazon_records").run(digits.toDF("myLabelColumn", "myFeaturesColumn"), folder)
    written = spark.read.format("sagemaker").load(folder)
    assert written.count() == ROWS
    assert written.exceptAll(digits).count() == 0


def test_runs_every_program():
    with open(__file__, encoding="utf-8") as tests:
        text = tests.read()
    names = [name.removesuffix(".py") for name in os.listdir(FOLDER) if name.endswith(".py")]
    assert len(names) >= 9
    assert [name for name in names if f'_program("{name}")' not in text] == []
