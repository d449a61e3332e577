package org.sagemakerspark.local.images.ntm;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sagemakerspark.artifacts.ArtifactException;
import org.sagemakerspark.artifacts.Members;
import org.sagemakerspark.artifacts.ModelFolder;
import org.sagemakerspark.artifacts.NDArray;
import org.sagemakerspark.artifacts.NDArrayList;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.serving.RequestFormat;
import org.sagemakerspark.local.images.serving.ResponseFormat;
import org.sagemakerspark.local.images.serving.RowPredictor;

/**
 * A network in a ZIP file as NTM on SageMaker writes it, of {@code params} with the arrays' names
 * of its own (AWS's notebooks read {@code arg:projection_weight} there, a row a word and a column a
 * topic), and {@code meta.json}. There is no {@code symbol.json}, as the graph of AWS is not known;
 * neither is what it makes of the encoder's mean, so that a model from AWS is refused.
 *
 * @param network the network
 */
record NtmModel(TopicNetwork network) implements RowPredictor {

  private static final String META = "meta.json";
  private static final String PARAMS = "params";
  private static final String ACTIVATION = "encoder_layers_activation";

  /** The member that says how rows are encoded, and who wrote this. */
  private static final String ENCODED = "encoded";

  private static final String LOG1P = "log1p";

  private static final Formats FORMATS =
      new Formats(
          EnumSet.complementOf(EnumSet.of(RequestFormat.LIBSVM)),
          List.of(ResponseFormat.JSON, ResponseFormat.JSON_LINES, ResponseFormat.RECORDIO_PROTOBUF),
          "predictions");

  @Override
  public Formats formats() {
    return FORMATS;
  }

  @Override
  public int featureCount() {
    return network.projection().outputs();
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.list("topic_weights"));
  }

  @Override
  public String objection(Example row) {
    String objection = RowPredictor.super.objection(row);
    return objection.isEmpty() && hasNegative(row) ? "has a negative count of a word" : objection;
  }

  static boolean hasNegative(Example row) {
    for (float value : row.values()) {
      if (value < 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public float[][] predict(Example row) {
    double[] weights = network.topicWeights(row);
    float[] answer = new float[weights.length];
    for (int i = 0; i < answer.length; i++) {
      answer[i] = (float) weights[i];
    }
    return new float[][] {answer};
  }

  void write(Path folder) throws IOException {
    JsonObject meta = new JsonObject();
    meta.addProperty(ACTIVATION, network.activation().name().toLowerCase(Locale.ROOT));
    meta.addProperty(ENCODED, LOG1P);
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put(META, Members.utf8(meta.toString()));
    members.put(PARAMS, NDArrayList.of(arrays()).toBytes());
    ModelFolder.write(folder, Members.toBytes(members));
  }

  private Map<String, NDArray> arrays() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (int i = 0; i < network.encoder().size(); i++) {
      put(arrays, "enc_" + i, network.encoder().get(i));
    }
    put(arrays, "mean", network.mean());
    put(arrays, "logsigma", network.logSigma());
    put(arrays, "projection", network.projection());
    return arrays;
  }

  private static void put(Map<String, NDArray> arrays, String name, Layer layer) {
    arrays.put("arg:" + name + "_weight", layer.matrix());
    arrays.put("arg:" + name + "_bias", layer.bias());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws ArtifactException if it is damaged, or of AWS
   */
  static NtmModel read(Path folder) throws IOException {
    Members members = Members.read(ModelFolder.FILE, ModelFolder.read(folder));
    Map<?, ?> meta = members.json(META);
    if (!LOG1P.equals(meta.get(ENCODED))) {
      throw new ArtifactException(
          ModelFolder.FILE
              + ", "
              + META
              + ": expected a model of the embedded SageMaker; how AWS makes topic_weights of what"
              + " a document is encoded to is not known");
    }
    NDArrayList arrays = members.arrays(PARAMS);
    List<Layer> encoder = new ArrayList<>();
    while (arrays.find("enc_" + encoder.size() + "_weight").isPresent()) {
      encoder.add(layer(arrays, "enc_" + encoder.size()));
    }
    return new NtmModel(
        new TopicNetwork(
            TopicNetwork.Activation.named(String.valueOf(meta.get(ACTIVATION))),
            encoder,
            layer(arrays, "mean"),
            layer(arrays, "logsigma"),
            layer(arrays, "projection")));
  }

  private static Layer layer(NDArrayList arrays, String name) throws ArtifactException {
    NDArray matrix = arrays.find(name + "_weight").orElse(null);
    NDArray bias = arrays.find(name + "_bias").orElse(null);
    if (matrix == null
        || bias == null
        || matrix.shape().length != 2
        || matrix.shape()[0] != bias.values().length) {
      throw new ArtifactException(
          ModelFolder.FILE + ", " + PARAMS + ": expected a matrix and a bias of " + name);
    }
    return Layer.of(matrix, bias);
  }
}
