"""Lets MXNet write models and answer for them.

usage: oracle.py answer FOLDER            answers the rows of each model below the folder
       oracle.py write FOLDER COUNT SEED  writes so many models of each algorithm, with rows and answers

A folder ALGORITHM-NUMBER holds model_algo-1, the rows, and then the answers, each a list of arrays.
All is computed in 64 bits, so that what is compared is the model and not the order of a sum.
"""
import json
import os
import sys
import zipfile

import mxnet as mx
import numpy as np


def wide(array):
    return array.astype("float64")


def members(folder):
    return zipfile.ZipFile(os.path.join(folder, "model_algo-1"))


def run(symbol, arrays, rows):
    """Runs the graph as MXNet does; its arrays are given by name, the label is not looked at."""
    given = {name.split(":", 1)[1]: wide(array) for name, array in arrays.items()}
    given["data"] = rows
    graph = mx.sym.load_json(symbol)
    shapes = {"data": rows.shape}
    given["out_label"] = mx.nd.zeros(
        dict(zip(graph.list_arguments(), graph.infer_shape(**shapes)[0]))["out_label"], dtype="float64"
    )
    return graph.bind(mx.cpu(), {name: given[name] for name in graph.list_arguments()}).forward()[0]


def kmeans(folder, rows):
    (centres,) = mx.nd.load(os.path.join(folder, "model_algo-1"))
    differences = mx.nd.expand_dims(rows, 1) - mx.nd.expand_dims(wide(centres), 0)
    distances = mx.nd.sqrt(mx.nd.sum(differences * differences, axis=2))
    return [mx.nd.argmin(distances, axis=1), mx.nd.min(distances, axis=1)]


def pca(folder, rows):
    arrays = mx.nd.load(os.path.join(folder, "model_algo-1"))
    if "mean" in arrays:
        rows = mx.nd.broadcast_sub(rows, wide(arrays["mean"]))
    return [mx.nd.dot(rows, wide(arrays["v"]))]


def linear(folder, rows):
    with members(folder) as archive:
        arrays = mx.nd.load_frombuffer(archive.read("mx-mod-0000.params"))
        scores = run(archive.read("mx-mod-symbol.json").decode(), arrays, rows)
        parameters = json.loads(archive.read("additional-params.json"))
    if parameters["predictor_type"] == "regressor":
        return [scores]
    if parameters["predictor_type"] == "binary_classifier":
        return [scores, scores >= parameters["threshold"]]
    return [scores, mx.nd.argmax(scores, axis=1)]


def factorization(folder, rows):
    with members(folder) as archive:
        symbol = archive.read("symbol.json").decode()
        scores = run(symbol, mx.nd.load_frombuffer(archive.read("params")), rows)
    return [scores, scores >= 0.5] if "LogisticRegressionOutput" in symbol else [scores]


ALGORITHMS = {"kmeans": kmeans, "pca": pca, "linear": linear, "factorization": factorization}


def answer(folder):
    (rows,) = mx.nd.load(os.path.join(folder, "rows"))
    algorithm = ALGORITHMS[os.path.basename(folder).split("-")[0]]
    mx.nd.save(os.path.join(folder, "answers"), algorithm(folder, wide(rows)))


def pack(folder, contents):
    """Writes a ZIP of texts, and of lists of arrays."""
    with zipfile.ZipFile(os.path.join(folder, "model_algo-1"), "w", zipfile.ZIP_STORED) as archive:
        for name, content in contents.items():
            if isinstance(content, str):
                archive.writestr(name, content)
            else:
                file = os.path.join(folder, "arrays")
                mx.nd.save(file, content)
                archive.write(file, name)


def head(name, total):
    return getattr(mx.sym, name)(total, mx.sym.Variable("out_label"), name="out").tojson()


def write(folder, random, algorithm):
    features = int(random.randint(1, 90))
    width = int(random.randint(2, 12))

    def array(*shape):
        return mx.nd.array(random.normal(size=shape).astype("float32"))

    data = mx.sym.Variable("data")
    path = os.path.join(folder, "model_algo-1")
    if algorithm == "kmeans":
        mx.nd.save(path, [array(width, features)])
    elif algorithm == "pca":
        arrays = {"s": array(width), "v": array(features, width)}
        if random.randint(2):
            arrays["mean"] = array(1, features)
        mx.nd.save(path, arrays)
    elif algorithm == "linear":
        predictor, operator, columns = [
            ("regressor", "LinearRegressionOutput", 1),
            ("binary_classifier", "LogisticRegressionOutput", 1),
            ("multiclass_classifier", "SoftmaxOutput", width),
        ][random.randint(3)]
        weight = mx.sym.Variable("fc0_weight", shape=(features, columns))
        bias = mx.sym.Variable("fc0_bias", shape=(1, columns))
        graph = head(operator, mx.sym.broadcast_add(mx.sym.dot(data, weight), bias))
        parameters = {"threshold": round(float(random.uniform(0.2, 0.8)), 3), "predictor_type": predictor}
        arrays = {"arg:fc0_weight": array(features, columns), "arg:fc0_bias": array(1, columns)}
        pack(
            folder,
            {
                "mx-mod-0000.params": arrays,
                "mx-mod-symbol.json": graph,
                "additional-params.json": json.dumps(parameters),
            },
        )
    else:
        names = [("w1_weight", "w0_weight"), ("Linear_Plus_Bias_weight", "Linear_Plus_Bias_bias")]
        one, zero = names[random.randint(2)]
        v = mx.sym.Variable("v", shape=(features, width))
        linear_part = mx.sym.broadcast_add(
            mx.sym.dot(data, mx.sym.Variable(one, shape=(features, 1))), mx.sym.Variable(zero, shape=(1,))
        )
        pairs = mx.sym.square(mx.sym.dot(data, v)) - mx.sym.dot(mx.sym.square(data), mx.sym.square(v))
        total = linear_part + 0.5 * mx.sym.sum(pairs, axis=1, keepdims=True)
        operator = ["LinearRegressionOutput", "LogisticRegressionOutput"][random.randint(2)]
        arrays = {"arg:v": array(features, width), "arg:" + one: array(features, 1), "arg:" + zero: array(1)}
        pack(folder, {"meta.json": "{}", "symbol.json": head(operator, total), "params": arrays})
    mx.nd.save(os.path.join(folder, "rows"), [array(5, features)])


if sys.argv[1] == "write":
    random = np.random.RandomState(int(sys.argv[4]))
    for algorithm in ALGORITHMS:
        for number in range(int(sys.argv[3])):
            folder = os.path.join(sys.argv[2], f"{algorithm}-{number}")
            os.makedirs(folder)
            write(folder, random, algorithm)
for name in sorted(os.listdir(sys.argv[2])):
    answer(os.path.join(sys.argv[2], name))
