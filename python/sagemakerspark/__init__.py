"""Train on Amazon SageMaker from Spark DataFrames and score DataFrames on SageMaker endpoints."""

from sagemakerspark.generic import SageMakerEstimator, SageMakerModel, serializer
from sagemakerspark.session import cleanup, configure, local

__all__ = [
    "SageMakerEstimator",
    "SageMakerModel",
    "cleanup",
    "configure",
    "local",
    "serializer",
]
