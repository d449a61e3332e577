"""The README's three lines, typed at the prompt of a plain Python into which the wheel was installed."""

import fcntl
import glob
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import termios
import time
import venv

import numpy
import py4j
import pyspark
import pytest

from blocks import run_by
from conftest import BUNDLE, LOCAL, ROOT
from sagemakerspark._version import VERSION

LINE_SECONDS = 180
PROMPT = ">>> "
RESULT = """\
from pyspark.ml.linalg import Vectors
points = spark.createDataFrame([(Vectors.dense([10.0 * (i % 2), i % 3]),) for i in range(40)], ["features"])
from sagemakerspark.algorithms.kmeans import KMeansSageMakerEstimator
of = dict(trainingInstanceType="ml.c5.xlarge", endpointInstanceType="ml.c5.large")
model = KMeansSageMakerEstimator(k=2, featureDim=2, miniBatchSize=40, **of).fit(points)
"clusters", model.transform(points).select("closest_cluster").distinct().count()
model.deleteResources()
sage_maker.close()
spark.stop()
"""


def _three_lines():
    (lines,) = run_by("python/tests/test_repl.py")
    return lines.code


@pytest.fixture
def python(tmp_path):
    """A Python of its own, with PySpark as pip would have installed it, and the wheel."""
    folder = tmp_path / "venv"
    venv.create(folder, with_pip=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    for package in (pyspark, py4j, numpy):
        of = os.path.dirname(package.__file__)
        for there in glob.glob(f"{of}*"):
            (packages / os.path.basename(there)).symlink_to(there)
    wheels = glob.glob(os.path.join(ROOT, "target", f"wheel-{pyspark.__version__}", "*.whl"))
    pip = [folder / "bin" / "pip", "install", "-q", "--no-index", "--disable-pip-version-check"]
    subprocess.run([*pip, *wheels], check=True)
    return folder / "bin" / "python"


@pytest.fixture
def home(tmp_path):
    """A home in whose Maven repository the artifacts are, as after mvn install."""
    group = tmp_path / "home" / ".m2" / "repository" / "org" / "sagemakerspark"
    for jar in (BUNDLE, LOCAL):
        name = os.path.basename(jar)
        artifact = name.removesuffix(f"-{VERSION}.jar")
        assert artifact != name, "the package and the jars have two versions"
        folder = group / artifact / VERSION
        folder.mkdir(parents=True)
        shutil.copy(jar, folder / name)
        (folder / f"{artifact}-{VERSION}.pom").write_text(
            "<project><modelVersion>4.0.0</modelVersion><groupId>org.sagemakerspark</groupId>"
            f"<artifactId>{artifact}</artifactId><version>{VERSION}</version></project>",
            encoding="utf-8",
        )
    return tmp_path / "home"


class _Prompt:
    """An interactive Python in a terminal."""

    def __init__(self, python, folder, **environment):
        self._terminal, end = pty.openpty()
        # Wide enough for lines to be shown whole.
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 400, 0, 0))
        self._process = subprocess.Popen(
            [python, "-P", "-i", "-q"],
            stdin=end,
            stdout=end,
            stderr=end,
            cwd=folder,
            env={**os.environ, "TERM": "dumb", **environment},
            start_new_session=True,
        )
        os.close(end)
        self.screen = ""

    def type(self, line):
        """Types a line, and waits for the next prompt."""
        before = len(self.screen)
        os.write(self._terminal, f"{line}\n".encode())
        self._read_until(lambda: "\n" in self.screen[before:] and self.screen.endswith(PROMPT))

    def _read_until(self, happened):
        deadline = time.monotonic() + LINE_SECONDS
        while not happened():
            ready, _, _ = select.select([self._terminal], [], [], deadline - time.monotonic())
            assert ready, f"no prompt:\n{self.screen}"
            self.screen += os.read(self._terminal, 65536).decode(errors="replace")

    def __enter__(self):
        self._read_until(lambda: self.screen.endswith(PROMPT))
        return self

    def __exit__(self, *failure):
        # A terminal that is hung up ends what runs in it.
        os.close(self._terminal)
        self._process.wait(LINE_SECONDS)


def test_three_lines_reach_a_session_and_a_result(python, home, tmp_path):
    environment = {
        "SPARK_SUBMIT_OPTS": f"-Duser.home={home}",
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": str(python),
    }
    with _Prompt(python, tmp_path, **environment) as prompt:
        for line in (_three_lines() + RESULT).splitlines():
            prompt.type(line)
        screen = prompt.screen

    assert "('clusters', 2)" in screen
    assert "Traceback" not in screen
    assert re.search(r"^Training job \S+: Completed", screen, re.MULTILINE)
