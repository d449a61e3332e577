/** Records of RecordIO-protobuf as an independent reader and writer sees them. */
package org.sagemakerspark.local.record;
