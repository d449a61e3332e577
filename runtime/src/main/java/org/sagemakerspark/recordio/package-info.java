/** RecordIO-protobuf: encodes and decodes Amazon Records; it knows nothing of Spark. */
package org.sagemakerspark.recordio;
