"""What holds for every wrapper: it says what Java says."""

import importlib
import pkgutil

import pytest
from py4j.java_gateway import get_java_class
from py4j.protocol import Py4JJavaError
from pyspark import SparkContext
from pyspark.ml import Estimator, Pipeline, PipelineModel
from pyspark.ml.wrapper import JavaParams

import sagemakerspark
from conftest import by_line
from sagemakerspark import algorithms


def _classes():
    modules = [sagemakerspark.generic] + [
        importlib.import_module(f"{algorithms.__name__}.{each.name}")
        for each in pkgutil.iter_modules(algorithms.__path__)
    ]
    return [
        getattr(module, name)
        for module in modules
        for name in module.__all__
        if isinstance(getattr(module, name), type)
    ]


CONVERTERS = {
    "IntParam": "toInt",
    "LongParam": "toInt",
    "DoubleParam": "toFloat",
    "BooleanParam": "toBoolean",
    "StringArrayParam": "toListString",
    "IntArrayParam": "toListInt",
    "DoubleArrayParam": "toListFloat",
}

CLASSES = _classes()
KINDS = [
    "SageMakerEstimator",
    "SageMakerModel",
    "KMeansSageMakerEstimator",
    "KMeansSageMakerModel",
    "XGBoostSageMakerEstimator",
    "XGBoostSageMakerModel",
]
every = pytest.mark.parametrize(
    "wrapper", by_line(CLASSES, KINDS, "What is generated is the same on each line."), ids=lambda c: c.__name__
)


def _call(java_stage, method, *texts):
    """Calls a method of a Java stage, which may be one of an interface; Py4J finds none there."""
    lang = SparkContext._active_spark_context._jvm.java.lang
    types = JavaParams._new_java_array([get_java_class(lang.String)] * len(texts), lang.Class)
    arguments = JavaParams._new_java_array(list(texts), lang.Object)
    return java_stage.getClass().getMethod(method, types).invoke(java_stage, arguments)


def _value_for(stage, param):
    """Returns a value that the Param has already, or none where it is unset."""
    return stage.getOrDefault(param) if stage.isDefined(param) else None


def _converter(java_param):
    """Returns the name of the converter that fits a Java Param."""
    java_class = java_param.getClass()
    while java_class is not None:
        if java_class.getSimpleName() in CONVERTERS:
            return CONVERTERS[java_class.getSimpleName()]
        java_class = java_class.getSuperclass()
    return "toString"


def test_wraps_every_stage_that_java_registers(spark):
    loader = spark._jvm.java.lang.Thread.currentThread().getContextClassLoader()
    stages = set()
    for service in ("Estimator", "Transformer"):
        for file in spark._jvm.java.util.Collections.list(
            loader.getResources(f"META-INF/services/org.apache.spark.ml.{service}")
        ):
            stream = file.openStream()
            stages.update(bytes(stream.readAllBytes()).decode().split())
            stream.close()
    ours = {name for name in stages if name.startswith("org.sagemakerspark.")}

    assert {c._java_class for c in CLASSES} == ours


@every
def test_has_javas_params_with_their_docs_and_types(spark, wrapper):
    stage = wrapper()
    java = {p.name(): p for p in stage._java_obj.params()}

    assert {p.name for p in stage.params} == set(java)
    for param in stage.params:
        assert param.doc == java[param.name].doc(), param.name
        assert param.typeConverter.__name__ == _converter(java[param.name]), param.name


@every
def test_writes_javas_defaults_into_its_constructor(spark, wrapper, monkeypatch):
    monkeypatch.setattr(wrapper, "_attach", lambda self: None)
    stage = wrapper()
    java = spark._jvm
    for part in wrapper._java_class.split("."):
        java = getattr(java, part)
    java = java()
    for param in stage.params:
        if stage.hasDefault(param):
            value = java.getOrDefault(java.getParam(param.name))
            kept = stage.getOrDefault(param)
            assert kept == (list(value) if isinstance(kept, list) else value), param.name


@every
def test_sets_and_gets_what_it_has(spark, wrapper):
    stage = wrapper()
    for param in stage.params:
        value = _value_for(stage, param)
        if value is not None:
            capital = param.name[0].upper() + param.name[1:]
            assert getattr(stage, "set" + capital)(value) is stage, param.name
            assert getattr(stage, "get" + capital)() == value, param.name


@every
def test_raises_a_key_error_where_a_param_has_no_value(spark, wrapper):
    stage = wrapper()
    unset = [param for param in stage.params if not stage.hasDefault(param)]

    assert unset
    for param in unset:
        with pytest.raises(KeyError):
            getattr(stage, f"get{param.name[0].upper()}{param.name[1:]}")()


@every
def test_survives_copy_save_and_load_with_java_on_the_other_side(spark, wrapper, tmp_path):
    stage = wrapper().setFeaturesCol("pixels").setMaxConcurrentRequestsPerTask(3)
    copy = stage.copy()
    path = str(tmp_path / "stage")
    stage.save(path)
    java = spark._jvm
    for part in wrapper._java_class.split("."):
        java = getattr(java, part)
    in_java = java.load(path)
    in_java.set(in_java.getParam("featuresCol").w("dots"))
    in_java.write().overwrite().save(path)
    back = wrapper.load(path)

    assert (copy.uid, copy.getFeaturesCol()) == (stage.uid, "pixels")
    assert _call(in_java, "getMaxConcurrentRequestsPerTask") == 3
    assert type(back) is wrapper
    assert (back.uid, back.getFeaturesCol()) == (stage.uid, "dots")
    assert back.getMaxConcurrentRequestsPerTask() == 3


@every
def test_survives_save_and_load_in_a_pipeline_of_python_and_of_java(spark, wrapper, tmp_path):
    stage = wrapper().setFeaturesCol("pixels")
    path = str(tmp_path / "pipeline")
    holder = Pipeline if isinstance(stage, Estimator) else PipelineModel
    pipeline = Pipeline(stages=[stage]) if holder is Pipeline else PipelineModel([stage])
    pipeline.save(path)
    java = getattr(spark._jvm.org.apache.spark.ml, holder.__name__).load(path)
    java.write().overwrite().save(path)
    loaded = holder.load(path)
    stages = loaded.getStages() if holder is Pipeline else loaded.stages

    assert [type(each) for each in stages] == [wrapper]
    assert stages[0].getFeaturesCol() == "pixels"


@every
def test_refuses_a_bad_value_in_javas_words(spark, wrapper):
    stage = wrapper()
    java = stage._java_obj.copy(stage._empty_java_param_map())
    for name, setter, bad in [
        ("handleInvalid", "setHandleInvalid", "sometimes"),
        ("maxConcurrentRequestsPerTask", "setMaxConcurrentRequestsPerTask", 0),
        ("maxConcurrentRequestsPerTask", "setMaxConcurrentRequestsPerTask", 1 << 40),
        ("tags", "setTags", {"sagemaker-spark:mine": "no"}),
    ]:
        with pytest.raises(ValueError) as ours:
            getattr(stage, setter)(bad)

        assert str(ours.value).startswith(f"{stage.uid}: {name} = ")
        assert "it must be" in str(ours.value)
        assert not stage.isSet(name)
        if isinstance(bad, str):
            with pytest.raises(Py4JJavaError) as theirs:
                _call(java, setter, bad)
            assert str(ours.value) == theirs.value.java_exception.getCause().getMessage()
