"""What docs/migration.md has for spark-shell, typed into that of the distribution, with a cluster behind it."""

import os
import re

import pyspark
import pytest

from conftest import BUNDLE, LOCAL, ROOT
from processes import Process

REPOSITORY = os.path.dirname(ROOT)
FOLDER = os.path.join(REPOSITORY, "examples", "migration", "src", "main", "shell")
SPARK_HOME = os.path.dirname(pyspark.__file__)
SETTINGS = {
    "spark.sagemaker.local": "true",
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}
AT_THE_PROMPT = """
import org.apache.spark.sql.Row
import org.apache.spark.sql.types.StructType
import org.sagemakerspark.codec.{Describable, RequestRowSerializer, RowEncoder}
class Typed extends RequestRowSerializer with Describable {
  override def options: java.util.Map[String, String] = java.util.Map.of()
  override def contentType: String = "text/plain"
  override def bind(schema: StructType, owner: String): RowEncoder[Row] = throw new IllegalStateException
}
new KMeansSageMakerEstimator().setRequestRowSerializer(new Typed)
"""


def _lines():
    """All lines, file by file."""
    for name in sorted(os.listdir(FOLDER)):
        with open(os.path.join(FOLDER, name), encoding="utf-8") as lines:
            yield lines.read()
    yield AT_THE_PROMPT


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    """What the shell has shown, when all lines were typed."""
    folder = tmp_path_factory.mktemp("shell")
    (folder / "typed").write_text("\n".join(_lines()), encoding="utf-8")
    command = [os.path.join(SPARK_HOME, "bin", "spark-shell"), "--master", "local-cluster[1,2,1024]"]
    command += ["--jars", f"{BUNDLE},{LOCAL}"]
    for key, value in SETTINGS.items():
        command += ["--conf", f"{key}={value}"]
    typing = ["bash", "-c", f'cd "{REPOSITORY}" && exec "$@" < "{folder / "typed"}"', "bash", *command]
    environment = {"SPARK_HOME": SPARK_HOME, "SPARK_LOCAL_IP": "127.0.0.1", "TERM": "dumb"}
    with Process("spark-shell", typing, folder / "shell.log", **environment) as shell:
        yield shell.await_success(600)


def test_clusters_digits(screen):
    counts = re.findall(r"^\|\s+\d\.0\|\s*(\d+)\|$", screen, re.MULTILINE)
    assert 2 <= len(counts) <= 10
    assert sum(map(int, counts)) == 2_000


def test_makes_classes_that_are_pasted_raw_on_executors(screen):
    assert sorted(re.findall(r"^\|\s+([01])\|\s+(\d+)\|$", screen, re.MULTILINE)) == [("0", "30"), ("1", "30")]


def test_refuses_a_class_that_is_typed_at_the_prompt(screen):
    assert "Typed is not used: it was typed at a prompt" in screen
    assert ":paste -raw" in screen
