/** SageMaker's contract with containers: folders, hyperparameters, logs and the ways to fail. */
package org.sagemakerspark.local.images.contract;
