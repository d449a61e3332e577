/** Columns of a DataFrame: which there are, of which type, and what their metadata says. */
package org.sagemakerspark.schema;
