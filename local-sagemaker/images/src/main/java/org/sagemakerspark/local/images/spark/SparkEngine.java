package org.sagemakerspark.local.images.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.data.Dataset;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.data.ExampleSource;
import org.sagemakerspark.local.images.data.RowFormat;

/** A Spark of two threads inside a training container, on loopback only. */
public final class SparkEngine implements AutoCloseable {

  private static final int THREADS = 2;

  private final JavaSparkContext spark;

  private SparkEngine(JavaSparkContext spark) {
    this.spark = spark;
  }

  /** Starts Spark; its files are in the container's own folder. */
  public static SparkEngine start(ContainerFolder folder) throws IOException {
    return new SparkEngine(
        new JavaSparkContext(
            new SparkConf(false)
                .setMaster("local[" + THREADS + "]")
                .setAppName("training")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.sql.shuffle.partitions", Integer.toString(THREADS))
                .set("spark.sql.warehouse.dir", folder.scratch().resolve("warehouse").toString())
                .set("spark.local.dir", folder.scratch().toString())));
  }

  /** Gives the rows of a channel, kept in memory. */
  public JavaRDD<Example> rows(Dataset dataset) {
    List<String> files = dataset.files().stream().map(Path::toString).toList();
    RowFormat format = dataset.format();
    return spark
        .parallelize(files, files.size())
        .flatMap(file -> new Rows(Dataset.open(format, Path.of(file))))
        .repartition(THREADS)
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Gives the rows as columns {@code label}, {@code weight} and {@code features}. */
  public org.apache.spark.sql.Dataset<Row> table(JavaRDD<Example> rows) {
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType, false)
            .add("weight", DataTypes.DoubleType, false)
            .add("features", SQLDataTypes.VectorType(), false);
    SparkSession session = SparkSession.builder().getOrCreate();
    return session
        .createDataFrame(
            rows.map(
                row -> RowFactory.create((double) row.label(), (double) row.weight(), vector(row))),
            schema)
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Gives a row's features as Spark's vector. */
  public static Vector vector(Example row) {
    double[] values = new double[row.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.values()[i];
    }
    return row.isSparse() ? Vectors.sparse(row.size(), row.keys(), values) : Vectors.dense(values);
  }

  /** Gives numbers as a model keeps them. */
  public static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Override
  public void close() {
    spark.close();
  }

  private static final class Rows implements Iterator<Example> {

    private final ExampleSource source;
    private Optional<Example> next;

    Rows(ExampleSource source) throws IOException {
      this.source = source;
      advance();
    }

    private void advance() throws IOException {
      next = source.next();
      if (next.isEmpty()) {
        source.close();
      }
    }

    @Override
    public boolean hasNext() {
      return next.isPresent();
    }

    @Override
    public Example next() {
      Example row = next.orElseThrow(NoSuchElementException::new);
      try {
        advance();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return row;
    }
  }
}
