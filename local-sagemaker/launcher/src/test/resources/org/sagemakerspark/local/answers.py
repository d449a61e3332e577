"""Checks every answer of every client against botocore's model: shapes, lengths, patterns, words."""

import re

from botocore.validate import ParamValidator

# The model requires it, and the service leaves it out: recorded answers about jobs that run have none.
NOT_REQUIRED = ["ModelArtifacts"]

checked = set()


def check_answers_of(session):
    """Fails a call of this boto3 session whose answer is not as the service's model has it."""

    def check(http_response, parsed, model, **_):
        if http_response.status_code >= 300 or model.output_shape is None:
            return
        checked.add(model.name)
        answer = {k: v for k, v in parsed.items() if k != "ResponseMetadata"}
        problems = list(violations(answer, model.output_shape, model.name))
        for kind, where, details in ParamValidator().validate(answer, model.output_shape)._errors:
            if details.get("required_name") not in NOT_REQUIRED:
                problems.append(f"{where} {kind} {details}")
        assert not problems, problems

    session.events.register("after-call", check)


def violations(value, shape, path):
    """Finds what ParamValidator does not look at."""
    if shape.type_name == "structure":
        for name, item in value.items():
            if name in shape.members:
                yield from violations(item, shape.members[name], f"{path}.{name}")
            else:
                yield f"{path}.{name} is unknown"
    elif shape.type_name == "list":
        yield from bounds(len(value), shape, path)
        for number, item in enumerate(value):
            yield from violations(item, shape.member, f"{path}[{number}]")
    elif shape.type_name == "map":
        for key, item in value.items():
            yield from violations(key, shape.key, f"{path} key")
            yield from violations(item, shape.value, f"{path}[{key}]")
    elif shape.type_name == "string":
        yield from bounds(len(value), shape, path)
        words = shape.metadata.get("enum")
        if words and value not in words:
            yield f"{path} is {value!r}, none of {words}"
        pattern = shape.metadata.get("pattern")
        if pattern and "\\p{" not in pattern and not re.fullmatch(pattern, value, re.DOTALL):
            yield f"{path} is {value!r}, not like {pattern}"
    elif shape.type_name in ("integer", "long", "float", "double"):
        yield from bounds(value, shape, path)


def bounds(size, shape, path):
    least = shape.metadata.get("min", size)
    most = shape.metadata.get("max", size)
    if not least <= size <= most:
        yield f"{path} is {size}, not from {least} to {most}"
