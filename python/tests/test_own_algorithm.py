"""An algorithm of the user's own: its build writes the wrapper too."""

import glob
import os
import shutil
import subprocess
import sys

import pyspark

from conftest import HERE, JARS, ROOT, one_line
from processes import Process

EXAMPLES = os.path.join(os.path.dirname(ROOT), "examples")


def _build(folder, example, package):
    """Compiles an example's specs as its Maven build does, and returns the jar."""
    classes = folder / "classes"
    main = os.path.join(EXAMPLES, example, "src", "main")
    shutil.copytree(os.path.join(main, "resources"), classes)
    spark = os.path.join(os.path.dirname(pyspark.__file__), "jars", "*")
    processor = glob.glob(os.path.join(ROOT, "target", "processor", "*.jar"))
    source = os.path.join(main, "java", "org", "example", package, "package-info.java")
    command = ["javac", "-nowarn", "-d", classes, "-cp", os.pathsep.join([*JARS, spark])]
    command += ["-processorpath", os.pathsep.join(processor), source]
    subprocess.run(command, check=True, capture_output=True)
    archive = shutil.make_archive(str(folder / package), "zip", classes)
    jar = os.path.splitext(archive)[0] + ".jar"
    os.rename(archive, jar)
    return jar


@one_line("The other test compiles against a line's classes; images do not know Spark.")
def test_trains_images_of_all_kinds(tmp_path):
    jar = _build(tmp_path, "own-images", "images")
    image = os.path.join(EXAMPLES, "own-images", "src", "main", "python", "image.py")
    spark = os.path.join(os.path.dirname(pyspark.__file__), "jars", "*")
    pictures = os.path.join(EXAMPLES, "own-images", "src", "main", "image", "Pictures.java")
    command = [sys.executable, "-P", os.path.join(HERE, "own_images.py"), jar, image]
    command += [shutil.which("java"), "-cp", spark, pictures]
    path = os.pathsep.join([jar, HERE])
    with Process("own images", command, tmp_path / "log", PYTHONPATH=path) as program:
        output = program.await_success(400)

    assert "anomalies 2\n" in output
    assert "embeddings [('[0.0,1.0]',), ('[1.0,1.0]',)]" in output
    assert "targets ('[2.0, 2.0]',)" in output
    assert "forecaster [('[[1.0, 1.0], [3.0, 3.0]]',)]" in output
    assert "mixed [('4.0', \"['Ulm']\")]" in output
    assert "pictures ('2.0', '[0.0, 1.0]')" in output
    assert "profile {'rows': 3.0} True" in output
    assert "the image of profile only trains, so the model scores no rows" in output
    assert "profile False" in output


def test_is_wrapped_by_its_own_build(tmp_path):
    jar = _build(tmp_path, "custom-algorithm", "outliers")
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
