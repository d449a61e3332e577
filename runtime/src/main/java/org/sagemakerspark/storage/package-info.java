/** S3 by Hadoop and without it: folders of a job, file systems, committers and uploads. */
package org.sagemakerspark.storage;
