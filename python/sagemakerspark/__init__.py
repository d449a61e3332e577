"""Train on Amazon SageMaker from Spark DataFrames and score DataFrames on SageMaker endpoints."""

from pkgutil import extend_path

# The wrappers of other builds are in folders and jars of their own.
__path__ = extend_path(__path__, __name__)

from sagemakerspark.base import SageMakerError, TrainingSummary
from sagemakerspark.generic import SageMakerEstimator, SageMakerModel, serializer
from sagemakerspark.hosting import CreatedResource, SageMakerResourceCleanup
from sagemakerspark.session import LocalSageMaker, configure, local

__all__ = [
    "CreatedResource",
    "SageMakerError",
    "SageMakerEstimator",
    "LocalSageMaker",
    "SageMakerModel",
    "SageMakerResourceCleanup",
    "TrainingSummary",
    "configure",
    "local",
    "serializer",
]
