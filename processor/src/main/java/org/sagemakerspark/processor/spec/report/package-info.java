/** What can be wrong with a spec, and where. */
package org.sagemakerspark.processor.spec.report;
