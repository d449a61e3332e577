/** What is written, whatever the language. */
package org.sagemakerspark.processor.emit;
