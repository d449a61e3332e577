package org.sagemakerspark.local.images.kmeans;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.sagemakerspark.local.images.data.Dataset;
import org.sagemakerspark.local.images.data.RowFormat;
import org.sagemakerspark.local.images.data.RowSource;

/** Reads a file's rows as Spark's vectors, inside a Spark task. */
final class FileRows implements FlatMapFunction<String, Vector> {

  private final RowFormat format;

  FileRows(RowFormat format) {
    this.format = format;
  }

  @Override
  public Iterator<Vector> call(String file) throws IOException {
    return new Rows(Dataset.open(format, Path.of(file)));
  }

  private static final class Rows implements Iterator<Vector> {

    private final RowSource source;
    private Optional<float[]> next;

    Rows(RowSource source) throws IOException {
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
    public Vector next() {
      float[] row = next.orElseThrow(NoSuchElementException::new);
      double[] values = new double[row.length];
      for (int i = 0; i < row.length; i++) {
        values[i] = row[i];
      }
      try {
        advance();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Vectors.dense(values);
    }
  }
}
