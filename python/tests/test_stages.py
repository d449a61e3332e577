"""The stages at work on the embedded SageMaker."""

import pytest
from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.linalg import Vectors

from sagemakerspark import cleanup
from sagemakerspark.algorithms.kmeans import KMeansSageMakerEstimator, KMeansSageMakerModel
from sagemakerspark.algorithms.xgboost import XGBoostSageMakerEstimator


@pytest.fixture
def points(spark):
    rows = [(Vectors.dense([float(side * 10 + i % 3), float(side * 10)]),) for side in (0, 1) for i in range(30)]
    return spark.createDataFrame(rows, ["features"])


def _estimator():
    return KMeansSageMakerEstimator(
        k=2,
        featureDim=2,
        miniBatchSize=60,
        trainingInstanceType="ml.c5.xlarge",
        endpointInstanceType="ml.c5.large",
    )


def test_fits_and_transforms(spark, sage_maker, points):
    model = _estimator().fit(points)
    try:
        scored = model.transform(points).collect()
        again = KMeansSageMakerModel.from_endpoint(model.getEndpointName())
        job = KMeansSageMakerModel.from_training_job(model.getTrainingJobName())

        assert len(scored) == 60
        assert {row.closest_cluster for row in scored} == {0.0, 1.0}
        assert again.transform(points).count() == 60
        assert job.getModelDataS3Uri() == model.getModelDataS3Uri()
        assert model.getEndpointName() in repr(model)
    finally:
        model.deleteResources()
    assert not model.isSet("endpointName")


def test_fits_in_a_pipeline_and_scores_after_it_was_loaded(spark, sage_maker, points, tmp_path):
    path = str(tmp_path / "model")
    fitted = Pipeline(stages=[_estimator()]).fit(points)
    try:
        fitted.save(path)
        assert PipelineModel.load(path).transform(points).count() == 60
    finally:
        fitted.stages[0].deleteResources()


def test_finds_nothing_left_behind(spark, sage_maker):
    with cleanup() as found:
        assert list(found.find()) == []


def test_sends_reserved_words_under_the_names_that_the_image_knows(spark, tmp_path):
    stage = XGBoostSageMakerEstimator(regLambda=2.0, regAlpha=0.5)
    path = str(tmp_path / "xgboost")
    stage.save(path)
    loaded = XGBoostSageMakerEstimator.load(path)
    loaded._transfer_params_to_java()
    sent = loaded._java_obj.trainingHyperParameters()

    assert (float(sent["lambda"]), float(sent["alpha"])) == (2.0, 0.5)


def test_tells_a_hyperparameter_that_is_out_of_range_at_once(spark):
    with pytest.raises(ValueError, match="k"):
        KMeansSageMakerEstimator(k=1)


def test_refuses_an_unknown_argument():
    with pytest.raises(TypeError, match="clusters"):
        KMeansSageMakerEstimator(clusters=1)
