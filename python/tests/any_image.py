"""An image that learns nothing and gives every row the same answer, by the container contract. Named
with ``slow`` it trains until it is stopped.
"""

import json
import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

ANSWER = {
    "closest_cluster": 0.0,
    "distance": 2.0,
    "distance_to_cluster": 1.5,
    "outlier": 0,
    "predicted_label": 1.0,
    "projection": [0.5],
    "score": 0.5,
    "topic_mixture": [0.25, 0.75],
    "topic_weights": [0.25, 0.75],
}


def train(base):
    if "slow" in sys.argv:
        signal.pause()
    with open(os.path.join(base, "model", "nothing"), "w", encoding="utf-8") as file:
        file.write("nothing")


class Server(BaseHTTPRequestHandler):
    def do_GET(self):
        self._answer(b"")

    def do_POST(self):
        rows = self.rfile.read(int(self.headers["Content-Length"])).splitlines()
        self._answer(json.dumps({"predictions": [ANSWER] * len(rows)}).encode())

    def _answer(self, body):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Says nothing of each request."""


if sys.argv[-1] == "train":
    train(os.environ["SAGEMAKER_BASE_DIR"])
else:
    HTTPServer(("127.0.0.1", int(os.environ["SAGEMAKER_BIND_TO_PORT"])), Server).serve_forever()
