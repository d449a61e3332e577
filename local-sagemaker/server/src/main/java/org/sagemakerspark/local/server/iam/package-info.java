/** IAM, as far as clients of SageMaker ask it. */
package org.sagemakerspark.local.server.iam;
