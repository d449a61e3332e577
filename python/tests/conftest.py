import glob
import os
import sys

import pyspark
import pytest
from pyspark.sql import SparkSession

import sagemakerspark

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
# The blocks of code in the pages, which tests take from there.
sys.path.append(os.path.join(os.path.dirname(ROOT), "docs", "blocks"))
JARS = sorted(glob.glob(os.path.join(ROOT, "target", "jars", "*.jar")))

ANY_IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/any:1"
SLOW_IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/slow:1"

# The types and the pages are the same on each line of Spark, and checked on the default one.
collect_ignore = ["test_types.py", "test_docs.py"] if pyspark.__version__.startswith("3.") else []


def jar(name):
    """Returns the path of one of the project's jars."""
    (path,) = glob.glob(os.path.join(ROOT, "target", "jars", f"{name}-[0-9]*.jar"))
    return path


BUNDLE = jar("sagemaker-spark-bundle")
LOCAL = jar("sagemaker-spark-local")


def session_builder():
    """Returns the builder of a session that keeps to this machine and to target."""
    builder = (
        SparkSession.builder.master("local[2]")
        .appName("python tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", os.path.join(ROOT, "target", "spark-warehouse"))
    )
    return sagemakerspark.configure(builder, *JARS)


@pytest.fixture(scope="session")
def spark():
    session = session_builder().getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="session")
def sage_maker(spark):
    image = [sys.executable, os.path.join(HERE, "any_image.py")]
    images = {ANY_IMAGE: image, SLOW_IMAGE: [*image, "slow"]}
    with sagemakerspark.local(spark, images=images) as running:
        yield running
