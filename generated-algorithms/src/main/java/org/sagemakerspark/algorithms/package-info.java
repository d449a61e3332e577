/** The estimators and models of SageMaker's built-in algorithms, all generated from their specs. */
@SageMakerAlgorithm("org/sagemakerspark/specs/kmeans.json")
package org.sagemakerspark.algorithms;

import org.sagemakerspark.annotation.SageMakerAlgorithm;
