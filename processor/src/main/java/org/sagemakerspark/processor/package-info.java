/** Turns algorithm specs into Spark stages. */
package org.sagemakerspark.processor;
