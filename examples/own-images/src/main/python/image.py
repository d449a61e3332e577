"""Six small images in one program, by the container contract: the first argument names the image,
and SageMaker appends ``train`` or ``serve``. Each learns next to nothing, and reads and answers in
a form of its own.
"""

import csv
import io
import json
import math
import os
import statistics
import sys
from collections import Counter, defaultdict
from http.server import BaseHTTPRequestHandler, HTTPServer

BASE = os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")


def texts():
    """Returns the content of each file of the training channel."""
    folder = os.path.join(BASE, "input", "data", "train")
    for parent, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            with open(os.path.join(parent, name), encoding="utf-8", newline="") as file:
                yield file.read()


def csv_rows(text):
    return list(csv.reader(io.StringIO(text)))


def json_lines(text):
    return [json.loads(line) for line in text.splitlines()]


def numbers(row):
    return [float(value) for value in row]


def means(rows):
    return [sum(column) / len(rows) for column in zip(*rows)]


class Anomalies:
    """CSV in, JSON with a boolean out. Two variables say what is far, and how exactly."""

    @staticmethod
    def train(given):
        rows = [numbers(row) for text in texts() for row in csv_rows(text)]
        center = {"mean": statistics.mean, "median": statistics.median}[os.environ["CENTER"]]
        return {
            "center": [center(column) for column in zip(*rows)],
            "threshold": float(given.get("threshold", 3)),
        }

    @staticmethod
    def score(model, body):
        for row in csv_rows(body):
            distance = math.dist(numbers(row), model["center"])
            yield {"distance": round(distance, int(os.environ["DIGITS"])), "anomaly": distance > model["threshold"]}


class Embeddings:
    """A text in, a vector out."""

    root = "data"

    @staticmethod
    def train(given):
        lengths = json.loads(given.get("lengths", "[]"))
        words = Counter()
        for text in texts():
            for row in json_lines(text):
                words.update(w for w in row["text"].split() if not lengths or len(w) in lengths)
        ordered = sorted(words, key=lambda word: (-words[word], word))
        return {
            "words": ordered[: int(given.get("dimensions", 3))],
            "weights": json.loads(given.get("weights", "{}")),
        }

    @staticmethod
    def score(model, body):
        for text in json.loads(body)["inputs"]:
            counts = Counter(text.split())
            weights = model["weights"]
            values = [counts[word] * weights.get(word, 1) for word in model["words"]]
            yield {"embedding": {"values": values}}


class Targets:
    """Lists in, a list out; training data has the targets behind the features."""

    @staticmethod
    def train(given):
        count = int(given["count"])
        rows = [numbers(row)[-count:] for text in texts() for row in csv_rows(text)]
        return {"means": means(rows)}

    @staticmethod
    def score(model, body):
        for row in csv_rows(body):
            yield {"predictions": [float(row[0]) * mean for mean in model["means"]]}


class Forecaster:
    """Series in, a list of values for each quantile out; the request says which quantiles."""

    @staticmethod
    def train(given):
        series = [row for text in texts() for row in json_lines(text)]
        starts = sorted(row["start"] for row in series)
        return {"first": starts[0], "horizon": int(given.get("horizon", 2))}

    @staticmethod
    def score(model, body):
        request = json.loads(body)
        quantiles = request.get("configuration", {}).get("quantiles", [0.5])
        for row in request["instances"]:
            known = sorted(value for value in row["target"] if value is not None)
            if row["start"] < model["first"]:
                raise ValueError("a series begins before all that were trained on")
            yield {
                "quantiles": [
                    [known[int(quantile * len(known))]] * model["horizon"] for quantile in quantiles
                ]
            }


class Mixed:
    """Words and numbers in by their names, a number that may be missing out."""

    lines = True

    @staticmethod
    def train(given):
        sums = defaultdict(list)
        for text in texts():
            for row in csv.DictReader(io.StringIO(text)):
                sums[f"{row['size']} {row['city']}"].append(float(row["y"]))
        least = int(given.get("minimum", 1))
        return {key: sum(y) / len(y) for key, y in sums.items() if len(y) >= least}

    @staticmethod
    def score(model, body):
        for row in json_lines(body):
            size = f"{row['size']} "
            answer = {"seen": sorted(key[len(size) :] for key in model if key.startswith(size))}
            mean = model.get(size + (row["city"] or ""))
            yield answer if mean is None else {**answer, "mean": mean}


class Profile:
    """CSV in, a report out: nothing is served."""

    @staticmethod
    def train(given):
        rows = [numbers(row) for text in texts() for row in csv_rows(text)]
        print(f"rows={len(rows)}", flush=True)
        return {"means": means(rows)}


IMAGES = {
    "anomalies": Anomalies,
    "embeddings": Embeddings,
    "targets": Targets,
    "forecaster": Forecaster,
    "mixed": Mixed,
    "profile": Profile,
}


class Server(BaseHTTPRequestHandler):
    def do_GET(self):
        self._answer(200, "{}")

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        try:
            rows = list(IMAGE.score(MODEL, body))
        except (ValueError, LookupError, TypeError) as e:
            self._answer(400, json.dumps({"error": repr(e)}))
            return
        if getattr(IMAGE, "lines", False):
            self._answer(200, "\n".join(map(json.dumps, rows)), "application/jsonlines")
        else:
            self._answer(200, json.dumps({getattr(IMAGE, "root", "predictions"): rows}))

    def _answer(self, status, text, content_type="application/json"):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args):
        """Says nothing of each request."""


IMAGE = IMAGES[sys.argv[1]]
PATH = os.path.join(BASE, "model", "model.json")
if sys.argv[-1] == "train":
    with open(os.path.join(BASE, "input", "config", "hyperparameters.json"), encoding="utf-8") as f:
        learned = IMAGE.train(json.load(f))
    os.makedirs(os.path.dirname(PATH), exist_ok=True)
    with open(PATH, "w", encoding="utf-8") as f:
        json.dump(learned, f)
else:
    with open(PATH, encoding="utf-8") as f:
        MODEL = json.load(f)
    PORT = int(os.environ.get("SAGEMAKER_BIND_TO_PORT", "8080"))
    HTTPServer(("127.0.0.1", PORT), Server).serve_forever()
