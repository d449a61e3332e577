package org.sagemakerspark.local.images.blazingtext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.Channel;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.serving.Responder;

/**
 * Stands in for the BlazingText image: a skip-gram for the vectors of words, and a linear model of
 * words and their n-grams for the labels of texts. What it reads and answers is in the Developer
 * Guide, blazingtext.md; the members of the answers for words are in the notebook
 * blazingtext_word2vec_subwords_text8 of amazon-sagemaker-examples.
 */
public final class BlazingTextImage implements AlgorithmImage {

  private static final String NAME = "blazingtext";
  private static final String SUPERVISED = "supervised";

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    HyperParameters parameters = HyperParameterSchema.of(NAME).check(folder.hyperParameters());
    List<String> lines = lines(folder.requiredChannel("train"));
    if (parameters.text("mode").equals(SUPERVISED)) {
      Optional<Channel> held =
          parameters.flag("early_stopping")
              ? Optional.of(folder.requiredChannel("validation"))
              : folder.channel("validation");
      List<String> validation = held.isPresent() ? lines(held.get()) : List.of();
      parameters.warnIfGiven(
          log, "vector_dim", "buckets", "early_stopping", "min_epochs", "patience");
      TextClassifier model = TextClassifier.train(lines, parameters);
      log.score("train", "accuracy", model.accuracy(lines));
      if (!validation.isEmpty()) {
        log.score("validation", "accuracy", model.accuracy(validation));
      }
      model.write(folder.model());
      return;
    }
    if (!parameters.text("mode").equals("skipgram")) {
      log.warning("The mode is taken for skipgram: the embedded SageMaker has no other");
    }
    parameters.warnIfGiven(
        log, "batch_size", "buckets", "evaluation", "subwords", "min_char", "max_char");
    WordVectors vectors = new SkipGram(parameters).train(lines);
    log.info("Learned vectors of " + vectors.size() + " words");
    vectors.write(folder.model());
  }

  /** Reads the one file that the image reads of a channel. */
  private static List<String> lines(Channel channel) throws IOException, UserErrorException {
    List<Path> files = channel.files();
    if (files.size() != 1) {
      throw new UserErrorException(
          "The channel "
              + channel.name()
              + " has "
              + files.size()
              + " files; it must be one text file");
    }
    List<String> lines =
        Files.readAllLines(files.get(0)).stream().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      throw new UserErrorException("The channel " + channel.name() + " has no sentence");
    }
    return lines;
  }

  @Override
  public Responder load(Path modelFolder) throws IOException {
    return WordVectors.isIn(modelFolder)
        ? new TextResponder(WordVectors.read(modelFolder))
        : new TextResponder(TextClassifier.read(modelFolder));
  }
}
