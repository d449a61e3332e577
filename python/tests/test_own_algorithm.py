"""An algorithm of the user's own: its build writes the wrapper too."""

import glob
import os
import shutil
import subprocess
import sys

import pyspark

from conftest import HERE, JARS, ROOT
from processes import Process

EXAMPLE = os.path.join(os.path.dirname(ROOT), "examples", "custom-algorithm", "src", "main")
PACKAGE = os.path.join("org", "example", "outliers")


def _build(folder):
    """Compiles the example's spec as its Maven build does, and returns the jar."""
    classes = folder / "classes"
    shutil.copytree(os.path.join(EXAMPLE, "resources"), classes)
    spark = os.path.join(os.path.dirname(pyspark.__file__), "jars", "*")
    processor = glob.glob(os.path.join(ROOT, "target", "processor", "*.jar"))
    source = os.path.join(EXAMPLE, "java", PACKAGE, "package-info.java")
    command = ["javac", "-nowarn", "-d", classes, "-cp", os.pathsep.join([*JARS, spark])]
    command += ["-processorpath", os.pathsep.join(processor), source]
    subprocess.run(command, check=True, capture_output=True)
    return shutil.make_archive(str(folder / "outliers"), "zip", classes)


def test_is_wrapped_by_its_own_build(tmp_path):
    archive = _build(tmp_path)
    jar = os.path.splitext(archive)[0] + ".jar"
    os.rename(archive, jar)
    command = [sys.executable, "-P", os.path.join(HERE, "own_algorithm.py"), jar, tmp_path / "model"]
    path = os.pathsep.join([jar, HERE])
    with Process("own algorithm", command, tmp_path / "log", PYTHONPATH=path) as program:
        output = program.await_success(180)

    assert "rows 10 outliers 0" in output
    assert "distance = far is not allowed; it must be 'euclidean', 'manhattan'" in output
    assert "OutliersEstimator has no Param limit. It is called threshold now." in output
    assert "no Param seed. It is gone. The image draws no numbers any more." in output
    assert "OutliersEstimator has no Param other\n" in output
    assert "beside 2" in output
