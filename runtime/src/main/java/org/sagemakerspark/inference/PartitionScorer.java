package org.sagemakerspark.inference;

import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.codec.BodyBuffer;
import org.sagemakerspark.codec.RequestRowSerializer;
import org.sagemakerspark.codec.ResponseRowDeserializer;
import org.sagemakerspark.codec.RowEncoder;

/**
 * Scores the rows of one partition; the link between Spark and {@link ScoringIterator}. A row comes
 * in as one {@link Carried} with all its columns, and goes out as that with what it gains.
 */
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
    if (!rows.hasNext()) {
      return Collections.emptyIterator();
    }
    SparkTask task = new SparkTask(TaskContext.get(), columns(), metrics);
    ScoringIterator<UnsafeRow, Row> scored =
        new ScoringIterator<>(
            copies(rows),
            encoder(),
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
                  task.log("endpoint " + endpointName);
                });
    return scored;
  }

  /** Copies each row, since Spark uses the memory of the last one again for the next. */
  private Iterator<UnsafeRow> copies(Iterator<Row> rows) {
    return new Iterator<>() {
      /** Needed only for rows that Spark has not packed itself. */
      private UnsafeProjection pack;

      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public UnsafeRow next() {
        InternalRow row = rows.next().<Carried>getAs(0).row();
        if (row instanceof UnsafeRow packed) {
          return packed.copy();
        }
        if (pack == null) {
          pack = UnsafeProjection.create(schema);
        }
        return pack.apply(row).copy();
      }
    };
  }

  private RowEncoder<UnsafeRow> encoder() {
    RowEncoder<Row> encoder = serializer.bind(schema, endpointName);
    RowView.Reader reader = new RowView.Reader(schema);
    return new RowEncoder<>() {
      @Override
      public void encode(UnsafeRow row, BodyBuffer body) {
        encoder.encode(reader.show(row), body);
      }

      @Override
      public int mostRows() {
        return encoder.mostRows();
      }

      @Override
      public byte[] header() {
        return encoder.header();
      }

      @Override
      public byte[] separator() {
        return encoder.separator();
      }

      @Override
      public byte[] footer() {
        return encoder.footer();
      }
    };
  }

  private SparkTask.Columns columns() {
    return new SparkTask.Columns(
        deserializer.columns().size(), settings.policy() == RowPolicy.KEEP);
  }
}
