/** Checks what a spec means. */
package org.sagemakerspark.processor.spec.validate;
