package org.sagemakerspark.inference;

import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
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
  private final ScoringSettings settings;
  private final ScoringMetrics metrics;

  /** Creates the scorer; everything it needs travels to the executors with it. */
  public PartitionScorer(
      AwsSettings aws,
      String endpointName,
      StructType schema,
      RequestRowSerializer serializer,
      ResponseRowDeserializer deserializer,
      ScoringSettings settings,
      ScoringMetrics metrics) {
    this.aws = aws;
    this.endpointName = endpointName;
    this.schema = schema;
    this.serializer = serializer;
    this.deserializer = deserializer;
    this.settings = settings;
    this.metrics = metrics;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    SparkTask task = new SparkTask(TaskContext.get(), columns(), metrics);
    ScoringIterator<Row, Row> scored =
        new ScoringIterator<>(
            rows,
            serializer.bind(schema, endpointName),
            SageMakerEndpoint.connect(
                aws,
                endpointName,
                serializer.contentType(),
                deserializer.accept(),
                settings.requests()),
            deserializer,
            settings,
            task);
    TaskContext.get()
        .addTaskCompletionListener(
            (TaskCompletionListener)
                context -> {
                  scored.close();
                  task.log(endpointName);
                });
    return scored;
  }

  private SparkTask.Columns columns() {
    return new SparkTask.Columns(
        deserializer.columns().size(), settings.policy() == RowPolicy.KEEP);
  }
}
