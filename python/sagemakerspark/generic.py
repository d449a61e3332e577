"""Stages for any image, and the serializers that they take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyspark import keyword_only

from sagemakerspark._params import HasGroup, HasWeight
from sagemakerspark.base import JavaSageMakerEstimator, JavaSageMakerModel

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from sagemakerspark._params import EstimatorArguments

__all__ = ["SageMakerEstimator", "SageMakerModel", "serializer"]


def serializer(name: str, **options: Any) -> dict[str, Any]:
    """Returns a value for requestRowSerializer or responseRowDeserializer.

    :param name: a format, such as ``"csv"``, or the full name of a Java class on Spark's class path
        that implements ``RequestRowSerializer`` or ``ResponseRowDeserializer``
    :param options: what it is made with, such as ``columns`` of a deserializer, a list of dicts with
        ``key``, ``type`` and ``column``
    """
    return {"class": name, "options": options}


class SageMakerEstimator(JavaSageMakerEstimator, HasGroup, HasWeight):
    """Trains with any image. The image, its hyperparameters and how to talk to its endpoint are
    Params.
    """

    _java_class = "org.sagemakerspark.estimator.SageMakerEstimator"

    @keyword_only
    def __init__(
        self,
        *,
        weightCol: str | None = None,
        groupCol: str | None = None,
        **inherited: Unpack[EstimatorArguments],
    ) -> None:
        """Creates the estimator. Each argument sets the Param of its name."""
        super().__init__()
        self._set_each(self._input_kwargs)

    def _create_model(self, java_model) -> SageMakerModel:
        return SageMakerModel(java_model)


class SageMakerModel(JavaSageMakerModel):
    """Scores rows on an endpoint of any image."""

    _java_class = "org.sagemakerspark.model.SageMakerModel"

    @classmethod
    def from_endpoint(cls, endpoint_name: str) -> SageMakerModel:
        """Returns a model that scores on an endpoint that is there; the model never deletes it."""
        return cls._from_endpoint(endpoint_name)

    @classmethod
    def from_model_data(cls, model_image: str, model_data_s3_uri: str) -> SageMakerModel:
        """Returns a model of an artifact in S3, served by an image that is given by its URI. Its
        endpoint is created at the first transform.
        """
        return cls._from_model_data(model_image, model_data_s3_uri)

    @classmethod
    def from_training_job(cls, job_name: str) -> SageMakerModel:
        """Returns the model of a training job that has made one. Its endpoint is created at the
        first transform.
        """
        return cls._from_training_job(job_name)
