package org.sagemakerspark.local.images.object2vec;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.Channel;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.Lines;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.serving.Responder;

/**
 * Stands in for the Object2Vec image: the encoders are means of the vectors of tokens, and what
 * compares them is the image's, before a dense layer.
 */
public final class Object2VecImage implements AlgorithmImage {

  private static final String NAME = "object2vec";

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    HyperParameters parameters = HyperParameterSchema.of(NAME).check(folder.hyperParameters());
    warn(parameters, log);
    PairModel model = model(parameters);
    List<Pair> train = pairs(folder.requiredChannel("train"), model);
    log.info("Training on " + train.size() + " pairs");
    PairTraining training = new PairTraining(model, parameters);
    training.learn(train);
    for (String name : List.of("validation", "test")) {
      Optional<Channel> held = folder.channel(name);
      if (held.isPresent()) {
        training.report(name, pairs(held.get(), model), log);
      }
    }
    model.write(folder.model());
  }

  private static void warn(HyperParameters parameters, ContainerLog log) {
    parameters.warnIfGiven(
        log,
        "bucket_width",
        "dropout",
        "early_stopping_patience",
        "early_stopping_tolerance",
        "enc_dim",
        "enc0_cnn_filter_width",
        "enc0_freeze_pretrained_embedding",
        "enc0_layers",
        "enc0_network",
        "enc0_pretrained_embedding_file",
        "enc0_vocab_file",
        "enc1_cnn_filter_width",
        "enc1_freeze_pretrained_embedding",
        "enc1_layers",
        "enc1_pretrained_embedding_file",
        "enc1_vocab_file",
        "mini_batch_size",
        "mlp_activation",
        "mlp_dim",
        "mlp_layers",
        "optimizer",
        "token_embedding_storage_type");
  }

  private static PairModel model(HyperParameters parameters) throws UserErrorException {
    int vocabulary = parameters.integer("enc0_vocab_size");
    int length = parameters.integer("enc0_max_seq_len");
    int size = parameters.integer("enc0_token_embedding_dim");
    boolean isSame = parameters.text("enc1_network").equals("enc0");
    for (String name : List.of("enc1_vocab_size", "enc1_max_seq_len")) {
      if (!isSame && !parameters.isGiven(name)) {
        throw new UserErrorException(
            "'" + name + "' is required where 'enc1_network' is not enc0.");
      }
    }
    if (!isSame && parameters.integer("enc1_token_embedding_dim") != size) {
      throw new UserErrorException(
          "'enc0_token_embedding_dim' and 'enc1_token_embedding_dim' differ; the embedded SageMaker"
              + " compares vectors of one size only.");
    }
    Encoder first = new Encoder(vocabulary, length, size, null);
    Encoder second =
        new Encoder(
            isSame ? vocabulary : parameters.integer("enc1_vocab_size"),
            isSame ? length : parameters.integer("enc1_max_seq_len"),
            size,
            parameters.flag("tied_token_embedding_weight") ? first : null);
    boolean isOfClasses = parameters.text("output_layer").equals("softmax");
    return new PairModel(
        first,
        second,
        Arrays.stream(parameters.text("comparator_list").split("[\\s,]+")).distinct().toList(),
        isOfClasses ? parameters.integer("num_classes") : 0);
  }

  private static List<Pair> pairs(Channel channel, PairModel model)
      throws IOException, UserErrorException {
    return new Lines<>("Pair", "pairs", line -> pair(line, model))
        .read(channel, "application/jsonlines");
  }

  private static Pair pair(String line, PairModel model) {
    Pair pair = Pair.of(JsonParser.parseString(line));
    require(pair, model);
    return pair;
  }

  private static void require(Pair pair, PairModel model) {
    for (int encoder = 0; encoder < 2; encoder++) {
      if (pair.tokens(encoder).length == 0) {
        throw new JsonParseException("has no member in" + encoder);
      }
      Object2VecResponder.requireKnown(pair.tokens(encoder), encoder, model);
    }
    double label = pair.label();
    if (model.isOfClasses()
        && (label < 0 || label >= model.biases().length || label != Math.rint(label))) {
      throw new JsonParseException(
          "has a label that is no whole number from 0 to num_classes - 1, "
              + (model.biases().length - 1));
    }
  }

  @Override
  public Responder load(Path modelFolder) throws IOException {
    return new Object2VecResponder(PairModel.read(modelFolder));
  }
}
