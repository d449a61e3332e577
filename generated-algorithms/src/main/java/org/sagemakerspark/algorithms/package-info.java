/** The estimators and models of SageMaker's built-in algorithms, all generated from their specs. */
@SageMakerAlgorithm("org/sagemakerspark/specs/blazingtext.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/autogluon.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/catboost.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/deepar.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/factorization-machines.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/image-classification.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/ipinsights.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/kmeans.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/knn.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/lda.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/lightgbm.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/linear-learner.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/ntm.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/object-detection.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/pca.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/randomcutforest.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/semantic-segmentation.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/seq2seq.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/tabtransformer.json")
@SageMakerAlgorithm("org/sagemakerspark/specs/xgboost.json")
package org.sagemakerspark.algorithms;

import org.sagemakerspark.annotation.SageMakerAlgorithm;
