"""The notebook, executed by a kernel with nothing but the wheel, PySpark, and the jars."""

import base64
import os
import re
import sys
import time
import uuid

import pytest

from conftest import BUNDLE, LOCAL, ROOT

nbformat = pytest.importorskip("nbformat", reason="Notebooks are tested on the default line of Spark")
nbclient = pytest.importorskip("nbclient")
psutil = pytest.importorskip("psutil")

FOLDER = os.path.join(os.path.dirname(ROOT), "examples", "notebooks")
MARK = "SAGEMAKER_SPARK_NOTEBOOK_TEST"
END_SECONDS = 60


def _notebook():
    return nbformat.read(os.path.join(FOLDER, "mnist-kmeans.ipynb"), as_version=4)


def _running(mark):
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == mark:
                found.append(process.name())
        except psutil.Error:
            pass  # It has ended, or belongs to somebody else.
    return found


def test_is_kept_without_outputs():
    notebook = _notebook()
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert not cell.get("outputs") and cell.get("execution_count") is None


def test_draws_the_clusters_and_leaves_nothing_running(monkeypatch, tmp_path):
    mark = uuid.uuid4().hex
    monkeypatch.setenv(MARK, mark)
    monkeypatch.setenv("SAGEMAKER_SPARK_JARS", f"{BUNDLE},{LOCAL}")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    notebook = _notebook()
    client = nbclient.NotebookClient(notebook, timeout=180, resources={"metadata": {"path": FOLDER}})
    client.execute()
    deadline = time.monotonic() + END_SECONDS
    while _running(mark) and time.monotonic() < deadline:
        time.sleep(0.1)

    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    text = "".join(output.get("text", "") for output in outputs)
    pictures = [output.data["image/png"] for output in outputs if "image/png" in output.get("data", {})]
    folder = os.path.join(ROOT, "target", "notebook")
    os.makedirs(folder, exist_ok=True)
    for i, picture in enumerate(pictures):
        with open(os.path.join(folder, f"picture-{i}.png"), "wb") as file:
            file.write(base64.b64decode(picture))
    assert len(pictures) == 3
    assert all(len(picture) > 5_000 for picture in pictures)
    assert "8000 digits to train with, 2000 others" in text
    assert float(re.search(r"^purity ([\d.]+)$", text, re.MULTILINE).group(1)) >= 0.5
    assert re.search(r"^Training job \S+: Completed", text, re.MULTILINE)
    assert "left: []" in text
    assert _running(mark) == []
