package org.sagemakerspark.inference;

import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.codec.RequestRowSerializer;
import org.sagemakerspark.codec.ResponseRowDeserializer;

/** Scores the rows of one partition; the link between Spark and {@link ScoringIterator}. */
public final class PartitionScorer implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private final AwsSettings aws;
  private final String endpointName;
  private final StructType schema;
  private final RequestRowSerializer serializer;
  private final ResponseRowDeserializer deserializer;
  private final BatchLimits limits;

  /** Creates the scorer; everything it needs travels to the executors with it. */
  public PartitionScorer(
      AwsSettings aws,
      String endpointName,
      StructType schema,
      RequestRowSerializer serializer,
      ResponseRowDeserializer deserializer,
      BatchLimits limits) {
    this.aws = aws;
    this.endpointName = endpointName;
    this.schema = schema;
    this.serializer = serializer;
    this.deserializer = deserializer;
    this.limits = limits;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    TaskContext task = TaskContext.get();
    int columns = deserializer.columns().size();
    boolean withFailures = limits.policy() == RowPolicy.KEEP;
    ScoringIterator<Row, Row> scored =
        new ScoringIterator<>(
            stoppable(rows, task),
            serializer.bind(schema, endpointName),
            SageMakerEndpoint.connect(
                aws,
                endpointName,
                serializer.contentType(),
                deserializer.accept(),
                limits.concurrentRequests()),
            deserializer,
            limits,
            (row, predictions, failure) -> join(row, columns, predictions, failure, withFailures));
    task.addTaskCompletionListener((TaskCompletionListener) context -> scored.close());
    return scored;
  }

  /** The same rows, but a killed task gets no further one: Spark does not look between rows. */
  private static Iterator<Row> stoppable(Iterator<Row> rows, TaskContext task) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        task.killTaskIfInterrupted();
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return rows.next();
      }
    };
  }

  private static Row join(
      Row row, int columns, Object[] predictions, RowFailure failure, boolean withFailures) {
    Object[] values = new Object[row.size() + columns + (withFailures ? 1 : 0)];
    for (int i = 0; i < row.size(); i++) {
      values[i] = row.get(i);
    }
    if (predictions != null) {
      System.arraycopy(predictions, 0, values, row.size(), columns);
    }
    if (failure != null) {
      values[values.length - 1] = RowFactory.create(failure.status(), failure.reason());
    }
    return RowFactory.create(values);
  }
}
