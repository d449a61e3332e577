/**
 * Estimators: what is checked before the first call, how training data is staged, and how a fit
 * goes on to a model.
 */
package org.sagemakerspark.estimator;
