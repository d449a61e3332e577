package org.sagemakerspark.local.images.data;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Float32Tensor;
import org.sagemakerspark.local.record.RecordProtos.Record;
import org.sagemakerspark.local.record.RecordProtos.Value;

/** The features and the label of Amazon Records, dense or sparse, of any numeric tensor. */
final class RecordRows implements ExampleSource {

  /** No feature vector of a first-party image is longer. */
  private static final long MAX_FEATURES = 1L << 26;

  private final RecordIO.Reader records;
  private long row;

  RecordRows(RecordIO.Reader records) {
    this.records = records;
  }

  @Override
  public Optional<Example> next() throws IOException {
    Optional<byte[]> bytes = records.next();
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    row++;
    Record record;
    try {
      record = Record.parseFrom(bytes.get());
    } catch (InvalidProtocolBufferException e) {
      throw new IOException("Record " + row + " is no Amazon Record: " + e.getMessage(), e);
    }
    Value features = record.getFeaturesMap().get("values");
    if (features == null) {
      throw new IOException("Record " + row + " has no features under the key 'values'");
    }
    Example example = vector(features);
    Value label = record.getLabelMap().get("values");
    if (label == null) {
      return Optional.of(example);
    }
    float[] values = vector(label).toDense();
    if (values.length != 1) {
      throw new IOException("Record " + row + " has a label of " + values.length + " values");
    }
    return Optional.of(example.withLabel(values[0]));
  }

  private Example vector(Value value) throws IOException {
    switch (value.getValueCase()) {
      case FLOAT32_TENSOR -> {
        var tensor = value.getFloat32Tensor();
        if (tensor.getKeysCount() == 0 && tensor.getValuesCount() > 0) {
          return Example.dense(dense(tensor));
        }
        return spread(tensor.getValuesList(), tensor.getKeysList(), tensor.getShapeList());
      }
      case FLOAT64_TENSOR -> {
        var tensor = value.getFloat64Tensor();
        return spread(tensor.getValuesList(), tensor.getKeysList(), tensor.getShapeList());
      }
      case INT32_TENSOR -> {
        var tensor = value.getInt32Tensor();
        return spread(tensor.getValuesList(), tensor.getKeysList(), tensor.getShapeList());
      }
      default -> throw new IOException("The features of record " + row + " are no tensor");
    }
  }

  /** The usual case, without a box around each number. */
  private static float[] dense(Float32Tensor tensor) {
    float[] dense = new float[tensor.getValuesCount()];
    for (int i = 0; i < dense.length; i++) {
      dense[i] = tensor.getValues(i);
    }
    return dense;
  }

  private Example spread(List<? extends Number> values, List<Long> keys, List<Long> shape)
      throws IOException {
    boolean sparse = !keys.isEmpty() || (values.isEmpty() && !shape.isEmpty());
    if (!sparse) {
      float[] dense = new float[values.size()];
      for (int i = 0; i < dense.length; i++) {
        dense[i] = values.get(i).floatValue();
      }
      return Example.dense(dense);
    }
    long size = shape.isEmpty() ? -1 : shape.get(shape.size() - 1);
    if (size < 1 || size > MAX_FEATURES || keys.size() != values.size()) {
      throw new IOException("Sparse record " + row + " needs a shape, and as many keys as values");
    }
    int[] places = new int[keys.size()];
    float[] floats = new float[keys.size()];
    for (int i = 0; i < places.length; i++) {
      long key = keys.get(i);
      if (key < 0 || key >= size) {
        throw new IOException("Record " + row + " has key " + key + " outside its shape " + size);
      }
      places[i] = (int) key;
      floats[i] = values.get(i).floatValue();
    }
    return Example.sparse((int) size, places, floats);
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
