/** Spark's data source for files of RecordIO-protobuf. */
package org.sagemakerspark.datasource;
