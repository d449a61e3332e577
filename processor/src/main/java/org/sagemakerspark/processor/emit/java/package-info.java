/** Writes Java classes. */
package org.sagemakerspark.processor.emit.java;
