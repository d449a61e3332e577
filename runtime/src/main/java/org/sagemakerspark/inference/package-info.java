/**
 * Scores the rows of a partition on an endpoint: batches, requests in flight, retries, refused rows
 * and counters.
 */
package org.sagemakerspark.inference;
