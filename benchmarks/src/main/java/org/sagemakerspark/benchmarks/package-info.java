/** Measures the hot paths, each beside a baseline in the same run, and prints a line of JSON. */
package org.sagemakerspark.benchmarks;
