/**
 * Clients of AWS: regions, credentials, settings of the session and of a stage, and what errors
 * mean.
 */
package org.sagemakerspark.aws;
