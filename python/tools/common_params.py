"""Writes the Params that all stages have, sagemakerspark/_params.py, from the Java stages."""

import json
import textwrap

TYPES = {
    "toInt": "int",
    "toFloat": "float",
    "toBoolean": "bool",
    "toString": "str",
    "toListString": "list[str]",
    "toListInt": "list[int]",
    "toListFloat": "list[float]",
}

CONVERTERS = {
    "IntParam": "toInt",
    "LongParam": "toInt",
    "DoubleParam": "toFloat",
    "BooleanParam": "toBoolean",
    "StringArrayParam": "toListString",
    "IntArrayParam": "toListInt",
    "DoubleArrayParam": "toListFloat",
}

HEADER = '''"""The Params that all stages have. Written by tools/common_params.py from the Java stages."""

from __future__ import annotations

from typing import Any, TypedDict, TypeVar

from pyspark.ml.param import Param, Params, TypeConverters

E = TypeVar("E", bound="EstimatorParams")
M = TypeVar("M", bound="ModelParams")
'''


def converter(java_param):
    """Returns the name of the converter that fits a Java Param."""
    java_class = java_param.getClass()
    while java_class is not None:
        if java_class.getSimpleName() in CONVERTERS:
            return CONVERTERS[java_class.getSimpleName()]
        java_class = java_class.getSuperclass()
    return "toString"


def write(jvm):
    """Returns the module's text."""
    estimator = jvm.org.sagemakerspark.estimator.SageMakerEstimator()
    model = jvm.org.sagemakerspark.model.SageMakerModel()
    common = [p for p in estimator.params() if p.name() != "weightCol"]
    return (
        HEADER
        + mixin("EstimatorParams", "E", "What every estimator can be told.", common)
        + mixin("ModelParams", "M", "What every model can be told.", model.params())
        + arguments("EstimatorArguments", "What every estimator's constructor takes.", common)
    )


def mixin(name, self_type, doc, params):
    return (
        f'\n\nclass {name}(Params):\n    """{doc}"""\n'
        + "".join(map(declaration, params))
        + "".join(accessors(param, self_type) for param in params)
    )


def arguments(name, doc, params):
    return f'\n\nclass {name}(TypedDict, total=False):\n    """{doc}"""\n\n' + "".join(
        f"    {param.name()}: {given(param)}\n" for param in params
    )


def kept(param):
    """Returns the type of a value as it is held."""
    return TYPES[converter(param)]


def given(param):
    """Returns the type of a value as it may be given: what is held as JSON also as a dict."""
    holds_json = "JSON object" in param.doc() or '{"' in param.doc()
    return "dict[str, Any] | str" if holds_json else kept(param)


def declaration(param):
    lines = textwrap.wrap(param.doc(), 76, drop_whitespace=False, break_on_hyphens=False)
    doc = "\n        ".join(json.dumps(line, ensure_ascii=False) for line in lines)
    return (
        f"\n    {param.name()} = Param(\n        Params._dummy(),\n"
        f'        "{param.name()}",\n        {doc},\n'
        f"        typeConverter=TypeConverters.{converter(param)},\n    )\n"
    )


def accessors(param, self_type):
    name = param.name()
    cap = name[0].upper() + name[1:]
    doc = textwrap.fill(param.doc(), 92, subsequent_indent="        ", break_on_hyphens=False)
    return (
        f'\n    def get{cap}(self) -> {kept(param)}:\n        """Returns the value of {name}."""\n'
        f"        return self.getOrDefault(self.{name})\n"
        f"\n    def set{cap}(self: {self_type}, value: {given(param)}) -> {self_type}:\n"
        f'        """Sets {name}.\n\n        {doc}\n        """\n'
        f"        return self._set({name}=value)\n"
    )
