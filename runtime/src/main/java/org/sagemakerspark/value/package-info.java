/**
 * What values are taken: bounds, checks and what SageMaker's API allows, and how values are
 * written.
 */
package org.sagemakerspark.value;
