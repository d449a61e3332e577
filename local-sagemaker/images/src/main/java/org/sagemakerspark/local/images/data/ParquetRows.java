package org.sagemakerspark.local.images.data;

import java.io.IOException;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/**
 * Rows of a Parquet file whose columns are numbers: the label, then the features. What is null is
 * missing, which is NaN. The reader is the one that Spark brings.
 */
final class ParquetRows implements ExampleSource {

  private final ParquetReader<Group> reader;

  ParquetRows(byte[] file) throws IOException {
    try {
      reader = new Builder(new BytesInput(file)).build();
    } catch (RuntimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public Optional<Example> next() throws IOException {
    Group row;
    try {
      row = reader.read();
    } catch (RuntimeException e) {
      // What the reader says of damage is a RuntimeException.
      throw new IOException(e.getMessage(), e);
    }
    return row == null ? Optional.empty() : Optional.of(example(row));
  }

  private static Example example(Group row) throws IOException {
    int columns = row.getType().getFieldCount();
    if (columns < 2) {
      throw new IOException("there must be a column for the label and at least one for features");
    }
    float[] features = new float[columns - 1];
    for (int i = 0; i < features.length; i++) {
      features[i] = number(row, i + 1);
    }
    return Example.dense(features).withLabel(number(row, 0));
  }

  private static float number(Group row, int column) throws IOException {
    Type type = row.getType().getType(column);
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    boolean plain = meaning == null || meaning instanceof IntLogicalTypeAnnotation;
    if (!plain || !type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
      throw notANumber(type);
    }
    if (row.getFieldRepetitionCount(column) == 0) {
      return Float.NaN;
    }
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32, INT64, FLOAT, DOUBLE -> Float.parseFloat(row.getValueToString(column, 0));
      case BOOLEAN -> row.getBoolean(column, 0) ? 1 : 0;
      default -> throw notANumber(type);
    };
  }

  private static IOException notANumber(Type type) {
    return new IOException(
        "column '" + type.getName() + "' is of type " + type + "; columns must be numbers");
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static final class Builder extends ParquetReader.Builder<Group> {

    Builder(InputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
