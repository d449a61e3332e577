package org.sagemakerspark.local.images.ntm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.artifacts.ArtifactException;
import org.sagemakerspark.artifacts.Members;
import org.sagemakerspark.artifacts.NDArray;
import org.sagemakerspark.artifacts.NDArrayList;
import org.sagemakerspark.local.images.contract.TestFolder;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.serving.ClientErrorException;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Record;

/**
 * The image of neural topic models learns, and keeps to the Developer Guide: ntm.md for channels,
 * ntm-in-formats.md for answers, cdf-inference.md for requests.
 */
class NtmImageTest {

  private static final int DOCUMENTS = 240;
  private static final int WORDS = 15;
  private static final int TOPICS = 3;

  private final NtmImage image = new NtmImage();
  private final List<int[]> documents = new ArrayList<>();
  private TestFolder folder;

  /** Makes documents of forty words, nine in ten of which are of one topic of five words. */
  @BeforeEach
  void makeDocuments(@TempDir Path base) {
    folder = new TestFolder(base);
    Random random = new Random(3);
    for (int i = 0; i < DOCUMENTS; i++) {
      int[] counts = new int[WORDS];
      for (int word = 0; word < 40; word++) {
        boolean isOwn = random.nextDouble() < 0.9;
        counts[isOwn ? 5 * (i % TOPICS) + random.nextInt(5) : random.nextInt(WORDS)]++;
      }
      documents.add(counts);
    }
  }

  private String csv(int from, int to) {
    return documents.subList(from, to).stream()
        .map(
            counts ->
                Arrays.stream(counts).mapToObj(Integer::toString).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Map<String, String> parameters(String... pairs) {
    return TestFolder.changed(
        Map.of(
            "feature_dim", Integer.toString(WORDS),
            "num_topics", Integer.toString(TOPICS),
            "mini_batch_size", "30",
            "optimizer", "adam",
            "learning_rate", "0.01"),
        pairs);
  }

  private List<double[]> weights(String lines) throws Exception {
    return folder
        .ask(image, "text/csv", "application/jsonlines", lines)
        .lines()
        .map(line -> JsonParser.parseString(line).getAsJsonObject().getAsJsonArray("topic_weights"))
        .map(each -> each.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "adam, 0.01, sigmoid, auto",
    "adadelta, 0.001, tanh, auto",
    "rmsprop, 0.01, relu, '8'",
    "adagrad, 0.1, sigmoid, '[8, 6]'",
    "sgd, 1, tanh, '8,6,4'"
  })
  void learnsTopicsOfDocumentsThatItHasNotSeen(
      String optimizer, String rate, String activation, String layers) throws Exception {
    String log =
        folder
            .csv("train", "0", csv(0, 180))
            .csv("validation", "0", csv(180, DOCUMENTS))
            .train(
                image,
                parameters(
                    "optimizer", optimizer,
                    "learning_rate", rate,
                    "encoder_layers_activation", activation,
                    "encoder_layers", layers,
                    "num_patience_epochs", "100"));

    int[][] counts = new int[TOPICS][TOPICS];
    List<double[]> weights = weights(csv(180, DOCUMENTS));
    for (int i = 0; i < weights.size(); i++) {
      double[] each = weights.get(i);
      assertThat(each).hasSize(TOPICS);
      assertThat(Arrays.stream(each).sum()).isCloseTo(1, within(1e-5));
      int likeliest = IntStream.range(0, TOPICS).reduce(0, (a, b) -> each[b] > each[a] ? b : a);
      counts[likeliest][i % TOPICS]++;
    }
    int right = Arrays.stream(counts).mapToInt(c -> Arrays.stream(c).max().orElse(0)).sum();
    assertThat(right / (double) weights.size()).isGreaterThan(0.95);
    assertThat(losses(log, "validation")).hasSize(50);
    assertThat(losses(log, "validation").get(49)).isLessThan(entropyOfFrequencies() - 0.3);
  }

  /** Gives what a word costs that is only known by how frequent it is in the training data. */
  private double entropyOfFrequencies() {
    double[] frequencies = new double[WORDS];
    documents
        .subList(0, 180)
        .forEach(
            counts -> IntStream.range(0, WORDS).forEach(word -> frequencies[word] += counts[word]));
    double all = Arrays.stream(frequencies).sum();
    double cost = 0;
    double words = 0;
    for (int[] counts : documents.subList(180, DOCUMENTS)) {
      for (int word = 0; word < WORDS; word++) {
        cost -= counts[word] * Math.log(frequencies[word] / all);
        words += counts[word];
      }
    }
    return cost / words;
  }

  private static List<Double> losses(String log, String channel) {
    return log.lines()
        .filter(
            line -> line.matches("#quality_metric: host=algo-1, epoch=\\d+, " + channel + " .*"))
        .map(line -> Double.valueOf(line.substring(line.indexOf("total_loss <loss>=") + 18)))
        .toList();
  }

  @Test
  void answersInTheShapesOfTheGuide() throws Exception {
    folder
        .csv("train", "0", csv(0, DOCUMENTS))
        .csv("test", "0", csv(0, 30))
        .train(image, parameters("epochs", "2"));
    String dense = "{\"features\": [1, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]}";
    String sparse =
        "{\"data\": {\"features\": {\"keys\": [0, 2, 14], \"shape\": [15], \"values\": [1, 3, 2]}}}";
    String list = "\\{\"topic_weights\": \\[[0-9.E-]+,[0-9.E-]+,[0-9.E-]+\\]\\}";

    String answer =
        folder.ask(
            image,
            "application/json",
            "application/json",
            "{\"instances\": [" + dense + ", " + sparse + "]}");
    assertThat(answer).matches("\\{\"predictions\": \\[" + list + ", " + list + "\\]\\}");
    List<String> lines =
        folder
            .ask(image, "application/jsonlines", "application/jsonlines", dense + "\n" + sparse)
            .lines()
            .toList();
    assertThat(lines).hasSize(2).allMatch(line -> line.matches(list));
    assertThat(lines.get(0)).isEqualTo(lines.get(1));
    assertThat(answer).contains(lines.get(0));
    byte[] records =
        image
            .load(folder.model())
            .respond(
                "text/csv",
                "application/x-recordio-protobuf",
                csv(0, 1).getBytes(StandardCharsets.UTF_8))
            .body();
    try (RecordIO.Reader reader = RecordIO.reader(new ByteArrayInputStream(records))) {
      Record record = Record.parseFrom(reader.next().orElseThrow());
      assertThat(record.getLabelMap()).containsOnlyKeys("topic_weights");
      assertThat(record.getLabelOrThrow("topic_weights").getFloat32Tensor().getValuesList())
          .hasSize(TOPICS);
    }
  }

  @Test
  void stopsWhenTheLossBecomesNoSmallerAndListsTheWordsOfTheTopics() throws Exception {
    String vocabulary =
        IntStream.range(0, WORDS).mapToObj(word -> "word" + word).collect(Collectors.joining("\n"));
    folder
        .csv("train", "0", csv(0, 180))
        .csv("validation", "0", csv(180, DOCUMENTS))
        .csv("test", "0", csv(180, DOCUMENTS));
    folder.file("auxiliary", "vocab.txt", vocabulary.getBytes(StandardCharsets.UTF_8));
    String log = folder.train(image, parameters("epochs", "500", "num_patience_epochs", "8"));

    List<Double> losses = losses(log, "validation");
    assertThat(losses).hasSizeBetween(10, 200).hasSameSizeAs(losses(log, "train"));
    double best = losses.subList(0, losses.size() - 8).stream().min(Double::compare).orElseThrow();
    assertThat(losses.subList(losses.size() - 8, losses.size()))
        .allMatch(loss -> loss > best * 0.999);
    assertThat(log)
        .contains(
            "#quality_metric: host=algo-1, test total_loss <loss>=" + losses.get(losses.size() - 1))
        .contains("Topics from epoch:final (num_topics:3) [tu 0.33]:");
    List<String> topics = log.lines().filter(line -> line.contains("] [0.33] word")).toList();
    assertThat(topics).hasSize(TOPICS);
    assertThat(topics)
        .allSatisfy(
            line -> {
              List<Integer> five =
                  Arrays.stream(line.replaceAll(".*\\] ", "").split(" ", -1))
                      .limit(5)
                      .map(word -> Integer.parseInt(word.substring(4)) / 5)
                      .toList();
              assertThat(five).containsOnly(five.get(0));
            });
  }

  @Test
  void keepsTheArraysThatNotebooksLookAt() throws Exception {
    folder.csv("train", "0", csv(0, DOCUMENTS)).train(image, parameters("epochs", "1"));
    Path file = folder.model().resolve("model_algo-1");
    Members members = Members.read("model", Files.readAllBytes(file));

    NDArrayList params = members.arrays("params");
    assertThat(params.names())
        .containsExactly(
            "arg:enc_0_weight",
            "arg:enc_0_bias",
            "arg:enc_1_weight",
            "arg:enc_1_bias",
            "arg:mean_weight",
            "arg:mean_bias",
            "arg:logsigma_weight",
            "arg:logsigma_bias",
            "arg:projection_weight",
            "arg:projection_bias");
    assertThat(params.arrays().stream().map(NDArray::shape).map(Arrays::toString))
        .startsWith("[9, 15]", "[9]", "[6, 9]", "[6]", "[3, 6]")
        .endsWith("[15, 3]", "[15]");

    // A model as AWS writes it has other metadata.
    Files.write(file, zip("{}", members.need("params")));
    assertThatThrownBy(() -> image.load(folder.model()))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("expected a model of the embedded SageMaker");
    Files.write(
        file,
        zip(
            new String(members.need("meta.json"), StandardCharsets.UTF_8),
            NDArrayList.of(Map.of("arg:mean_weight", NDArray.of(1))).toBytes()));
    assertThatThrownBy(() -> image.load(folder.model()))
        .hasMessageContaining("expected a matrix and a bias of mean");
    Files.writeString(file, "no ZIP");
    assertThatThrownBy(() -> image.load(folder.model()))
        .hasMessageContaining("expected PK, with which a ZIP file begins");
  }

  private static byte[] zip(String meta, byte[] params) {
    return Members.toBytes(Map.of("meta.json", Members.utf8(meta), "params", params));
  }

  @Test
  void failsTrainingThatTheImageRefuses() throws Exception {
    folder.csv("train", "0", csv(0, 10));
    assertRefused("'num_topics' is a required property", "num_topics", null);
    assertRefused("'num_topics' is '1'", "num_topics", "1");
    assertRefused(
        "'encoder_layers' is '9,x'; it must be 'auto' or a comma-separated list of integers of at"
            + " least 1",
        "encoder_layers",
        "9,x");
    assertRefused("'encoder_layers' is '9,0'", "encoder_layers", "9,0");
    assertRefused("'clip_gradient' is '0'", "clip_gradient", "0");
    assertRefused("the hyperparameter feature_dim is 14", "feature_dim", "14");
    folder.csv("train", "0", ("1e-30" + ",0".repeat(14) + "\n").repeat(60));
    assertRefused("is no number. Give a smaller learning_rate", "optimizer", "sgd");
    folder.csv("train", "0", "1,-1" + ",0".repeat(13) + "\n");
    assertRefused("Channel 'train' has a negative value");
    folder.csv("train", "0", "0" + ",0".repeat(14) + "\n");
    assertRefused("Channel 'train' has no document with a word");
    byte[] words = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);
    folder.file("auxiliary", "words.txt", words);
    assertRefused("The channel 'auxiliary' has no file vocab.txt");
    folder.file("auxiliary", "vocab.txt", words);
    assertRefused("vocab.txt of the channel 'auxiliary' has 2 lines, but the hyperparameter");
    folder.channel("validation", "text/csv", "ShardedByS3Key", new byte[0]);
    assertRefused("Channel 'validation': S3DistributionType 'ShardedByS3Key' is not one of");
  }

  private void assertRefused(String text, String... pairs) {
    assertThatThrownBy(() -> folder.train(image, parameters(pairs)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv, application/json, '1,2', 400, has 2 features",
    "text/csv, application/json, '-1,0,0,0,0,0,0,0,0,0,0,0,0,0,0', 400, a negative count",
    "text/csv, text/csv, '1,0,0,0,0,0,0,0,0,0,0,0,0,0,0', 406, Accept 'text/csv'",
    "text/libsvm, application/json, '1:2', 415, Content type 'text/libsvm'"
  })
  void refusesRequestsThatItCannotAnswer(
      String contentType, String accept, String body, int status, String text) throws Exception {
    folder.csv("train", "0", csv(0, 30)).train(image, parameters("epochs", "1"));

    assertThatThrownBy(() -> folder.ask(image, contentType, accept, body))
        .isInstanceOfSatisfying(
            ClientErrorException.class, e -> assertThat(e.status()).isEqualTo(status))
        .hasMessageContaining(text);
  }
}
