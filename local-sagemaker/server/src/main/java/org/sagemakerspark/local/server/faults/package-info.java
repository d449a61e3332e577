/**
 * Misbehaviour that was asked for: requests that fail, wait, are throttled, or get a damaged
 * answer.
 */
package org.sagemakerspark.local.server.faults;
