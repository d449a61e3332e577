/** Forecasts of many series by one model. */
package org.sagemakerspark.local.images.deepar;
