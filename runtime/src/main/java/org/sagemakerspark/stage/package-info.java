/** What estimators and models have in common, and how saved ones are read. */
package org.sagemakerspark.stage;
