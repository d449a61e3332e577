"""What the wrappers of all stages stand on. The only module that knows PySpark's inner workings."""

import importlib
import json
import pkgutil
import sys
import threading
import time
from abc import ABCMeta
from contextlib import contextmanager
from queue import SimpleQueue
from typing import NamedTuple, Optional

from pyspark.ml.util import DefaultParamsReader, JavaMLReadable, JavaMLReader, JavaMLWritable
from pyspark.ml.wrapper import JavaEstimator, JavaModel, JavaParams
from pyspark.sql import DataFrame, SparkSession

from sagemakerspark import connect
from sagemakerspark._params import EstimatorParams, ModelParams

try:
    from py4j.java_collections import JavaMap
    from py4j.java_gateway import JavaObject, get_java_class
    from pyspark import SparkContext
except ImportError:  # The package pyspark-client is a client of Spark Connect only.
    SparkContext = None

__all__ = ["JavaSageMakerEstimator", "JavaSageMakerModel", "SageMakerError", "TrainingSummary"]

_POLL_SECONDS = 0.1

_UNFIT_ROW = "org.sagemakerspark.recordio.UnfitRowException"

_WRAPPERS = {}
"""The wrapper classes that have been imported, by the names of their Java classes."""


class SageMakerError(RuntimeError):
    """What a training job, an endpoint or a clean-up came to that did not succeed, in Java's words:
    they name what exists, where it is, and what to do. Its cause is the Java error.
    """


class TrainingSummary(NamedTuple):
    """What came of the training job that made a model."""

    jobName: str
    jobArn: Optional[str]
    billableSeconds: Optional[int]
    metrics: dict
    modelDataS3Uri: Optional[str]
    image: Optional[str]


def _on_driver():
    """Returns whether this process has the driver's JVM; a Spark Connect client has none."""
    return SparkContext is not None and SparkContext._active_spark_context is not None


_ARGUMENTS_BEFORE = {
    "sagemakerRole": "roleArn",
    "trainingInputS3DataPath": "trainingInputS3Uri",
    "trainingOutputS3DataPath": "trainingOutputS3Uri",
    "trainingS3DataDistribution": "trainingDataDistribution",
    "trainingCompressionCodec": "trainingCompressionType",
    "trainingKmsKeyId": "trainingOutputKmsKeyId",
    "modelEnvironmentVariables": "modelEnvironment",
}
"""Arguments of the library before, and the Params that they are now."""

_NO_CLIENT = (
    "No client can be passed: region, credentialsProfile, assumeRoleArn and sageMakerEndpoint say "
    "what clients were built for."
)

_ARGUMENTS_GONE = {
    "sagemakerClient": _NO_CLIENT,
    "s3Client": _NO_CLIENT,
    "stsClient": _NO_CLIENT,
    "namePolicyFactory": "Names are made from namePrefix, customTrainingJobName, customModelName, "
    "customEndpointConfigName, customEndpointName and timestampCustomNames.",
    "modelPrependInputRowsToTransformationRows": "The columns of the input are always there; "
    "select those that you want.",
    "uid": "A stage names itself.",
}
"""Arguments of the library before that are no Params, and what there is instead."""
"""What arguments of sagemaker_pyspark's constructors are called now."""


class _Reader(JavaMLReader):
    """Reads a stage by the Java class that its wrapper names."""

    @classmethod
    def _java_loader_class(cls, clazz):
        return clazz._java_class


class _Stage(JavaParams, JavaMLReadable, JavaMLWritable, metaclass=ABCMeta):
    """A stage whose Params are checked by Java when they are set."""

    _earlier = {}
    """What became of Params of earlier versions, by their names."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "_java_class" in vars(cls):
            _WRAPPERS[cls._java_class] = cls

    def _attach(self):
        """Makes the Java stage, and takes the defaults that only it knows."""
        if not _on_driver():
            connect.check()
        self._java_obj = self._new_java_obj(self._java_class, self.uid)
        if _on_driver():
            for param in self.params:
                java_param = self._java_obj.getParam(param.name)
                if self._java_obj.hasDefault(java_param):
                    self._setDefault(**{param.name: self._java_value(param, java_param)})

    def _java_value(self, param, java_param):
        value = self._java_obj.getOrDefault(java_param)
        return list(value) if param.typeConverter.__name__.startswith("toList") else value

    def _set(self, **kwargs):
        """Sets Params. A dict is held as JSON. Java says what is wrong with a value."""
        for name, value in kwargs.items():
            if value is not None:
                value = json.dumps(value) if isinstance(value, dict) else value
                before = dict(self._paramMap)
                super()._set(**{name: value})
                try:
                    self._check(self.getParam(name))
                except ValueError:
                    self._paramMap = before
                    raise
        return self

    def _transfer_params_to_java(self):
        """Tells Java the Params; a copy has taken values that no setter has looked at."""
        with _in_javas_words():
            super()._transfer_params_to_java()

    def _check(self, param):
        """Lets the Java stage's own setter look at a value."""
        if _on_driver() and self._java_obj is not None:
            probe = self._java_obj.copy(self._empty_java_param_map())
            with _in_javas_words():
                _set_in_java(probe, param, self._paramMap[param])

    def setParams(self, **kwargs):
        """Sets several Params at once, each as its own setter does."""
        self._set_each(kwargs)
        return self

    def _set_each(self, kwargs):
        """Sets the Params that a constructor was given, inherited ones too."""
        for name, value in kwargs.items():
            if value is not None:
                if not self.hasParam(name):
                    hint = self._earlier.get(name) or self._renamed(name)
                    raise TypeError(
                        f"{type(self).__name__} has no Param {name}" + (f". {hint}" if hint else "")
                    )
                getattr(self, f"set{name[0].upper()}{name[1:]}")(value)

    def _renamed(self, name):
        """Says what became of an argument of the library before, where this stage has it."""
        now = _ARGUMENTS_BEFORE.get(name)
        return f"It is called {now} now." if now and self.hasParam(now) else _ARGUMENTS_GONE.get(name)

    def _wait(self, call, *args):
        """Runs a call that may wait for SageMaker, and returns what it returns. Says what it waits
        for; when it is interrupted, so is Java, which stops the training job, and the cause of the
        interruption tells what there is.
        """
        self._transfer_params_to_java()
        calls = _java_class("org.sagemakerspark.python.WaitingCall")
        waiting = getattr(calls, call)(self._java_obj, *args)
        # Another thread asks Java: where this one is interrupted, PySpark's own handler asks it too.
        news = SimpleQueue()
        threading.Thread(target=_watch, args=(waiting, news), daemon=True).start()
        try:
            self._show(news)
        except BaseException as interruption:
            waiting.stop()
            self._show(news)
            try:
                what = f"It had ended already: {self._result(waiting).toString()}"
            except Exception as e:
                raise interruption from e
            raise interruption from SageMakerError(what)
        return self._result(waiting)

    @staticmethod
    def _result(waiting):
        with _in_javas_words():
            return waiting.result()

    def _show(self, news):
        shown = self._shows_progress()
        for line in iter(news.get, None):
            if shown:
                print(line, flush=True)

    def _shows_progress(self):
        """Returns whether the user sees progress here: when asked for, and in interactive use."""
        interactive = hasattr(sys, "ps1")
        return self.getProgress() == "console" or interactive and not self.isSet("progress")

    @classmethod
    def read(cls):
        """Returns a reader of stages that Python, Java or Scala has saved."""
        return _Reader(cls) if _on_driver() else connect.Reader(cls)

    @staticmethod
    def _from_java(java_stage):
        return _wrap(java_stage)


class JavaSageMakerEstimator(_Stage, EstimatorParams, JavaEstimator, metaclass=ABCMeta):
    """An estimator that trains on Amazon SageMaker."""

    def __init__(self):
        super().__init__()
        self._attach()

    def _create_model(self, java_model):
        raise NotImplementedError

    def _fit(self, dataset):
        """Trains. The Java model has taken over the estimator's values, and knows more than it."""
        if _on_driver():
            return self._create_model(self._wait("fit", dataset._jdf))
        model = super()._fit(dataset)
        return model._set(**connect.names_in(str(model)))


class JavaSageMakerModel(_Stage, ModelParams, JavaModel, metaclass=ABCMeta):
    """A model that scores on an Amazon SageMaker endpoint."""

    def __init__(self, java_model=None):
        super().__init__(java_model)
        if java_model is None:
            self._attach()
        elif _on_driver():
            self._transfer_params_from_java()

    @classmethod
    def _from_endpoint(cls, endpoint_name):
        if not _on_driver():
            return cls()._set(endpointName=endpoint_name, endpointCreationPolicy="DO_NOT_CREATE")
        return cls._made_by("fromEndpoint", endpoint_name)

    @classmethod
    def _from_model_data(cls, *where):
        if not _on_driver():
            names = ["modelImage", "modelDataS3Uri"][-len(where) :]
            return cls()._set(endpointCreationPolicy="CREATE_ON_TRANSFORM", **dict(zip(names, where)))
        return cls._made_by("fromModelData", *where)

    @classmethod
    def _from_training_job(cls, job_name):
        return cls._made_by("fromTrainingJob", _java_session(), job_name)

    def _to_spark_model(self):
        return JavaParams._from_java(self._with_java("toSparkModel"))

    @classmethod
    def _from_spark_model(cls, model, model_data_s3_uri):
        # Spark's class is imported for type checkers only, so it is known by its name here.
        wanted = cls.from_spark_model.__annotations__["model"]
        if wanted not in [kind.__name__ for kind in type(model).__mro__]:
            raise TypeError(
                f"{cls.__name__} is made of Spark's {wanted}, and not of a {type(model).__name__}. "
                f"Pass a trained {wanted}"
            )
        return cls._made_by("fromSparkModel", model._to_java(), model_data_s3_uri)

    def createEndpoint(self):
        """Brings up an endpoint for the model, unless it has one."""
        self._wait("createEndpoint", _java_session())
        self._take_back("endpointName")

    def deleteResources(self):
        """Deletes the endpoint, its configuration and the SageMaker model, as far as they were
        created for this model or a copy of it and the endpoint still serves it. Afterwards this
        model brings up no endpoint by itself: its ``endpointCreationPolicy`` is ``DO_NOT_CREATE``,
        and :meth:`createEndpoint` brings one up when it is called.
        """
        session = _java_session()
        try:
            self._with_java("deleteResources", session)
        finally:
            self._take_back("endpointName", "endpointCreationPolicy")

    def deleteResourcesOfOtherModels(self):
        """Deletes what was created for the other models that the same estimator has made."""
        self._with_java("deleteResourcesOfOtherModels", _java_session())

    def trainingSummary(self):
        """Returns the :class:`TrainingSummary` of the job that made the model, or None when the
        model does not know of one.
        """
        found = self._with_java("trainingSummary")
        if not found.isPresent():
            return None
        java = found.get()
        values = [getattr(java, field)() for field in TrainingSummary._fields]
        return TrainingSummary(*map(_plain, values))

    def _with_java(self, method, *args):
        _java_class(self._java_class)
        self._transfer_params_to_java()
        with _in_javas_words():
            return getattr(self._java_obj, method)(*args)

    def write(self):
        """Returns a writer of the model, which Python, Java and Scala load."""
        if connect.is_made_of_params(self):
            return connect.as_transformer(self).write()
        return super().write()

    def __repr__(self):
        return self.uid if connect.is_made_of_params(self) else super().__repr__()

    def _transform(self, dataset):
        if connect.is_made_of_params(self):
            return connect.as_transformer(self).transform(dataset)
        if not _on_driver():
            return super()._transform(dataset)
        result = DataFrame(self._wait("transform", dataset._jdf), dataset.sparkSession)
        self._take_back("endpointName")
        return result

    def _take_back(self, *names):
        """Learns what the Java model has found out: its endpoint, and what it was named."""
        for param in map(self.getParam, names):
            java_param = self._java_obj.getParam(param.name)
            if self._java_obj.isSet(java_param):
                self._paramMap[param] = self._java_obj.getOrDefault(java_param)
            else:
                self._paramMap.pop(param, None)

    @classmethod
    def _made_by(cls, factory, *args):
        java_class = _java_class(cls._java_class)
        with _in_javas_words():
            return cls(getattr(java_class, factory)(*args))


def _watch(waiting, news):
    """Passes on what a call says, and None at its end."""
    try:
        done = False
        while not done:
            done = waiting.isDone()
            for line in waiting.news():
                news.put(line)
            if not done:
                time.sleep(_POLL_SECONDS)
    finally:
        news.put(None)


def _set_in_java(java_stage, param, value):
    """Sets a Param of a Java stage as its setter does: with the check, and in its words. Reflection
    finds the method in an interface, and takes the value as an object, where Py4J does neither.
    """
    jvm = SparkContext._active_spark_context._jvm
    lang = jvm.java.lang
    elements = {"toListString": lang.String, "toListInt": jvm.int, "toListFloat": jvm.double}
    element = elements.get(param.typeConverter.__name__)
    if element is not None:
        value = JavaParams._new_java_array(value, element)
    java_param = java_stage.getParam(param.name)
    types = JavaParams._new_java_array(
        [get_java_class(jvm.org.apache.spark.ml.param.Param), get_java_class(lang.Object)],
        lang.Class,
    )
    arguments = JavaParams._new_java_array([java_param, value], lang.Object)
    java_stage.getClass().getMethod("with", types).invoke(java_stage, arguments)


def _java_class(name):
    if not _on_driver():
        raise RuntimeError(
            f"{name} is in the driver's JVM, which a Spark Connect client does not have; call this"
            " in a program that runs on the driver, which can load a model that a client has saved"
        )
    found = SparkContext._active_spark_context._jvm
    for part in name.split("."):
        found = getattr(found, part)
    if not callable(found):
        raise RuntimeError(
            f"{name} is not on Spark's class path; start Spark with --jars"
            " sagemaker-spark-bundle.jar, or see sagemakerspark.configure"
        )
    return found


def _strings(texts):
    """Returns a Java array of strings."""
    context = SparkContext._active_spark_context
    return JavaParams._new_java_array(list(texts), context._jvm.java.lang.String)


def _java_session():
    _java_class("org.apache.spark.sql.SparkSession")
    return SparkSession.active()._jsparkSession


@contextmanager
def _in_javas_words():
    """Raises what Java throws as Python's kind of error: what was refused as a ValueError, also where
    a row is to blame for a job of Spark's, and what went wrong with SageMaker as a SageMakerError.
    """
    try:
        yield
    except Exception as e:
        java = getattr(e, "java_exception", None) or getattr(e, "_origin", None)
        while java is not None and java.getClass().getSimpleName() == "InvocationTargetException":
            java = java.getCause()
        kinds = _kinds(java)
        if "java.lang.IllegalArgumentException" in kinds:
            raise ValueError(java.getMessage()) from None
        if "java.lang.IllegalStateException" in kinds:
            raise SageMakerError(java.getMessage()) from e
        error = _error_of_ours(java)
        if error is None:
            raise
        raise error from e


def _error_of_ours(java):
    """Returns the Python error for what the library has thrown, perhaps in a job of Spark's, or None."""
    while java is not None:
        kinds = _kinds(java)
        if _UNFIT_ROW in kinds:
            return ValueError(java.getMessage())
        if _is_ours(kinds[0]):
            return SageMakerError(java.getMessage())
        java = java.getCause()
    return None


def _kinds(java):
    """Returns the names of a Java object's class and of those that it extends."""
    kinds = []
    kind = None if java is None else java.getClass()
    while kind is not None:
        kinds.append(kind.getName())
        kind = kind.getSuperclass()
    return kinds


def _plain(value):
    """Returns a Java Optional or Map as what Python has for it."""
    if isinstance(value, JavaMap):
        return dict(value)
    if isinstance(value, JavaObject):
        return value.get() if value.isPresent() else None
    return value


def _wrapper_of(name):
    """Returns the wrapper of a Java class."""
    if name not in _WRAPPERS:
        package = importlib.import_module("sagemakerspark.algorithms")
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{package.__name__}.{module.name}")
    if name not in _WRAPPERS:
        raise NotImplementedError(
            f"{name} has no wrapper here; import the module that its own build has generated"
        )
    return _WRAPPERS[name]


def _is_ours(name):
    return name in _WRAPPERS or name.startswith("org.sagemakerspark.")


def _wrap(java_stage):
    """Returns the wrapper of a Java stage that is there, such as one that was loaded."""
    stage = _wrapper_of(java_stage.getClass().getName())()
    stage._java_obj = java_stage
    stage._resetUid(java_stage.uid())
    stage._transfer_params_from_java()
    return stage


def _let_pipelines_find_our_stages():
    """Pipelines look for the wrapper of each stage in PySpark's own packages only."""
    wrap_known, load_known = JavaParams._from_java, DefaultParamsReader.loadParamsInstance
    if getattr(wrap_known, "knows_sagemaker", False):
        return

    def from_java(java_stage):
        ours = _is_ours(java_stage.getClass().getName())
        return _wrap(java_stage) if ours else wrap_known(java_stage)

    def load_params_instance(path, session):
        name = DefaultParamsReader.loadMetadata(path, session)["class"]
        return _wrapper_of(name).load(path) if _is_ours(name) else load_known(path, session)

    from_java.knows_sagemaker = True
    JavaParams._from_java = staticmethod(from_java)
    DefaultParamsReader.loadParamsInstance = staticmethod(load_params_instance)


def _let_actions_say_what_failed():
    """PySpark names the cause of a failed job only where it knows the kind of error. What the library
    throws while rows are scored or written comes as a bare error of Py4J, in which the sentence is lost.
    """
    try:
        from pyspark.errors.exceptions import captured
    except ImportError:  # A client of Spark Connect.
        return
    convert_known = captured.convert_exception
    if getattr(convert_known, "knows_sagemaker", False):
        return

    def convert(java):
        kinds = _kinds(java)
        failed_in_spark = any(kind.startswith("org.apache.spark.") for kind in kinds)
        error = _error_of_ours(java) if failed_in_spark or _UNFIT_ROW in kinds else None
        return convert_known(java) if error is None else error

    convert.knows_sagemaker = True
    captured.convert_exception = convert


_let_pipelines_find_our_stages()
_let_actions_say_what_failed()
