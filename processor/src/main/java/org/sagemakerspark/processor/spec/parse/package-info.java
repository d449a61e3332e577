/** Reads a spec from JSON. */
package org.sagemakerspark.processor.spec.parse;
