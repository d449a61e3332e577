"""What a session needs, and the embedded SageMaker."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType

from sagemakerspark.base import _java_class, _strings

__all__ = ["LocalSageMaker", "configure", "local"]


def configure(builder, *jars: str):
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


class LocalSageMaker:
    """An embedded SageMaker that runs.

    :ivar page: address of the page for people: jobs, endpoints and requests, live in a browser
    :ivar endpoint: address of the control plane, the runtime and STS
    :ivar s3_endpoint: address of S3; clients must use path-style access
    :ivar environment: the variables with which boto3 and the AWS CLI use it
    :ivar spark_conf: the settings with which a Spark session uses it
    :ivar java: the Java object ``org.sagemakerspark.local.LocalSageMaker``, which can show faults
    """

    def __init__(self, java):
        self.java = java
        self.page = java.page().toString()
        self.endpoint = java.endpoint().toString()
        self.s3_endpoint = java.s3Endpoint().toString()
        self.environment = dict(java.environment())
        self.spark_conf = dict(java.sparkConf())

    def requests(self, operation: str) -> list[dict]:
        """Returns the last requests of an operation such as ``CreateTrainingJob``, the oldest
        first; at most 100.
        """
        return [json.loads(each) for each in self.java.requests(operation)]

    def _repr_html_(self):
        return f'The embedded SageMaker runs; <a href="{self.page}">see what goes on</a>.'


@contextmanager
def local(spark, images: Mapping[str, Sequence[str]] = MappingProxyType({})):
    """Runs an embedded SageMaker that the session uses, for notebooks and pytest.

    It needs ``sagemaker-spark-local.jar`` on Spark's class path. What the session was set to
    before is set again at the end.

    :param images: images of your own: the URI that jobs name, and the command that runs for it
    :returns: a context manager that gives the running :class:`LocalSageMaker`
    """
    builder = _java_class("org.sagemakerspark.local.LocalSageMaker").builder()
    for uri, command in images.items():
        builder.image(uri, _strings(command))
    running = LocalSageMaker(builder.start())
    before = {key: spark.conf.get(key, None) for key in running.spark_conf}
    try:
        for key, value in running.spark_conf.items():
            spark.conf.set(key, value)
        yield running
    finally:
        for key, value in before.items():
            spark.conf.unset(key) if value is None else spark.conf.set(key, value)
        running.java.close()
