"""The README's Python program, run by spark-submit on a cluster with nothing but the bundle.

verify.sh VERSION tests/test_submit.py runs it on a version of Spark, on the Java of JAVA_HOME.
"""

import glob
import os
import re
import subprocess
import sys
import zipfile
from contextlib import ExitStack

import pyspark
import pytest

from blocks import run_by
from conftest import one_line
from processes import Process

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BIN = os.path.dirname(sys.executable)
SPARK_HOME = os.path.dirname(pyspark.__file__)
HELD_OUT_DIGITS = 2_000
ENVIRONMENT = {
    "SPARK_HOME": SPARK_HOME,
    "SPARK_LOCAL_IP": "127.0.0.1",
    "SPARK_DAEMON_MEMORY": "256m",
    "PYSPARK_PYTHON": sys.executable,
}


# What becomes of the model that the README's program has trained.
SAVED_AND_NATIVE = """
from sagemakerspark.algorithms.kmeans import KMeansSageMakerModel

model.write().overwrite().save({folder!r})
loaded = KMeansSageMakerModel.load({folder!r}).setScoringMode("native")
loaded.transform(held_out).groupBy("closest_cluster").count().show()
loaded.deleteResources()
print("ran on Java", spark._jvm.java.lang.System.getProperty("java.version"), "and Spark", spark.version)
"""


def _java():
    home = os.environ.get("JAVA_HOME")
    return os.path.join(home, "bin", "java") if home else "java"


def _jar(name):
    (jar,) = glob.glob(os.path.join(ROOT, "python", "target", "jars", f"{name}-[0-9]*.jar"))
    return jar


def _readme_program():
    (program,) = run_by("python/tests/test_submit.py")
    return program.code


@pytest.fixture
def programs():
    with ExitStack() as stack:
        yield stack


def _daemon(programs, folder, name, main, *arguments):
    command = [os.path.join(SPARK_HOME, "bin", "spark-class"), f"org.apache.spark.deploy.{main}"]
    command += ["--host", "127.0.0.1", "--webui-port", "0", *arguments]
    return programs.enter_context(Process(name, command, folder / f"{name}.log", **ENVIRONMENT))


def _cluster(programs, folder):
    """Starts a master and two workers of one core, and returns the master's address."""
    master = _daemon(programs, folder, "master", "master.Master", "--port", "0")
    address = master.await_line(r"Starting Spark master at (spark://\S+:\d+)").group(1)
    workers = []
    for i in range(2):
        arguments = ["--cores", "1", "--memory", "1g", "--work-dir", str(folder / f"work-{i}")]
        workers.append(_daemon(programs, folder, f"worker-{i}", "worker.Worker", *arguments, address))
    for worker in workers:
        worker.await_line("Successfully registered with master")
    return address


def _sage_maker(programs, folder):
    class_path = os.pathsep.join([_jar("sagemaker-spark-local"), os.path.join(SPARK_HOME, "jars", "*")])
    command = [_java(), "-cp", class_path, "org.sagemakerspark.local.Main", "--dir", folder / "state"]
    return programs.enter_context(Process("sage-maker", command, folder / "sage-maker.log"))


def _submit(programs, folder, master, sage_maker, program):
    sage_maker.await_line("--conf spark.sagemaker.watch")
    settings = re.findall(r"^--conf (\S+)$", sage_maker.output(), re.MULTILINE)
    settings += ["spark.driver.host=127.0.0.1", "spark.ui.enabled=false", "spark.executor.memory=600m"]
    command = [os.path.join(BIN, "spark-submit"), "--master", master]
    command += ["--jars", _jar("sagemaker-spark-bundle")]
    for setting in settings:
        command += ["--conf", setting]
    log = folder / "submit.log"
    return programs.enter_context(Process("spark-submit", [*command, program], log, **ENVIRONMENT))


def test_the_program_of_the_readme_runs_on_a_cluster_with_the_bundle_only(programs, tmp_path, monkeypatch):
    assert not [jar for jar in os.listdir(os.path.join(SPARK_HOME, "jars")) if "aws" in jar]
    # Its data is named as in the repository.
    monkeypatch.chdir(ROOT)
    program = tmp_path / "digits.py"
    after = SAVED_AND_NATIVE.format(folder=(tmp_path / "model").as_uri())
    program.write_text(_readme_program() + after, encoding="utf-8")

    sage_maker = _sage_maker(programs, tmp_path)
    master = _cluster(programs, tmp_path)
    output = _submit(programs, tmp_path, master, sage_maker, program).await_success(400)

    rows = re.findall(r"^\|\s+(\d\.0)\|\s*(\d+)\|$", output, re.MULTILINE)
    by_endpoint, natively = sorted(rows[: len(rows) // 2]), sorted(rows[len(rows) // 2 :])
    assert 2 <= len(by_endpoint) <= 10
    assert sum(int(count) for _, count in by_endpoint) == HELD_OUT_DIGITS
    assert natively == by_endpoint
    for i in range(2):
        assert os.listdir(tmp_path / f"work-{i}"), "a worker had nothing to do"
    print(re.search("^ran on Java .*$", output, re.MULTILINE).group())
    objects = [path for path in (tmp_path / "state").rglob("*") if path.is_file()]
    assert [path for path in objects if path.name == "model.tar.gz"]
    assert not [path for path in objects if "/staging/" in str(path)]


def test_configure_keeps_the_jars_that_spark_submit_was_given(programs, tmp_path):
    program = tmp_path / "configure.py"
    program.write_text(
        "import sys, sagemakerspark\n"
        "from pyspark.sql import SparkSession\n"
        "spark = sagemakerspark.configure(SparkSession.builder, sys.argv[1]).getOrCreate()\n"
        "print('jars:', spark.sparkContext.getConf().get('spark.jars'))\n",
        encoding="utf-8",
    )
    command = [os.path.join(BIN, "spark-submit"), "--master", "local[1]", "--conf", "spark.ui.enabled=false"]
    command += ["--jars", _jar("sagemaker-spark-local"), program, _jar("sagemaker-spark-bundle")]
    submit = Process("spark-submit", command, tmp_path / "submit.log", **ENVIRONMENT)
    output = programs.enter_context(submit).await_success(60)

    jars = re.search("^jars: (.*)$", output, re.MULTILINE).group(1)
    assert "sagemaker-spark-local" in jars and "sagemaker-spark-bundle" in jars


def test_the_bundle_brings_the_python_package_too(tmp_path):
    program = "import sagemakerspark.algorithms.kmeans as wrapper; print(wrapper.__file__)"
    command = [sys.executable, "-c", program]
    environment = {**os.environ, "PYTHONPATH": _jar("sagemaker-spark-bundle")}
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)

    assert run.stdout.startswith(_jar("sagemaker-spark-bundle"))


@one_line("The jars are the same.")
def test_named_modules_find_the_jars_by_names_of_their_own():
    names = {}
    for jar in glob.glob(os.path.join(ROOT, "python", "target", "*", "sagemaker-spark-*.jar")):
        if "bundle" in jar:
            continue  # It is for the class path.
        with zipfile.ZipFile(jar) as opened:
            manifest = opened.read("META-INF/MANIFEST.MF").decode()
        names[os.path.basename(jar).rsplit("-", 1)[0]] = re.search(r"Automatic-Module-Name: (\S+)", manifest).group(1)

    assert names == {
        "sagemaker-spark-algorithm-specs": "org.sagemakerspark.specs",
        "sagemaker-spark-local": "org.sagemakerspark.local",
        "sagemaker-spark-processor": "org.sagemakerspark.processor",
    }


@one_line("It has nothing to do with Spark.")
def test_what_a_test_has_started_ends_when_the_test_is_killed(tmp_path):
    started = tmp_path / "started"
    starter = (
        "import os, sys, time; from processes import Process\n"
        f"Process('sleep', ['bash', '-c', 'echo $$; sleep 600 & wait'], {str(started)!r})"
        ".await_line(r'\\d+')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", starter], cwd=os.path.dirname(__file__), check=False)
    group = int(started.read_text())

    # The group is gone as soon as the last of its processes is.
    look = f"while kill -0 -- -{group} 2> /dev/null; do sleep 0.1; done"
    with Process("look", ["bash", "-c", look], tmp_path / "look.log") as looking:
        looking.await_success(30)
