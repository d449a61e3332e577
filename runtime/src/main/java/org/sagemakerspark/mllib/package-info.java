/** Models of Spark's own that models of SageMaker's become, and that become such models. */
package org.sagemakerspark.mllib;
