"""How a session gets the bundle."""

import pytest
from pyspark.sql import SparkSession

import sagemakerspark


def test_adds_nothing_where_the_bundle_is_there(spark):
    builder = SparkSession.builder

    assert sagemakerspark.configure(builder) is builder
    assert not [key for key in builder._options if key.startswith("spark.jars")]


def test_refuses_jars_that_are_not_there(spark):
    with pytest.raises(FileNotFoundError, match="nowhere.jar"):
        sagemakerspark.configure(None, "nowhere.jar")


def test_sets_the_session_back_when_the_embedded_sagemaker_is_closed(spark, sage_maker):
    before = spark.conf.get("spark.sagemaker.endpoint", None)
    with sagemakerspark.local(spark) as another:
        assert another.endpoint != sage_maker.endpoint
        assert spark.conf.get("spark.sagemaker.endpoint", None) != before
    assert spark.conf.get("spark.sagemaker.endpoint", None) == before


def test_refuses_the_command_of_an_image_as_one_text(spark):
    with pytest.raises(TypeError, match=r"image mine:1 is the text 'python3 image.py'; give a list"):
        sagemakerspark.local(spark, images={"mine:1": "python3 image.py"})
