"""What is different in a Spark Connect client. It has no JVM: the stages are on the server, which takes
their Params, fits, transforms, saves and loads. Nothing else of a stage can be called there.
"""

import re
import secrets
import time

import pyspark
from pyspark.ml import util
from pyspark.ml.util import JavaMLWritable, MLReader
from pyspark.ml.wrapper import JavaModel, JavaTransformer
from pyspark.sql.utils import is_remote

_Reference = getattr(util, "RemoteModelRef", str)
"""How a client holds a model that is on the server; Spark 4.0 knows its id only."""

_NAMES = {"endpointName": r"\(endpoint ([\w-]+)\)", "trainingJobName": r"\(training job ([\w-]+)\)"}


class _Transformer(JavaTransformer, JavaMLWritable):
    """A transformer that the server makes from Params."""


class Reader(MLReader):
    """Lets the server read a stage by the Java class that its wrapper names."""

    def __init__(self, wrapper):
        super().__init__()
        self._wrapper = wrapper

    def load(self, path):
        import pyspark.sql.connect.proto as proto
        from pyspark.ml.connect.serialize import deserialize, deserialize_param
        from pyspark.sql import SparkSession

        is_model = issubclass(self._wrapper, JavaModel)
        kind = "OPERATOR_TYPE_MODEL" if is_model else "OPERATOR_TYPE_ESTIMATOR"
        operator = proto.MlOperator(name=self._wrapper._java_class, type=kind)
        command = proto.Command()
        command.ml_command.read.CopyFrom(proto.MlCommand.Read(operator=operator, path=path))
        _, properties, _ = SparkSession.active().client.execute_command(command)
        read = deserialize(properties)
        stage = self._wrapper(_Reference(read.obj_ref.id)) if is_model else self._wrapper()
        stage._resetUid(read.uid)
        values = read.params.params.items()
        return stage._set(**{name: deserialize_param(value) for name, value in values})


def check():
    """Checks that the stages can be used here, where there is no driver.

    :raises RuntimeError: when there is no session at all, or one of a Spark that is too old
    """
    if not is_remote():
        raise RuntimeError("There is no Spark session yet; stages are made when there is one")
    if not hasattr(util, "try_remote_fit"):
        raise RuntimeError(
            "Spark Connect takes the stages of others from Spark 4.0 on, this is"
            f" {pyspark.__version__}; use them in a program that runs on the driver"
        )


def is_made_of_params(model):
    """Returns whether the server has no such model: Params say all there is to know."""
    return model._java_obj == model._java_class


def as_transformer(model):
    """Returns what the server makes a model of from Params, each time that it looks at a plan. So its
    endpoint has to be known, or to have the same name each time.
    """
    if not (model.isSet("endpointName") or model.isSet("nameSuffix")):
        model._set(nameSuffix=fresh_suffix())
    transformer = _Transformer(model._java_obj)
    transformer._resetUid(model.uid)
    transformer._paramMap = model._paramMap
    return transformer


def fresh_suffix():
    """Returns what the names of a model's resources end with, as Java chooses it."""
    return f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}-{secrets.token_hex(4)}"


def names_in(text):
    """Returns the names that a fitted model tells: its text is all that the server lets a client see."""
    found = {name: re.search(pattern, text) for name, pattern in _NAMES.items()}
    return {name: match.group(1) for name, match in found.items() if match}
