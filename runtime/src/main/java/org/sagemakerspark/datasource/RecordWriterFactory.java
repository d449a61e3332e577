package org.sagemakerspark.datasource;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.DataWriterFactory;

/** What executors need to write their part: nothing of the session, nothing of the driver. */
record RecordWriterFactory(
    SerializableConfiguration hadoop, String folder, String jobStamp, RecordLayout layout)
    implements DataWriterFactory {

  @Override
  public DataWriter<InternalRow> createWriter(int partition, long taskId) {
    try {
      return RecordFileWriter.open(
          hadoop.value(), folder, new JobID(jobStamp, 0), partition, taskId, layout);
    } catch (IOException e) {
      throw new UncheckedIOException("Partition " + partition + " cannot be written", e);
    }
  }
}
