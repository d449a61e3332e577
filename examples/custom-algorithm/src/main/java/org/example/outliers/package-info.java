/** A custom algorithm: its estimator and model are generated from the spec. */
@SageMakerAlgorithm("org/example/outliers/outliers.json")
package org.example.outliers;

import org.sagemakerspark.annotation.SageMakerAlgorithm;
