"""Deleting endpoints and what belongs to them."""

from sagemakerspark import SageMakerResourceCleanup


def of_a_model(model):
    model.deleteResources()


def of_the_application(spark):
    with SageMakerResourceCleanup() as cleanup:
        cleanup.deleteAllOf(spark.sparkContext.applicationId)
