package org.sagemakerspark.local.images.knn;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.sagemakerspark.artifacts.ArtifactException;
import org.sagemakerspark.artifacts.ModelFolder;

/**
 * Rows with labels, among which neighbors are looked for, in the three files that the Developer
 * Guide names (kNN_how-it-works.md): the index, the labels as float32, and JSON with {@code k},
 * {@code predictor_type} and what is done to rows first. The JSON may be changed, as it says there.
 *
 * @param k how many neighbors count
 * @param isClassifier whether the most frequent label is predicted, rather than the mean of all
 * @param projection what reduces the number of features; null if nothing does
 * @param isNormalized whether rows are scaled to length 1, after the projection
 * @param index the rows, as they are after that
 * @param labels the label of each row
 */
record KnnModel(
    int k,
    boolean isClassifier,
    Projection projection,
    boolean isNormalized,
    FlatIndex index,
    float[] labels) {

  private static final String INDEX = ModelFolder.FILE;
  private static final String LABELS = INDEX + ".labels";
  private static final String METADATA = INDEX + ".json";

  /** The member that says that a projection was drawn here; how AWS draws its own is not known. */
  private static final String GENERATOR = "generator";

  private static final String OURS = "java.util.Random";

  /** The neighbors of a row, the nearest first: the distance or scalar product, and the label. */
  record Neighbors(float[] measures, float[] labels) {}

  int featureCount() {
    return projection == null ? index.dimensions() : projection.inputs();
  }

  /** Makes of a row what the index holds of it. */
  static float[] prepared(float[] row, Projection projection, boolean isNormalized) {
    float[] reduced = projection == null ? row : projection.of(row);
    return isNormalized ? Projection.normalized(reduced) : reduced;
  }

  /** Finds the nearest rows. */
  Neighbors neighbors(float[] row) {
    float[] query = prepared(row, projection, isNormalized);
    int most = Math.min(k, labels.length);
    float[] measures = new float[most];
    float[] found = new float[most];
    int count = 0;
    for (int place = 0; place < labels.length; place++) {
      float measure = index.measure(query, place);
      if (count == most && !isNearer(measure, measures[most - 1])) {
        continue;
      }
      int at = count < most ? count++ : most - 1;
      for (; at > 0 && isNearer(measure, measures[at - 1]); at--) {
        measures[at] = measures[at - 1];
        found[at] = found[at - 1];
      }
      measures[at] = measure;
      found[at] = labels[place];
    }
    return new Neighbors(measures, found);
  }

  private boolean isNearer(float one, float other) {
    return index.isInnerProduct() ? one > other : one < other;
  }

  /** Predicts from neighbors; of classes that are as frequent, that of the nearest neighbor. */
  float label(Neighbors neighbors) {
    if (!isClassifier) {
      double sum = 0;
      for (float label : neighbors.labels()) {
        sum += label;
      }
      return (float) (sum / neighbors.labels().length);
    }
    Map<Float, Integer> votes = new LinkedHashMap<>();
    for (float label : neighbors.labels()) {
      votes.merge(label, 1, Integer::sum);
    }
    float best = neighbors.labels()[0];
    for (Map.Entry<Float, Integer> vote : votes.entrySet()) {
      best = vote.getValue() > votes.get(best) ? vote.getKey() : best;
    }
    return best;
  }

  void write(Path folder) throws IOException {
    Files.write(folder.resolve(INDEX), index.toBytes());
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(labels.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(labels);
    Files.write(folder.resolve(LABELS), bytes.array());
    JsonObject metadata = new JsonObject();
    metadata.addProperty("k", k);
    metadata.addProperty("predictor_type", isClassifier ? "classifier" : "regressor");
    if (projection != null) {
      JsonObject reduction = new JsonObject();
      reduction.addProperty("type", projection.kind().name().toLowerCase(Locale.ROOT));
      reduction.addProperty("seed", projection.seed());
      reduction.addProperty("target_dim", projection.outputs());
      reduction.addProperty("input_dim", projection.inputs());
      reduction.addProperty(GENERATOR, OURS);
      metadata.add("dimension_reduction", reduction);
    }
    metadata.addProperty("normalize", isNormalized);
    metadata.addProperty("version", "1.0");
    Files.writeString(folder.resolve(METADATA), metadata.toString());
  }

  /**
   * Reads the three files.
   *
   * @throws ArtifactException if one is damaged, or is of a kind that cannot be served here
   */
  static KnnModel read(Path folder) throws IOException {
    FlatIndex index = FlatIndex.of(INDEX, Files.readAllBytes(folder.resolve(INDEX)));
    byte[] bytes = Files.readAllBytes(folder.resolve(LABELS));
    if (bytes.length != index.rows().size() * Float.BYTES) {
      throw new ArtifactException(
          LABELS + ": expected " + index.rows().size() + " numbers, one for each row of the index");
    }
    float[] labels = new float[index.rows().size()];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(labels);
    try {
      JsonObject metadata =
          JsonParser.parseString(Files.readString(folder.resolve(METADATA))).getAsJsonObject();
      JsonElement normalize = metadata.get("normalize");
      return new KnnModel(
          metadata.get("k").getAsInt(),
          metadata.get("predictor_type").getAsString().equals("classifier"),
          metadata.get("dimension_reduction") instanceof JsonObject reduction
              ? projection(reduction)
              : null,
          normalize != null && normalize.getAsBoolean(),
          index,
          labels);
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new ArtifactException(METADATA + ": expected k and predictor_type", e);
    }
  }

  private static Projection projection(JsonObject reduction) throws ArtifactException {
    if (!reduction.has(GENERATOR)) {
      throw new ArtifactException(
          METADATA
              + ": expected no dimension_reduction but one of the embedded SageMaker's own; how"
              + " AWS draws a projection from its seed is not known");
    }
    return new Projection(
        Projection.Kind.valueOf(reduction.get("type").getAsString().toUpperCase(Locale.ROOT)),
        reduction.get("seed").getAsLong(),
        reduction.get("input_dim").getAsInt(),
        reduction.get("target_dim").getAsInt());
  }
}
