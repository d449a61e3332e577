/**
 * The embedded SageMaker: one HTTP server that answers for SageMaker, its runtime, S3, STS, IAM,
 * CloudWatch Logs and CloudWatch, on loopback only.
 */
package org.sagemakerspark.local.server;
