/** Checks, shows and starts specs from a shell. */
package org.sagemakerspark.processor.cli;
