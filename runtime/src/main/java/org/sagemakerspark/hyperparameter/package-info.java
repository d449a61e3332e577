/**
 * The hyperparameters of an estimator: their Params, what holds between them, and what the job
 * gets.
 */
package org.sagemakerspark.hyperparameter;
