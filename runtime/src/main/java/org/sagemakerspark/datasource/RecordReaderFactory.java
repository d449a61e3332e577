package org.sagemakerspark.datasource;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;

/** What executors need to read their part. */
record RecordReaderFactory(SerializableConfiguration hadoop, StructType required)
    implements PartitionReaderFactory {

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    return new RecordPartitionReader(
        hadoop.value(),
        ((RecordPartition) partition).splits().iterator(),
        new InternalRowDecoder(required));
  }
}
