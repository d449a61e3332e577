/** XGBoost, with the rules of each version of its image. */
package org.sagemakerspark.local.images.xgboost;
