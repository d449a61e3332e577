/** Writes PySpark wrappers. */
package org.sagemakerspark.processor.emit.python;
