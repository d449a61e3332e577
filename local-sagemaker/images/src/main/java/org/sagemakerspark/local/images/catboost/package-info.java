/** CatBoost. */
package org.sagemakerspark.local.images.catboost;
