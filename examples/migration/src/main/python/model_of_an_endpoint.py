"""A model of an endpoint that is in service."""

from sagemakerspark.algorithms.kmeans import KMeansSageMakerModel


def run(endpoint_name, dataset):
    model = KMeansSageMakerModel.from_endpoint(endpoint_name)
    model.setParams(
        featuresCol="MyFeaturesColumn",
        distanceToClusterCol="DistanceToCluster",
        closestClusterCol="ClusterLabel",
    )
    return model.transform(dataset).collect()
