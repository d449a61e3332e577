"""The wrappers as a type checker sees them."""

import subprocess
import sys

PROGRAM = """
from sagemakerspark.algorithms.kmeans import KMeansSageMakerEstimator, KMeansSageMakerModel

estimator = KMeansSageMakerEstimator(k=10, extraCenterFactor="auto", tags={"team": "growth"})
estimator.setK(3).setExtraCenterFactor(4).setFeaturesCol("pixels")
model: KMeansSageMakerModel = KMeansSageMakerModel.from_endpoint("digits")
k: int = estimator.getK()

KMeansSageMakerEstimator(k="ten")
KMeansSageMakerEstimator(clusters=10)
KMeansSageMakerEstimator(trainingInstanceCount="two")
estimator.setK("ten")
"""


def test_tells_wrong_names_and_types_before_a_program_runs(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--follow-imports=silent", "--cache-dir", tmp_path, program],
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line.split(":")[1] for line in checked.stdout.splitlines() if "error:" in line]

    first = PROGRAM.splitlines().index('KMeansSageMakerEstimator(k="ten")') + 1
    assert errors == [str(first + i) for i in range(4)], checked.stdout + checked.stderr
