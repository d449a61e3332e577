import glob
import os
import sys

import pytest
from pyspark.sql import SparkSession

import sagemakerspark

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(ROOT, "tools"))


@pytest.fixture(scope="session")
def spark():
    jars = sorted(glob.glob(os.path.join(ROOT, "target", "jars", "*.jar")))
    builder = (
        SparkSession.builder.master("local[2]")
        .appName("python tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", os.path.join(ROOT, "target", "spark-warehouse"))
    )
    session = sagemakerspark.configure(builder, *jars).getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="session")
def sage_maker(spark):
    with sagemakerspark.local(spark) as running:
        yield running
