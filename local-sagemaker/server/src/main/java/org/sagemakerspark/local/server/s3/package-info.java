/** The objects of the embedded S3, and what SageMaker reads from and writes to it. */
package org.sagemakerspark.local.server.s3;
