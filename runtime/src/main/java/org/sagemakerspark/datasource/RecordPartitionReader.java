package org.sagemakerspark.datasource;

import java.io.IOException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** Reads splits one after the other; one file is open at a time. */
final class RecordPartitionReader implements PartitionReader<InternalRow> {

  private final Configuration hadoop;
  private final Iterator<RecordSplit> splits;
  private final InternalRowDecoder decoder;
  private RecordFileReader open;

  RecordPartitionReader(
      Configuration hadoop, Iterator<RecordSplit> splits, InternalRowDecoder decoder) {
    this.hadoop = hadoop;
    this.splits = splits;
    this.decoder = decoder;
  }

  @Override
  public boolean next() throws IOException {
    while (open == null || !open.next()) {
      close();
      if (!splits.hasNext()) {
        return false;
      }
      open = RecordFileReader.open(hadoop, splits.next(), decoder);
    }
    return true;
  }

  @Override
  public InternalRow get() {
    return open.get();
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      RecordFileReader done = open;
      open = null;
      done.close();
    }
  }
}
