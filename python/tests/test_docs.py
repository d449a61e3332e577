"""The blocks of Python and SQL in the pages, run on the embedded SageMaker as they stand there, and the recipes'
programs, each typed into a fresh folder.
"""

import ast
import json
import os
import re
import shlex
import sys

import pyspark
import pytest
from pyspark.ml.linalg import Vectors

from blocks import blocks, run_by
from conftest import BUNDLE, JARS, ROOT
from processes import Process
from sagemakerspark._version import VERSION
from sagemakerspark.algorithms.kmeans import KMeansSageMakerEstimator, KMeansSageMakerModel
from sagemakerspark.algorithms.xgboost import XGBoostSageMakerEstimator, XGBoostSageMakerModel

BLOCKS = run_by("python/tests/test_docs.py")
REPOSITORY = os.path.dirname(ROOT)
DIGITS = os.path.join(REPOSITORY, "examples", "data", "mnist", "mnist-test.libsvm.gz")
RECIPES = "docs/recipes.md"
WHEEL = os.path.join(ROOT, "target", f"wheel-{pyspark.__version__}", f"sagemakerspark-{VERSION}-py3-none-any.whl")
ENVIRONMENT = {"SPARK_HOME": os.path.dirname(pyspark.__file__), "SPARK_LOCAL_IP": "127.0.0.1"}
ENVIRONMENT["PYSPARK_PYTHON"] = sys.executable
RECORDS = "s3a://bucket/train"


def _code(page, words):
    """The block of a page that has these words."""
    (code,) = [block.code for block in BLOCKS if block.page == page and words in block.code]
    return code


def _run(code, **names):
    """Runs a block with what its page has said before, and returns all names that there are then."""
    exec(compile(code, "<block>", "exec"), names)
    return names


@pytest.fixture(scope="module")
def digits(spark):
    return spark.read.format("libsvm").option("numFeatures", 784).load(DIGITS).limit(300).cache()


@pytest.fixture(scope="module")
def trained(spark, sage_maker, digits):
    estimator = KMeansSageMakerEstimator(k=2, featureDim=784, endpointCreationPolicy="DO_NOT_CREATE")
    return estimator.fit(digits)


def test_every_block_has_a_test_here():
    with open(__file__, encoding="utf-8") as tests:
        named = re.findall(r'_code\(("?[\w/.-]+"?), "([^"]+)"\)', tests.read())
    pages = {page.strip('"').replace("RECIPES", RECIPES): [] for page, _ in named}
    for page, words in named:
        pages[page.strip('"').replace("RECIPES", RECIPES)].append(words)
    assert [block for block in BLOCKS if not any(words in block.code for words in pages.get(block.page, []))] == []


def test_writes_and_reads_records(spark, tmp_path):
    code = _code("docs/data-source.md", "frame.write")
    rows = [(1.0, Vectors.dense([2.0, 3.0])), (0.0, Vectors.dense([4.0, 5.0]))]
    frame = spark.createDataFrame(rows, ["churned", "features"])
    back = _run(code.replace(RECORDS, str(tmp_path / "train")), spark=spark, frame=frame)["back"]
    assert sorted((row.label, row.features) for row in back.collect()) == [(0.0, [4.0, 5.0]), (1.0, [2.0, 3.0])]


def test_reads_records_by_sql(spark, tmp_path):
    statements = _code("docs/data-source.md", "CREATE TEMPORARY VIEW").replace(RECORDS, str(tmp_path / "train"))
    row = spark.createDataFrame([(1.0, Vectors.dense([2.0, 3.0]))], ["label", "features"])
    row.write.format("sagemaker").save(str(tmp_path / "train"))
    view, table = [each for each in statements.split(";\n") if each.strip()]
    spark.sql(view)
    assert spark.table("records").collect() == [(1.0, [2.0, 3.0])]
    spark.catalog.dropTempView("records")
    spark.sql(table)
    try:
        assert spark.table("records").collect() == [(1.0, [2.0, 3.0])]
    finally:
        spark.sql("DROP TABLE records")


def test_clusters_digits(sage_maker, digits, capsys):
    _run(_code("docs/python.md", "KMeansSageMakerEstimator"), training=digits, held_out=digits)
    assert "closest_cluster" in capsys.readouterr().out


def test_scores_without_an_endpoint(spark, sage_maker, capsys):
    rows = [(float(i % 2), Vectors.dense([float(i % 2), float(i)])) for i in range(40)]
    customers = spark.createDataFrame(rows, ["label", "features"])
    of = {"numRound": 2, "objective": "binary:logistic", "endpointCreationPolicy": "DO_NOT_CREATE"}
    model_data = XGBoostSageMakerEstimator(**of).fit(customers).getModelDataS3Uri()
    code = _code("docs/native.md", "XGBoostSageMakerModel").replace("s3://bucket/jobs/churn/output/model.tar.gz", model_data)
    _run(code, XGBoostSageMakerModel=XGBoostSageMakerModel, customers=customers)
    assert "prediction" in capsys.readouterr().out


def test_makes_sparks_model_and_takes_one(trained, bucket, digits):
    code = _code("docs/native.md", "from_spark_model").replace("s3://bucket", f"s3://{bucket}")
    names = _run(code, model=trained, KMeansSageMakerModel=KMeansSageMakerModel)
    natively = names["hosted"].setScoringMode("native").transform(digits)
    own = names["own"].transform(digits)
    assert natively.select("closest_cluster").collect() == own.select("prediction").selectExpr("double(prediction)").collect()


def test_the_fixture_for_pytest_is_all_that_a_test_needs(tmp_path):
    (tmp_path / "conftest.py").write_text(_code("docs/python.md", "pytest.fixture"), encoding="utf-8")
    test = "def test_has_a_session(spark):\n    assert spark.conf.get('spark.sagemaker.endpoint').startswith('http')\n"
    (tmp_path / "test_own.py").write_text(test, encoding="utf-8")
    environment = {"SAGEMAKER_SPARK_JARS": ",".join(JARS), **ENVIRONMENT}
    with Process("pytest", _in(tmp_path, sys.executable, "-m", "pytest", "-q"), tmp_path / "log", **environment) as tests:
        assert "1 passed" in tests.await_success(300)


def _in(folder, *command):
    return ["bash", "-c", f'cd "{folder}" && exec "$@"', "bash", *command]


@pytest.fixture
def fresh(tmp_path):
    """A fresh folder with what every recipe begins with: the bundle, the wheel and the program with its data."""
    os.symlink(BUNDLE, tmp_path / os.path.basename(BUNDLE))
    os.symlink(WHEEL, tmp_path / os.path.basename(WHEEL))
    os.symlink(os.path.join(REPOSITORY, "examples"), tmp_path / "examples")
    (program,) = [block for block in run_by("python/tests/test_submit.py") if block.page == "README.md"]
    (tmp_path / "digits.py").write_text(program.code, encoding="utf-8")
    return tmp_path


@pytest.fixture
def settings(sage_maker):
    """The settings that lead a program to the embedded SageMaker; the recipes have those of the user."""
    of_tests = ["spark.ui.enabled=false", "spark.driver.host=127.0.0.1", "spark.driver.bindAddress=127.0.0.1"]
    of_users = ("spark.sagemaker.role", "spark.sagemaker.bucket")
    return [f"{key}={value}" for key, value in sage_maker.spark_conf.items() if key not in of_users] + of_tests


@pytest.fixture(scope="module")
def bucket(trained):
    """A bucket that is there, which a user puts in for the recipes'."""
    return trained.getModelDataS3Uri().split("/")[2]


def _recipe(words):
    (code,) = [block.code for block in blocks() if block.page == RECIPES and words in block.code]
    return code


def _words(words):
    return shlex.split(_recipe(words).replace("\\\n", " "))


def _after(words, option):
    return words[words.index(option) + 1]


def _emr():
    steps = _after(_words("add-steps"), "--steps")
    arguments = [each.strip() for each in re.search(r"Args=\[(.*)\]", steps, re.DOTALL).group(1).split(",")]
    assert arguments[:2] == ["--deploy-mode", "cluster"]
    return arguments[2:]


def _emr_serverless():
    submit = json.loads(" ".join(_after(_words("emr-serverless"), "--job-driver").split()))["sparkSubmit"]
    return [*submit["sparkSubmitParameters"].split(), submit["entryPoint"]]


def _airflow():
    call = [node for node in ast.walk(ast.parse(_recipe("SparkSubmitOperator"))) if isinstance(node, ast.Call)][0]
    of = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}
    confs = [word for key, value in of["conf"].items() for word in ("--conf", f"{key}={value}")]
    submit = ["--jars", of["jars"], "--py-files", of["py_files"], *confs, of["application"]]
    return [word.replace("s3a://", "s3://") for word in submit]


def test_emr_and_airflow_submit_the_same():
    assert _emr() == _emr_serverless() == _airflow()


def _submitted(fresh, settings, bucket, arguments):
    """Submits what a recipe does, with the files of the fresh folder in place of those in S3."""
    local = [re.sub(r"s3://my-bucket/(?:jars|programs)/", f"{fresh}/", word) for word in arguments]
    local = [word.replace("my-bucket", bucket) for word in local]
    confs = [word for setting in settings for word in ("--conf", setting)]
    command = [os.path.join(os.path.dirname(sys.executable), "spark-submit"), "--master", "local[2]", *confs, *local]
    with Process("spark-submit", _in(fresh, *command), fresh / "log", **ENVIRONMENT) as submit:
        return submit.await_success(400)


def _holds_clusters(output):
    counts = [int(count) for count in re.findall(r"^\|\s+\d\.0\|\s*(\d+)\|$", output, re.MULTILINE)]
    assert 2 <= len(counts) <= 10
    assert sum(counts) == 2_000


def test_what_emr_and_airflow_submit_runs(fresh, settings, bucket, sage_maker):
    program = fresh / "digits.py"
    program.write_text(f"{program.read_text()}import sagemakerspark\nprint('from', sagemakerspark.__file__)\n")
    output = _submitted(fresh, settings, bucket, _emr())
    _holds_clusters(output)
    assert re.search(rf"^from .*{os.path.basename(WHEEL)}", output, re.MULTILINE), "not the wheel of --py-files"
    request = sage_maker.requests("CreateTrainingJob")[-1]
    assert request["RoleArn"] == "arn:aws:iam::111122223333:role/SageMaker"
    assert request["OutputDataConfig"]["S3OutputPath"].startswith(f"s3://{bucket}/")


def test_glue_and_processing_give_the_same_with_the_wheel_installed():
    _, bundle, _, wheel, *confs, program = _emr()
    of = json.loads(" ".join(_after(_words("glue create-job"), "--default-arguments").split()))
    assert of == {"--extra-jars": bundle, "--additional-python-modules": wheel, "--conf": " ".join(confs[1:])}
    dockerfile = _recipe("ENTRYPOINT")
    assert f"COPY {os.path.basename(wheel)} {os.path.basename(bundle)} /opt/" in dockerfile
    assert f'["spark-submit", "--jars", "/opt/{os.path.basename(bundle)}"]' in dockerfile
    spec = json.loads(" ".join(_after(_words("create-processing-job"), "--app-specification").split()))
    assert spec["ContainerArguments"] == [*confs[:2], "/opt/ml/processing/input/program/digits.py"]
    assert program == "s3://my-bucket/programs/digits.py"


def test_a_notebook_of_studio_runs_the_program(fresh, settings):
    install, rest = _code(RECIPES, "%pip install").split("\n", 1)
    assert install.split()[2:] == [f"pyspark=={pyspark.__version__}", os.path.basename(WHEEL)]
    (fresh / "cells.py").write_text(rest + (fresh / "digits.py").read_text(), encoding="utf-8")
    confs = " ".join(f"--conf {shlex.quote(setting)}" for setting in settings)
    environment = {**ENVIRONMENT, "PYSPARK_SUBMIT_ARGS": f"{confs} pyspark-shell"}
    with Process("notebook", _in(fresh, sys.executable, "cells.py"), fresh / "log", **environment) as notebook:
        _holds_clusters(notebook.await_success(400))
