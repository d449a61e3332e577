/** Images of all kinds: their estimators and models are generated from the specs. */
@SageMakerAlgorithm("org/example/images/anomalies.json")
@SageMakerAlgorithm("org/example/images/embeddings.json")
@SageMakerAlgorithm("org/example/images/targets.json")
@SageMakerAlgorithm("org/example/images/forecaster.json")
@SageMakerAlgorithm("org/example/images/mixed.json")
@SageMakerAlgorithm("org/example/images/pictures.json")
@SageMakerAlgorithm("org/example/images/profile.json")
package org.example.images;

import org.sagemakerspark.annotation.SageMakerAlgorithm;
