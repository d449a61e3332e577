"""What a session needs, and the embedded SageMaker."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pyspark.sql import SparkSession

from sagemakerspark._version import VERSION
from sagemakerspark.base import _java_class, _on_driver, _strings

__all__ = ["LocalSageMaker", "configure", "local"]

_JARS = "SAGEMAKER_SPARK_JARS"


def configure(
    builder: SparkSession.Builder | None = None, *jars: str, local: bool = False
) -> SparkSession.Builder:
    """Adds the bundle to a SparkSession builder, and returns the builder.

    Where no jars are given, those of the environment variable ``SAGEMAKER_SPARK_JARS`` are taken, with
    commas between them; where that is not set, Spark gets the bundle by its Maven coordinates, from the
    local Maven repository or a central one. Nothing is added where the bundle is there already. Other
    jars and packages that the builder or ``spark-submit`` names stay.

    :param builder: a new one when it is left out
    :param jars: paths of the bundle and of whatever else is needed
    :param local: whether the jar of the embedded SageMaker is taken by its coordinates too
    :raises FileNotFoundError: when a jar is not there
    :raises RuntimeError: when a session runs that does not have the bundle; it takes no more jars
    """
    builder = SparkSession.builder if builder is None else builder
    if _on_driver():
        _java_class("org.sagemakerspark.estimator.SageMakerEstimator")
    if not jars and _has_bundle():
        return builder
    jars = jars or [jar for jar in os.environ.get(_JARS, "").split(",") if jar]
    missing = [jar for jar in jars if "://" not in jar and not os.path.exists(jar)]
    if missing:
        raise FileNotFoundError(f"{missing[0]} is not there; give the path of an existing jar")
    if jars:
        return _add(builder, "spark.jars", jars)
    artifacts = ["sagemaker-spark-bundle", *(["sagemaker-spark-local"] if local else [])]
    packages = [f"org.sagemakerspark:{artifact}:{VERSION}" for artifact in artifacts]
    return _add(builder, "spark.jars.packages", packages)


def _add(builder, key, values):
    there = [value for value in _setting(builder, key).split(",") if value]
    return builder.config(key, ",".join(dict.fromkeys([*there, *values])))


def _setting(builder, key):
    """Returns what the builder says, or else what spark-submit was given, which it would replace."""
    if key in builder._options or not _is_submitted():
        return builder._options.get(key, "")
    from pyspark import SparkConf, SparkContext

    SparkContext._ensure_initialized()
    return SparkConf().get(key, "")


def _is_submitted():
    return "PYSPARK_GATEWAY_PORT" in os.environ


def _has_bundle():
    """Returns whether the bundle is in a JVM that runs: that of a session, or of spark-submit."""
    from pyspark import SparkContext

    if _is_submitted():
        SparkContext._ensure_initialized()
    jvm = SparkContext._jvm
    return jvm is not None and callable(jvm.org.sagemakerspark.estimator.SageMakerEstimator)


class LocalSageMaker:
    """An embedded SageMaker that runs, and that a session uses. A context manager that closes it.

    :ivar page: address of the page for people: jobs, endpoints and requests, live in a browser
    :ivar endpoint: address of the control plane, the runtime and STS
    :ivar s3_endpoint: address of S3; clients must use path-style access
    :ivar environment: the variables with which boto3 and the AWS CLI use it
    :ivar spark_conf: the settings with which a Spark session uses it
    :ivar java: the Java object ``org.sagemakerspark.local.LocalSageMaker``, which can show faults
    """

    def __init__(self, spark, java):
        self.java = java
        self.page = java.page().toString()
        self.endpoint = java.endpoint().toString()
        self.s3_endpoint = java.s3Endpoint().toString()
        self.environment = dict(java.environment())
        self.spark_conf = dict(java.sparkConf())
        self._session = spark
        self._before = {key: spark.conf.get(key, None) for key in self.spark_conf}
        for key, value in self.spark_conf.items():
            spark.conf.set(key, value)

    def requests(self, operation: str) -> list[dict]:
        """Returns the last requests of an operation such as ``CreateTrainingJob``, the oldest
        first; at most 100.
        """
        return [json.loads(each) for each in self.java.requests(operation)]

    def close(self) -> None:
        """Stops it with all that runs there, and sets the session to what it was set to before."""
        for key, value in self._before.items():
            self._session.conf.unset(key) if value is None else self._session.conf.set(key, value)
        self.java.close()

    def __enter__(self) -> LocalSageMaker:
        return self

    def __exit__(self, *exception) -> None:
        self.close()

    def _repr_html_(self):
        return f'The embedded SageMaker runs; <a href="{self.page}">see what goes on</a>.'


def local(
    spark: SparkSession, images: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> LocalSageMaker:
    """Starts an embedded SageMaker, which the session uses until it is closed.

    It needs the jar ``sagemaker-spark-local`` on Spark's class path.

    :param images: images of your own: the URI that jobs name, and the command that runs for it, as
        a list of words such as ``["python3", "image.py"]``
    :raises TypeError: when a command is one text
    """
    builder = _java_class("org.sagemakerspark.local.LocalSageMaker").builder()
    for uri, command in images.items():
        if isinstance(command, str):
            raise TypeError(
                f"the command of the image {uri} is the text {command!r}; "
                'give a list of its words, such as ["python3", "image.py"]'
            )
        builder.image(uri, _strings(command))
    return LocalSageMaker(spark, builder.start())
