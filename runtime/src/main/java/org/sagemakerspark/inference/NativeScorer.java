package org.sagemakerspark.inference;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import org.sagemakerspark.artifacts.FeatureRow;
import org.sagemakerspark.artifacts.Model;
import org.sagemakerspark.codec.InPlaceAnswer;
import org.sagemakerspark.codec.InPlaceSerializer;
import org.sagemakerspark.codec.ModelWidth;
import org.sagemakerspark.codec.ResponseRowDeserializer;
import org.sagemakerspark.storage.StoredModel;

/**
 * Scores the rows of one partition by a model in this JVM, one after the other: no request is made,
 * no row is held, and nothing of a row is written in between.
 */
public final class NativeScorer implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  /** The status of a row whose answer is not what a column holds. */
  private static final String UNREADABLE = "UnreadableAnswer";

  /** Spark's counters are told of so many rows at a time. */
  private static final long ROWS_OF_A_COUNT = 10_000;

  private final StoredModel stored;
  private final String owner;
  private final StructType schema;
  private final InPlaceSerializer serializer;
  private final ResponseRowDeserializer deserializer;
  private final ModelWidth width;
  private final RowPolicy policy;
  private final ScoringMetrics metrics;

  /**
   * Creates the scorer; everything it needs travels to the executors with it, but for the model,
   * which they read themselves.
   *
   * @param owner who scores, for messages
   */
  public NativeScorer(
      StoredModel stored,
      String owner,
      StructType schema,
      InPlaceSerializer serializer,
      ResponseRowDeserializer deserializer,
      ModelWidth width,
      RowPolicy policy,
      ScoringMetrics metrics) {
    this.stored = stored;
    this.owner = owner;
    this.schema = schema;
    this.serializer = serializer;
    this.deserializer = deserializer;
    this.width = width;
    this.policy = policy;
    this.metrics = metrics;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) throws IOException {
    if (!rows.hasNext()) {
      return Collections.emptyIterator();
    }
    SparkTask task =
        new SparkTask(
            TaskContext.get(),
            new SparkTask.Columns(deserializer.columns().size(), policy == RowPolicy.KEEP),
            metrics);
    Scored scored = new Scored(rows, task, ModelCache.ofThisJvm().get(stored, task::checkWanted));
    TaskContext.get()
        .addTaskCompletionListener(
            (TaskCompletionListener)
                context -> {
                  scored.count();
                  task.log("model " + stored.uri());
                });
    return scored;
  }

  /** The rows, each scored when it is asked for; it is good until the next one is. */
  private final class Scored implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final SparkTask task;
    private final RowView.Reader views = new RowView.Reader(schema);
    private final InPlaceSerializer.RowReader reader;
    private final Model.Scorer scorer;
    private final InPlaceAnswer answers;
    private final float[] answer;
    private long scored;
    private long uncounted;
    private long failed;

    Scored(Iterator<Row> rows, SparkTask task, Model model) {
      this.rows = rows;
      this.task = task;
      this.reader = serializer.bindInPlace(schema, width, owner);
      this.scorer = model.scorer();
      this.answers = InPlaceAnswer.of(deserializer, model, owner);
      this.answer = new float[model.answerLength()];
    }

    @Override
    public boolean hasNext() {
      task.checkWanted();
      return rows.hasNext();
    }

    @Override
    public Row next() {
      Carried carried = rows.next().getAs(0);
      Row result = score(carried);
      scored++;
      uncounted++;
      if (uncounted == ROWS_OF_A_COUNT) {
        count();
      }
      return result;
    }

    private Row score(Carried carried) {
      FeatureRow features;
      try {
        features = reader.read(views.show(carried.row()));
      } catch (IllegalArgumentException e) {
        if (policy == RowPolicy.FAIL) {
          throw e;
        }
        return failed(carried, RowFailure.INVALID_ROW, e);
      }
      scorer.score(features, answer);
      try {
        return task.join(carried, answers.predictions(answer), null);
      } catch (IOException e) {
        if (policy == RowPolicy.FAIL) {
          throw new InferenceException(
              owner
                  + ": row "
                  + scored
                  + " (from 0) of partition "
                  + TaskContext.getPartitionId()
                  + ": "
                  + e.getMessage(),
              e);
        }
        return failed(carried, UNREADABLE, e);
      }
    }

    private Row failed(Carried carried, String status, Exception reason) {
      failed++;
      return task.join(carried, null, new RowFailure(status, reason.getMessage()));
    }

    private void count() {
      Tally tally = new Tally();
      tally.add(Counter.ROWS, uncounted);
      tally.add(Counter.FAILED_ROWS, failed);
      task.count(tally);
      uncounted = 0;
      failed = 0;
    }
  }
}
