/** The annotation processor: finds specs, tells problems, writes files. */
package org.sagemakerspark.processor.apt;
