"""What a session needs, the embedded SageMaker, and the clean-up."""

import os
from contextlib import contextmanager

from sagemakerspark.base import _java_class, _java_session

__all__ = ["cleanup", "configure", "local"]


def configure(builder, *jars):
    """Adds the bundle to a SparkSession builder, and returns the builder.

    Other jars that the builder or ``spark-submit`` names stay.

    :param jars: paths of the bundle and of whatever else is needed
    """
    if not jars:
        raise ValueError("configure needs the path of sagemaker-spark-bundle.jar")
    missing = [jar for jar in jars if "://" not in jar and not os.path.exists(jar)]
    if missing:
        raise FileNotFoundError(f"{missing[0]} is not there; give the path of an existing jar")
    there = [jar for jar in _jars_of(builder).split(",") if jar]
    return builder.config("spark.jars", ",".join(dict.fromkeys([*there, *jars])))


def _jars_of(builder):
    """Returns what the builder names, or else what spark-submit was given, which it would replace."""
    if "spark.jars" in builder._options or "PYSPARK_GATEWAY_PORT" not in os.environ:
        return builder._options.get("spark.jars", "")
    from pyspark import SparkConf, SparkContext

    SparkContext._ensure_initialized()
    return SparkConf().get("spark.jars", "")


@contextmanager
def local(spark):
    """Runs an embedded SageMaker that the session uses, for notebooks and pytest.

    It needs ``sagemaker-spark-local.jar`` on Spark's class path. What the session was set to
    before is set again at the end.

    :returns: the Java object ``org.sagemakerspark.local.LocalSageMaker``
    """
    sage_maker = _java_class("org.sagemakerspark.local.LocalSageMaker").start()
    settings = dict(sage_maker.sparkConf())
    before = {key: spark.conf.get(key, None) for key in settings}
    try:
        for key, value in settings.items():
            spark.conf.set(key, value)
        yield sage_maker
    finally:
        for key, value in before.items():
            spark.conf.unset(key) if value is None else spark.conf.set(key, value)
        sage_maker.close()


@contextmanager
def cleanup(*input_s3_uris):
    """Gives what finds and deletes the resources that applications have left behind.

    :returns: the Java object ``org.sagemakerspark.hosting.SageMakerResourceCleanup``
    """
    from pyspark import SparkContext

    context = SparkContext._active_spark_context
    java = _java_class("org.sagemakerspark.hosting.SageMakerResourceCleanup")
    uris = context._gateway.new_array(context._jvm.java.lang.String, len(input_s3_uris))
    for i, uri in enumerate(input_s3_uris):
        uris[i] = uri
    found = java.of(_java_session(), uris)
    try:
        yield found
    finally:
        found.close()
