"""A model of a training job that has completed."""

from sagemakerspark.algorithms.kmeans import KMeansSageMakerModel


def run(training_job_name, dataset):
    model = KMeansSageMakerModel.from_training_job(training_job_name)
    try:
        return model.transform(dataset).collect()
    finally:
        model.deleteResources()
