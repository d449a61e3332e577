"""Takes the operations that the server answers out of botocore's model of SageMaker.

    python3 service_model.py VERSION service-2.json > service-model.json

VERSION is botocore's. What stays of a shape is what a value can be checked by: its type, members,
bounds, pattern and words. Every shape that an operation names is there, directly or not.
"""

import json
import sys

OPERATIONS = [
    "AddTags",
    "CreateEndpoint",
    "CreateEndpointConfig",
    "CreateModel",
    "CreateTrainingJob",
    "CreateTransformJob",
    "DeleteEndpoint",
    "DeleteEndpointConfig",
    "DeleteModel",
    "DeleteTags",
    "DeleteTrainingJob",
    "DescribeEndpoint",
    "DescribeEndpointConfig",
    "DescribeModel",
    "DescribeTrainingJob",
    "DescribeTransformJob",
    "ListEndpointConfigs",
    "ListEndpoints",
    "ListModels",
    "ListTags",
    "ListTrainingJobs",
    "ListTransformJobs",
    "Search",
    "StopTrainingJob",
    "StopTransformJob",
    "UpdateEndpoint",
    "UpdateEndpointWeightsAndCapacities",
]

# Of the records that Search finds, the server has these.
KEPT_MEMBERS = {"SearchRecord": ["TrainingJob"]}

# The model requires these, and the service leaves them out: recorded answers about jobs that run
# have no ModelArtifacts.
NOT_REQUIRED = {"DescribeTrainingJobResponse": ["ModelArtifacts"]}

CONSTRAINTS = ["min", "max", "pattern", "enum"]


def reduced(name, shape):
    """Leaves out what no value can be checked by."""
    kept = {"type": shape["type"]}
    kept.update((key, shape[key]) for key in CONSTRAINTS if key in shape)
    if shape["type"] == "structure":
        optional = NOT_REQUIRED.get(name, [])
        required = [member for member in shape.get("required", []) if member not in optional]
        if required:
            kept["required"] = required
        kept["members"] = {
            member: reference["shape"]
            for member, reference in shape["members"].items()
            if member in KEPT_MEMBERS.get(name, shape["members"])
        }
    for key in ("member", "key", "value"):
        if key in shape:
            kept[key] = shape[key]["shape"]
    return kept


def references(shape):
    yield from shape.get("members", {}).values()
    yield from (shape[key] for key in ("member", "key", "value") if key in shape)


def extract(version, service):
    operations = {}
    shapes = {}
    for name in OPERATIONS:
        operation = service["operations"][name]
        operations[name] = {
            side: operation[side]["shape"] for side in ("input", "output") if side in operation
        }
    wanted = [shape for sides in operations.values() for shape in sides.values()]
    while wanted:
        name = wanted.pop()
        if name not in shapes:
            shapes[name] = reduced(name, service["shapes"][name])
            wanted.extend(references(shapes[name]))
    return {
        "source": "botocore " + version + ", data/sagemaker/2017-07-24/service-2.json",
        "operations": operations,
        "shapes": dict(sorted(shapes.items())),
    }


def lines(model):
    """Writes one line an operation or shape, so that a change can be read."""
    yield "{"
    yield '  "source": ' + json.dumps(model["source"]) + ","
    for part, end in (("operations", ","), ("shapes", "")):
        yield f'  "{part}": {{'
        entries = [
            f"    {json.dumps(name)}: {json.dumps(value)}" for name, value in model[part].items()
        ]
        yield ",\n".join(entries)
        yield "  }" + end
    yield "}"


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as file:
        print("\n".join(lines(extract(sys.argv[1], json.load(file)))))
