"""The stages at work on the embedded SageMaker."""

import os
import re
import signal
import threading
import time

import pytest
from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.clustering import KMeansModel
from pyspark.ml.evaluation import MulticlassClassificationEvaluator
from pyspark.ml.linalg import Vectors
from pyspark.ml.tuning import CrossValidator, ParamGridBuilder

from conftest import ANY_IMAGE, ROOT, SLOW_IMAGE, by_line, one_line
from sagemakerspark import (
    SageMakerError,
    SageMakerEstimator,
    SageMakerResourceCleanup,
    serializer,
)
from sagemakerspark.algorithms.autogluon_classifier import AutoGluonClassifier
from sagemakerspark.algorithms.autogluon_regressor import AutoGluonRegressor
from sagemakerspark.algorithms.blazingtext_classifier import BlazingTextClassifier
from sagemakerspark.algorithms.blazingtext_word2vec import BlazingTextWord2Vec
from sagemakerspark.algorithms.catboost_classifier import CatBoostClassifier
from sagemakerspark.algorithms.catboost_regressor import CatBoostRegressor
from sagemakerspark.algorithms.deepar import DeepARSageMakerEstimator
from sagemakerspark.algorithms.factorization_machines_binary_classifier import (
    FactorizationMachinesBinaryClassifier,
)
from sagemakerspark.algorithms.factorization_machines_regressor import (
    FactorizationMachinesRegressor,
)
from sagemakerspark.algorithms.image_classification import ImageClassificationEstimator
from sagemakerspark.algorithms.ipinsights import IPInsightsSageMakerEstimator
from sagemakerspark.algorithms.kmeans import KMeansSageMakerEstimator, KMeansSageMakerModel
from sagemakerspark.algorithms.knn_classifier import KNNClassifier
from sagemakerspark.algorithms.knn_regressor import KNNRegressor
from sagemakerspark.algorithms.lda import LDASageMakerEstimator
from sagemakerspark.algorithms.lightgbm_classifier import LightGBMClassifier
from sagemakerspark.algorithms.lightgbm_regressor import LightGBMRegressor
from sagemakerspark.algorithms.linear_learner_binary_classifier import LinearLearnerBinaryClassifier
from sagemakerspark.algorithms.linear_learner_multiclass_classifier import (
    LinearLearnerMultiClassClassifier,
)
from sagemakerspark.algorithms.linear_learner_regressor import LinearLearnerRegressor
from sagemakerspark.algorithms.ntm import NTMSageMakerEstimator
from sagemakerspark.algorithms.object2vec import Object2VecSageMakerEstimator
from sagemakerspark.algorithms.object_detection import ObjectDetectionEstimator
from sagemakerspark.algorithms.pca import PCASageMakerEstimator
from sagemakerspark.algorithms.randomcutforest import RandomCutForestSageMakerEstimator
from sagemakerspark.algorithms.semantic_segmentation import SemanticSegmentationEstimator
from sagemakerspark.algorithms.seq2seq import Seq2SeqEstimator
from sagemakerspark.algorithms.tabtransformer_classifier import TabTransformerClassifier
from sagemakerspark.algorithms.tabtransformer_regressor import TabTransformerRegressor
from sagemakerspark.algorithms.xgboost import XGBoostSageMakerEstimator

GENERATED = "Each wrapper calls Java in the same way."

# Public names of the library before.
ARGUMENTS_BEFORE = os.path.join(
    os.path.dirname(ROOT), "generated-algorithms", "src", "test", "resources", "facts", "sagemaker-spark-1.4.5.tsv"
)
INSTANCES = {"trainingInstanceType": "ml.c5.xlarge", "endpointInstanceType": "ml.c5.large"}

# Of the embedded images that train, some; the others are tested in Java, and here the wrappers are.
ANY = {
    "trainingImage": ANY_IMAGE,
    "requestRowSerializer": "csv",
    "responseRowDeserializer": "json",
    **INSTANCES,
}

ESTIMATORS = [
    (KMeansSageMakerEstimator, dict(k=2, featureDim=2, miniBatchSize=60, **INSTANCES)),
    (PCASageMakerEstimator, dict(numComponents=1, featureDim=2, miniBatchSize=60, **ANY)),
    (LinearLearnerBinaryClassifier, dict(featureDim=2, miniBatchSize=30, epochs=3, **ANY)),
    (
        LinearLearnerMultiClassClassifier,
        dict(featureDim=2, numClasses=3, miniBatchSize=30, epochs=3, **INSTANCES),
    ),
    (LinearLearnerRegressor, dict(featureDim=2, miniBatchSize=30, epochs=3, **ANY)),
    (FactorizationMachinesBinaryClassifier, dict(featureDim=2, numFactors=2, miniBatchSize=30, **ANY)),
    (FactorizationMachinesRegressor, dict(featureDim=2, numFactors=2, miniBatchSize=30, **ANY)),
    (LDASageMakerEstimator, dict(numTopics=2, featureDim=2, miniBatchSize=60, **ANY)),
    (XGBoostSageMakerEstimator, dict(numRound=2, regLambda=2.0, regAlpha=0.5, **INSTANCES)),
    (KNNClassifier, dict(k=2, sampleSize=60, featureDim=2, **ANY)),
    (KNNRegressor, dict(k=2, sampleSize=60, featureDim=2, **ANY)),
    (NTMSageMakerEstimator, dict(numTopics=2, featureDim=2, **ANY)),
    (RandomCutForestSageMakerEstimator, dict(featureDim=2, **ANY)),
]

# Those whose rows are texts, or lists.
OF_TEXTS = [
    (
        BlazingTextClassifier,
        dict(epochs=5, learningRate=5.0, minCount=1, k=2, **INSTANCES),
        ["concat('a', id % 2) AS label", "concat('b', id % 2) AS text"],
        ["prediction", "labels", "probabilities"],
    ),
    (
        BlazingTextWord2Vec,
        dict(mode="skipgram", minCount=1, vectorDim=2, **INSTANCES),
        ["concat('b', id % 2, ' c') AS sentence", "'c' AS word"],
        ["vector"],
    ),
    (
        IPInsightsSageMakerEstimator,
        dict(numEntityVectors=10, vectorDim=4, epochs=2, **INSTANCES),
        ["concat('user-', id % 2) AS entity", "concat('10.1.0.', id) AS ip"],
        ["dot_product"],
    ),
    (
        DeepARSageMakerEstimator,
        dict(contextLength=4, predictionLength=2, epochs=1, timeFreq="H", **INSTANCES),
        ["'2024-05-31' AS start", "transform(sequence(1, 40), hour -> hour * (1 + id)) AS target"],
        ["mean", "quantiles"],
    ),
    (
        Object2VecSageMakerEstimator,
        dict(enc0MaxSeqLen=2, enc0VocabSize=9, enc0TokenEmbeddingDim=4, epochs=1, **INSTANCES),
        ["id % 2 AS label", "array(id) AS in0", "array(id, id % 2) AS in1"],
        ["prediction", "probability"],
    ),
]

# Those whose rows name what is in S3, or need more in S3; what is trained so is tested in Java.
IN_S3 = [
    (ImageClassificationEstimator, "validation"),
    (ObjectDetectionEstimator, "validation"),
    (SemanticSegmentationEstimator, "validation"),
    (Seq2SeqEstimator, "validation"),
    (AutoGluonClassifier, "model"),
    (AutoGluonRegressor, "model"),
    (CatBoostClassifier, "model"),
    (CatBoostRegressor, "model"),
    (LightGBMClassifier, "model"),
    (LightGBMRegressor, "model"),
    (TabTransformerClassifier, "model"),
    (TabTransformerRegressor, "model"),
]


@pytest.fixture
def points(spark):
    rows = [
        (float(side), Vectors.dense([float(side * 10 + i % 3), float(side * 10 + i)]))
        for side in (0, 1)
        for i in range(30)
    ]
    return spark.createDataFrame(rows, ["label", "features"])


def _k_means(**more):
    return KMeansSageMakerEstimator(k=2, featureDim=2, miniBatchSize=60, **{**INSTANCES, **more})


def test_knows_every_wrapper():
    from test_contract import CLASSES

    generated = {c for c in CLASSES if hasattr(c, "_create_model") and c.__module__ != "sagemakerspark.generic"}
    assert {row[0] for row in ESTIMATORS + OF_TEXTS + IN_S3} == generated


@pytest.mark.parametrize(
    "wrapper, arguments, columns, added",
    by_line(OF_TEXTS, ["DeepARSageMakerEstimator"], GENERATED),
    ids=lambda e: getattr(e, "__name__", ""),
)
def test_fits_and_transforms_texts(spark, sage_maker, wrapper, arguments, columns, added):
    texts = spark.range(8).selectExpr(*columns)
    model = wrapper(**arguments).fit(texts)
    try:
        scored = model.transform(texts)

        assert scored.columns[len(texts.columns) :] == added
        assert all(row[column] is not None for row in scored.collect() for column in added)
    finally:
        model.deleteResources()


@pytest.mark.parametrize(
    "wrapper, channel",
    by_line(IN_S3, ["ImageClassificationEstimator"], GENERATED),
    ids=lambda e: getattr(e, "__name__", ""),
)
def test_asks_for_what_is_in_s3(spark, sage_maker, points, wrapper, channel):
    required = {p.name: 2 for p in wrapper().params if p.name in ("numClasses", "numTrainingSamples")}
    rows = spark.range(1).selectExpr(
        "'s3://b/k' AS path", "array(1) AS source", "'s3://b/k' AS label", "'t' AS text"
    )
    if channel == "model":
        required = {"trainingImage": ANY_IMAGE, "modelImage": ANY_IMAGE}
        rows = points
    with pytest.raises(ValueError, match="needs the channel " + channel):
        wrapper(**required, **INSTANCES).fit(rows)


@pytest.mark.parametrize(
    "wrapper, arguments",
    by_line(ESTIMATORS, ["KMeansSageMakerEstimator", "XGBoostSageMakerEstimator"], GENERATED),
    ids=lambda e: getattr(e, "__name__", ""),
)
def test_fits_and_transforms(spark, sage_maker, points, wrapper, arguments):
    estimator = wrapper(**arguments)
    model = estimator.fit(points)
    try:
        scored = model.transform(points)
        rows = scored.collect()

        assert [row.features for row in rows] == [row.features for row in points.collect()]
        assert len(scored.columns) > 2
        assert all(row[column] is not None for row in rows for column in scored.columns)
    finally:
        model.deleteResources()


def test_trains_with_any_image_and_serializers_with_options(spark, sage_maker, points, tmp_path):
    columns = [{"key": "distance", "type": "double", "column": "far"}]
    estimator = SageMakerEstimator(
        hyperParameters={"depth": "5"},
        **{
            **ANY,
            "responseRowDeserializer": serializer("json", root="predictions", columns=columns),
            "requestRowSerializer": serializer(
                "org.sagemakerspark.codec.UnlabeledCSVRequestRowSerializer"
            ),
        },
    )
    path = str(tmp_path / "any")
    estimator.save(path)
    model = SageMakerEstimator.load(path).fit(points)
    try:
        assert {row.far for row in model.transform(points).collect()} == {2.0}
        assert sage_maker.requests("CreateTrainingJob")[-1]["HyperParameters"]["depth"] == "5"
    finally:
        model.deleteResources()


def test_writes_and_reads_amazon_records(spark, points, tmp_path):
    path = str(tmp_path / "records")
    points.write.format("sagemaker").save(path)
    back = spark.read.format("sagemaker").load(path)

    assert sorted(back.collect(), key=str) == sorted(points.collect(), key=str)


def test_makes_models_of_what_is_in_sagemaker(spark, sage_maker, points):
    model = _k_means().fit(points)
    try:
        endpoint = KMeansSageMakerModel.from_endpoint(model.getEndpointName())
        job = KMeansSageMakerModel.from_training_job(model.getTrainingJobName())
        data = KMeansSageMakerModel.from_model_data(model.getModelDataS3Uri())

        assert {row.closest_cluster for row in endpoint.transform(points).collect()} == {0.0, 1.0}
        assert job.getModelDataS3Uri() == model.getModelDataS3Uri()
        assert data.getModelDataS3Uri() == model.getModelDataS3Uri()
        assert model.getEndpointName() in repr(model)
        assert job.trainingSummary().jobName == model.trainingSummary().jobName
        assert model.trainingSummary().billableSeconds > 0
        assert data.trainingSummary() is None
    finally:
        model.deleteResources()
    assert not model.isSet("endpointName")


def test_scores_natively_and_creates_nothing_for_it(spark, sage_maker, points, tmp_path):
    created = [len(sage_maker.requests(call)) for call in ("CreateModel", "CreateEndpoint")]
    path = str(tmp_path / "natively")
    fitted = Pipeline(stages=[_k_means(scoringMode="native")]).fit(points)
    fitted.save(path)
    scored = PipelineModel.load(path).transform(points).collect()

    assert fitted.stages[0].getScoringMode() == "native"
    assert scored == fitted.transform(points).collect()
    assert [len(sage_maker.requests(call)) for call in ("CreateModel", "CreateEndpoint")] == created
    model = KMeansSageMakerModel.from_model_data(fitted.stages[0].getModelDataS3Uri())
    try:
        assert model.transform(points).collect() == scored
    finally:
        model.deleteResources()
    with pytest.raises(Exception, match="the model files of knn are not read here"):
        KNNClassifier(k=2, sampleSize=60, featureDim=2, scoringMode="native", **INSTANCES).fit(points)


def test_makes_models_of_sparks_own_and_is_made_of_them(spark, sage_maker, points):
    trained = _k_means().fit(points)
    try:
        mine = trained.toSparkModel()
        assert isinstance(mine, KMeansModel)
        assert mine.getFeaturesCol() == trained.getFeaturesCol()
        again = trained.getModelDataS3Uri().replace(".tar.gz", "-of-spark.tar.gz")
        hosted = KMeansSageMakerModel.from_spark_model(mine, again)
        assert hosted.getModelDataS3Uri() == again
        assert hosted.toSparkModel().clusterCenters()[0].tolist() == mine.clusterCenters()[0].tolist()
        assert sorted(row.prediction for row in mine.transform(points).collect()) == sorted(
            row.closest_cluster for row in trained.transform(points).collect()
        )
        with pytest.raises(SageMakerError, match="there is an object already"):
            KMeansSageMakerModel.from_spark_model(mine, again)
    finally:
        trained.deleteResources()


@one_line("It is refused without Spark.")
@pytest.mark.parametrize("other", ["a model", None])
def test_names_the_kind_of_model_that_it_is_made_of(other):
    with pytest.raises(TypeError, match="made of Spark's KMeansModel, and not of a"):
        KMeansSageMakerModel.from_spark_model(other, "s3://bucket/model.tar.gz")


def test_fits_in_a_pipeline_and_scores_after_it_was_loaded(spark, sage_maker, points, tmp_path):
    path = str(tmp_path / "model")
    fitted = Pipeline(stages=[_k_means()]).fit(points)
    try:
        fitted.save(path)
        java = spark._jvm.org.apache.spark.ml.PipelineModel.load(path)

        assert PipelineModel.load(path).transform(points).count() == 60
        assert java.transform(points._jdf).count() == 60
    finally:
        fitted.stages[0].deleteResources()


def test_loads_a_stage_that_says_where_aws_is_only_where_the_session_allows_it(spark, tmp_path):
    key = "spark.sagemaker.loadedStages.allowServiceOverrides"
    path = str(tmp_path / "stage")
    KMeansSageMakerEstimator(s3Endpoint="https://other.example").save(path)
    pipeline = str(tmp_path / "pipeline")
    Pipeline(stages=[KMeansSageMakerEstimator(credentialsProfile="other")]).save(pipeline)

    with pytest.raises(Exception, match="s3Endpoint = https://other.example"):
        KMeansSageMakerEstimator.load(path)
    with pytest.raises(Exception, match="credentialsProfile = other"):
        Pipeline.load(pipeline)
    spark.conf.set(key, "true")
    try:
        assert KMeansSageMakerEstimator.load(path).getS3Endpoint() == "https://other.example"
        assert Pipeline.load(pipeline).getStages()[0].getCredentialsProfile() == "other"
    finally:
        spark.conf.unset(key)


def test_is_tuned_by_a_cross_validator(spark, sage_maker, points):
    estimator = XGBoostSageMakerEstimator(
        numRound=1, objective="multi:softmax", numClass=2, **INSTANCES
    )
    grid = ParamGridBuilder().addGrid(estimator.maxDepth, [1, 2]).build()
    evaluator = MulticlassClassificationEvaluator(
        predictionCol=estimator.getPredictionCol(), metricName="accuracy"
    )
    tuned = CrossValidator(
        estimator=estimator, estimatorParamMaps=grid, evaluator=evaluator, numFolds=2, seed=1
    ).fit(points)
    best = tuned.bestModel
    try:
        assert tuned.avgMetrics == [1.0, 1.0]
        assert best.transform(points).count() == 60
    finally:
        best.deleteResourcesOfOtherModels()
        best.deleteResources()
    with SageMakerResourceCleanup() as cleanup:
        assert cleanup.find() == []


@one_line("The names are Java's.")
def test_sends_reserved_words_under_the_names_that_the_image_knows(spark, sage_maker, points, tmp_path):
    path = str(tmp_path / "xgboost")
    XGBoostSageMakerEstimator(numRound=1, regLambda=2.0, regAlpha=0.5, **INSTANCES).save(path)
    XGBoostSageMakerEstimator.load(path).setEndpointCreationPolicy("DO_NOT_CREATE").fit(points)
    sent = sage_maker.requests("CreateTrainingJob")[-1]["HyperParameters"]

    assert (float(sent["lambda"]), float(sent["alpha"])) == (2.0, 0.5)


@one_line("What is called has nothing to do with Spark.")
def test_cleans_up_what_an_application_has_left(spark, sage_maker, points):
    _k_means(**ANY).fit(points)
    with SageMakerResourceCleanup() as cleanup:
        left = cleanup.find()
        deleted = cleanup.deleteAllOf(spark.sparkContext.applicationId)

        assert {each.kind for each in left} == {"ENDPOINT", "ENDPOINT_CONFIG", "MODEL"}
        assert deleted == left
        assert cleanup.find() == []


@one_line("An error of Java is told as in other tests here.")
def test_tells_why_a_job_failed(spark, sage_maker, points):
    with pytest.raises(SageMakerError, match="could not start: .*Cannot find repository: 111122223333") as error:
        _k_means(trainingImage="111122223333.dkr.ecr.us-east-1.amazonaws.com/none:1").fit(points)
    assert "Traceback" not in str(error.value) and "\tat " not in str(error.value)


def test_refuses_a_wrong_column_before_anything_is_moved(spark, sage_maker, points):
    before = len(sage_maker.requests("CreateTrainingJob"))
    with pytest.raises(ValueError, match="featrues"):
        _k_means(featuresCol="featrues").fit(points)
    assert len(sage_maker.requests("CreateTrainingJob")) == before


def test_says_which_rows_it_cannot_train_on(spark, sage_maker):
    uneven = spark.createDataFrame([(Vectors.dense(1.0),), (Vectors.dense(1.0, 2.0),)], ["features"])
    before = len(sage_maker.requests("CreateTrainingJob"))
    for rows in (uneven.coalesce(1), uneven.repartition(2)):
        with pytest.raises(ValueError, match="^KMeans.*Some rows have 1 feature and some have 2"):
            _k_means(trainingImage=ANY_IMAGE).fit(rows)
    assert len(sage_maker.requests("CreateTrainingJob")) == before


def test_says_which_rows_it_cannot_score_or_write(spark, sage_maker, tmp_path):
    nothing = spark.sql("SELECT cast(NULL AS array<double>) AS features")
    model = KMeansSageMakerModel.from_endpoint("none")

    with pytest.raises(ValueError, match="^The features column 'features' is null in a row"):
        model.transform(nothing).collect()
    with pytest.raises(ValueError, match="^The features column 'features' is null in a row"):
        nothing.write.format("sagemaker").save(str(tmp_path / "rows"))


def test_says_which_endpoint_does_not_answer(spark, sage_maker, points):
    with pytest.raises(SageMakerError, match="^Endpoint none, batch 0"):
        KMeansSageMakerModel.from_endpoint("none").transform(points).collect()


def test_says_what_is_wrong_with_the_params_of_a_fit(spark, sage_maker, points):
    estimator = _k_means()
    with pytest.raises(ValueError, match="k = 1 is not allowed; it must be an int at least 2"):
        estimator.fit(points, {estimator.k: 1})


def test_shows_progress_where_the_user_asks_for_it(spark, sage_maker, points, capsys):
    estimator = _k_means(trainingImage=ANY_IMAGE, endpointCreationPolicy="DO_NOT_CREATE")
    estimator.copy().setProgress("console").fit(points)
    shown = capsys.readouterr().out
    estimator.fit(points)

    assert "Training job kmeans-" in shown
    assert "Completed" in shown
    assert capsys.readouterr().out == ""


def test_stops_the_job_when_it_is_interrupted(spark, sage_maker, points):
    def interrupt_when_it_runs():
        while len(sage_maker.requests("CreateTrainingJob")) == before:
            time.sleep(0.05)
        os.kill(os.getpid(), signal.SIGINT)

    before = len(sage_maker.requests("CreateTrainingJob"))
    user = threading.Thread(target=interrupt_when_it_runs)
    user.start()
    with pytest.raises(KeyboardInterrupt) as interruption:
        _k_means(trainingImage=SLOW_IMAGE).fit(points)
    user.join()

    job = sage_maker.requests("CreateTrainingJob")[-1]["TrainingJobName"]
    assert [each["TrainingJobName"] for each in sage_maker.requests("StopTrainingJob")] == [job]
    assert job in str(interruption.value.__cause__)
    with SageMakerResourceCleanup() as cleanup:
        assert cleanup.find() == []


def test_tells_a_hyperparameter_that_is_out_of_range_at_once(spark):
    with pytest.raises(ValueError, match="k = 1 .*is not allowed; it must be an int at least 2"):
        KMeansSageMakerEstimator(k=1)


def test_keeps_what_was_set_before_when_it_refuses_a_value(spark):
    estimator = KMeansSageMakerEstimator(k=5)
    with pytest.raises(ValueError, match="k = 0"):
        estimator.setK(0)
    assert estimator.getK() == 5


def test_takes_numbers_and_words_in_a_constructor(spark):
    assert KMeansSageMakerEstimator(extraCenterFactor=4).getExtraCenterFactor() == "4"
    assert KMeansSageMakerEstimator(extraCenterFactor="auto").getExtraCenterFactor() == "auto"


def test_answers_an_argument_of_the_library_before_with_the_present_one(spark):
    with pytest.raises(TypeError, match="has no Param sagemakerRole. It is called roleArn now."):
        KMeansSageMakerEstimator(sagemakerRole="arn:aws:iam::123456789012:role/training")


@one_line("The texts are the same.")
def test_answers_every_argument_of_the_library_before_that_is_gone_with_params_that_there_are(spark):
    with open(ARGUMENTS_BEFORE, encoding="utf-8") as facts:
        names = [line.split("\t") for line in facts if line.startswith("argument\tKMeansSageMakerEstimator\t")]
    gone = [name for _, _, name, _ in names if not KMeansSageMakerEstimator().hasParam(name)]
    assert len(gone) == 13
    for name in gone:
        with pytest.raises(TypeError, match=rf"has no Param {name}\. [A-Z]") as refusal:
            KMeansSageMakerEstimator(**{name: "value"})
        hint = str(refusal.value).split(". ", 1)[1]
        for word in re.findall(r"\b[a-z]+[A-Z]\w+", hint):
            assert KMeansSageMakerEstimator().hasParam(word)


def test_sets_several_params_at_once(spark):
    estimator = KMeansSageMakerEstimator(k=5)
    assert estimator.setParams(k=7, namePrefix="segments", featuresCol=None) is estimator
    assert (estimator.getK(), estimator.getNamePrefix()) == (7, "segments")
    with pytest.raises(ValueError, match="k = 0"):
        estimator.setParams(k=0)
    with pytest.raises(TypeError, match="clusters"):
        estimator.setParams(clusters=1)


def test_refuses_an_unknown_argument(spark):
    with pytest.raises(TypeError, match="clusters"):
        KMeansSageMakerEstimator(clusters=1)
