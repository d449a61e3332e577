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

# The default line of Spark runs all tests, and another one those that meet PySpark, or Spark behind it, in a way
# that no other test there does.
IS_DEFAULT_LINE = not pyspark.__version__.startswith("3.")
# The types, the pages and the notebook are the same on each line. The programs of the former library's README do
# what test_stages.py and test_submit.py do.
collect_ignore = [] if IS_DEFAULT_LINE else ["test_types.py", "test_docs.py", "test_notebook.py", "test_migration.py"]
# A test, or one of its values, that runs on the default line only; it says why.
one_line = pytest.mark.one_line


def pytest_configure(config):
    config.addinivalue_line("markers", "one_line(reason): another line of Spark would tell nothing new")


def pytest_collection_modifyitems(config, items):
    if not IS_DEFAULT_LINE:
        config.hook.pytest_deselected(items=[each for each in items if each.get_closest_marker("one_line")])
        items[:] = [each for each in items if not each.get_closest_marker("one_line")]


def by_line(values, others, reason):
    """Returns the values of a test, which are classes, or tuples that begin with one.

    Lines of Spark other than the default one have those only whose class is named.
    """
    rows = [value if isinstance(value, tuple) else (value,) for value in values]
    return [pytest.param(*row, marks=() if row[0].__name__ in others else one_line(reason)) for row in rows]


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
