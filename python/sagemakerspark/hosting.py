"""The clean-up of what was created in SageMaker and S3."""

from __future__ import annotations

from typing import NamedTuple, Optional

from sagemakerspark.base import _in_javas_words, _java_class, _java_session, _strings

__all__ = ["CreatedResource", "SageMakerResourceCleanup"]


class CreatedResource(NamedTuple):
    """Something that was created in SageMaker or S3 and has to be removed one day."""

    kind: str
    """TRAINING_JOB (one that has not ended), ENDPOINT, ENDPOINT_CONFIG, MODEL or STAGED_DATA."""

    name: str
    """Its name; the S3 URI of staged data."""


class SageMakerResourceCleanup:
    """Finds and removes what this library has created, and nothing else, in the account and region
    of the active Spark session. A context manager; it is closed at the end.

    :param input_s3_uris: further folders that estimators have had as their ``trainingInputS3Uri``;
        the session's folder is always looked at
    """

    def __init__(self, *input_s3_uris: str) -> None:
        java_class = _java_class("org.sagemakerspark.lifecycle.SageMakerResourceCleanup")
        with _in_javas_words():
            self._java = java_class.of(_java_session(), _strings(input_s3_uris))

    def find(self, application: Optional[str] = None) -> list[CreatedResource]:
        """Lists what is left of everything, also what applications use that still run.

        :param application: the id of the one Spark application to look at
        :raises SageMakerError: when not everything could be looked at; it names what could not, and
            what was found
        """
        with _in_javas_words():
            found = self._java.find() if application is None else self._java.find(application)
        return _resources(found)

    def delete(self, resources: list[CreatedResource]) -> None:
        """Removes resources, whoever has created them: endpoints before their configurations before
        their models. Goes on after a failure.

        :raises SageMakerError: when something could not be removed; it names what is left
        """
        java = _java_class("java.util.ArrayList")()
        for each in resources:
            resource = _java_class("org.sagemakerspark.lifecycle.CreatedResource")
            java.add(resource(_kind(each.kind), each.name))
        with _in_javas_words():
            self._java.delete(java)

    def deleteAllOf(self, application: str, run: Optional[str] = None) -> list[CreatedResource]:
        """Removes all that one Spark application has left, and returns what was there.

        :param application: the id of the application
        :param run: which driver, where more than one has had this id: the part before the slash in
            the tag ``sagemaker-spark:run``
        :raises SageMakerError: when something could not be removed or looked at, which it names; or
            when more than one driver has had this id
        """
        with _in_javas_words():
            found = self._java.deleteAllOf(*([application] if run is None else [application, run]))
        return _resources(found)

    def close(self) -> None:
        """Closes the connections."""
        self._java.close()

    def __enter__(self) -> SageMakerResourceCleanup:
        return self

    def __exit__(self, *exception) -> None:
        self.close()


def _resources(java):
    return [CreatedResource(each.kind().name(), each.name()) for each in java]


def _kind(name):
    kinds = "org.sagemakerspark.lifecycle.CreatedResource$Kind"
    loader = _java_class("java.lang.Thread").currentThread().getContextClassLoader()
    with _in_javas_words():
        return _java_class("java.lang.Enum").valueOf(loader.loadClass(kinds), name)
