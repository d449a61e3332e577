/** CloudWatch metrics, read out of the logs of training jobs. */
package org.sagemakerspark.local.server.metrics;
