/** Decides every name, type, literal and text once. */
package org.sagemakerspark.processor.plan;
