"""Clients of a Spark Connect server, which has the bundle; the clients have no JVM."""

import json
import os
import subprocess
import sys
from contextlib import ExitStack

import pyspark
import pytest

from conftest import BUNDLE, HERE, ROOT
from processes import Process
from sagemakerspark.algorithms.kmeans import KMeansSageMakerModel

HAS_STAGES = pyspark.__version__ >= "4."
needs_stages = pytest.mark.skipif(not HAS_STAGES, reason="This Spark Connect has no stages of others")


@pytest.fixture(scope="module")
def server(sage_maker, tmp_path_factory):
    """The address of a server that is configured for the embedded SageMaker."""
    folder = tmp_path_factory.mktemp("connect")
    settings = {
        "spark.master": "local[2]",
        "spark.connect.grpc.binding.address": "127.0.0.1",
        "spark.connect.grpc.binding.port": "0",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        **sage_maker.spark_conf,
    }
    command = [os.path.join(os.path.dirname(pyspark.__file__), "bin", "spark-submit")]
    command += ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer"]
    command += ["--jars", BUNDLE]
    for key, value in settings.items():
        command += ["--conf", f"{key}={value}"]
    with Process("Spark Connect", command, folder / "server.log") as process:
        port = process.await_line(r"Spark Connect server started at: .*:(\d+)").group(1)
        yield f"sc://127.0.0.1:{port}"


def _client(server, clusters, folder, **environment):
    """Starts a client that finds no Java."""
    folder.mkdir()
    command = [sys.executable, "-P", os.path.join(HERE, "connect_client.py")]
    command += [server, clusters, folder]
    environment.update(PATH="", JAVA_HOME="")
    return Process(f"client of {clusters}", command, folder / "client.log", **environment)


@needs_stages
def test_two_clients_train_and_score_at_once(server, sage_maker, tmp_path):
    endpoints = len(sage_maker.requests("CreateEndpoint"))
    two, three = tmp_path / "two", tmp_path / "three"
    try:
        # The second has the package pyspark-client, in which there is nothing of a driver.
        client_only = os.path.join(ROOT, "target", f"pyspark-client-{pyspark.__version__}")
        with ExitStack() as clients:
            first = clients.enter_context(_client(server, 2, two))
            second = clients.enter_context(_client(server, 3, three, PYTHONPATH=client_only))
            first.await_success(180)
            second.await_success(180)
        saw = [json.loads((folder / "saw.json").read_text()) for folder in (two, three)]

        for one, clusters in zip(saw, (2, 3)):
            answers = one["answers"]
            assert len(answers) == clusters
            assert all(len(found) == 1 for found in answers.values())
            assert len({found[0] for found in answers.values()}) == clusters
            assert one["answers of the loaded pipeline"] == answers
            assert one["answers of the loaded model"] == answers
            assert one["answers of the model of the endpoint"] == answers
            assert one["answers of the model of the data"] == answers
            assert one["answers of the model that scores natively"] == answers
            natively = one["answers of the estimator that scores natively"]
            assert len({tuple(found) for found in natively.values()}) == clusters
            assert one["columns"][-2:] == ["distance_to_cluster", "closest_cluster"]
            assert f"endpoint {one['endpoint']}" in one["text"]
            assert f"training job {one['job']}" in one["text"]
            assert one["data"].endswith("model.tar.gz")
            for call, refusal in one["refusals"].items():
                assert "Spark Connect" in refusal, call
        assert [one["package"] for one in saw] == ["pyspark", "pyspark-client"]
        assert saw[0]["endpoint"] != saw[1]["endpoint"]
        assert len(sage_maker.requests("CreateEndpoint")) == endpoints + 4
        assert saw[0]["began"] < saw[1]["ended"] and saw[1]["began"] < saw[0]["ended"]
    finally:
        for saved in [*tmp_path.glob("*/model"), *tmp_path.glob("*/of data")]:
            KMeansSageMakerModel.load(str(saved)).deleteResources()


@pytest.mark.skipif(HAS_STAGES, reason="This Spark Connect has stages of others")
def test_says_which_spark_a_client_needs():
    code = "from sagemakerspark import SageMakerEstimator; SageMakerEstimator()"
    client = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env={**os.environ, "SPARK_CONNECT_MODE_ENABLED": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "RuntimeError: Spark Connect takes the stages of others from Spark 4.0 on" in client.stderr
