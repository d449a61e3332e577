/** Writes reference pages. */
package org.sagemakerspark.processor.emit.docs;
