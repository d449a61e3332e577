"""Writes the Params that all stages have, sagemakerspark/_params.py, from the Java stages."""

import json
import textwrap

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

from pyspark.ml.param import Param, Params, TypeConverters
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
    return (
        HEADER
        + mixin("EstimatorParams", "What every estimator can be told.", estimator, {"weightCol"})
        + mixin("ModelParams", "What every model can be told.", model, set())
    )


def mixin(name, doc, stage, without):
    params = [p for p in stage.params() if p.name() not in without]
    return (
        f'\n\nclass {name}(Params):\n    """{doc}"""\n'
        + "".join(map(declaration, params))
        + "".join(map(accessors, params))
    )


def declaration(param):
    lines = textwrap.wrap(param.doc(), 76, drop_whitespace=False, break_on_hyphens=False)
    doc = "\n        ".join(json.dumps(line, ensure_ascii=False) for line in lines)
    return (
        f"\n    {param.name()} = Param(\n        Params._dummy(),\n"
        f'        "{param.name()}",\n        {doc},\n'
        f"        typeConverter=TypeConverters.{converter(param)},\n    )\n"
    )


def accessors(param):
    name = param.name()
    cap = name[0].upper() + name[1:]
    return (
        f'\n    def get{cap}(self):\n        """Returns the value of {name}."""\n'
        f"        return self.getOrDefault(self.{name})\n"
        f'\n    def set{cap}(self, value):\n        """Sets {name}."""\n'
        f"        return self._set({name}=value)\n"
    )
