package org.sagemakerspark.algorithms;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.testing.SparkExtension;

/** Holds every hyperparameter against the facts: bounds, defaults, rendering, required or not. */
@ExtendWith(SparkExtension.class)
class FactsTest {
  static final List<String> ALGORITHMS =
      List.of(
          "autogluon",
          "blazingtext",
          "catboost",
          "deepar",
          "factorization-machines",
          "image-classification",
          "ipinsights",
          "kmeans",
          "knn",
          "lda",
          "lightgbm",
          "linear-learner",
          "ntm",
          "object-detection",
          "object2vec",
          "pca",
          "randomcutforest",
          "semantic-segmentation",
          "seq2seq",
          "tabtransformer",
          "xgboost");

  /** What a class fixes, so that it has no Param. */
  private static final Set<String> FIXED = Set.of("loss_type", "mode", "predictor_type");

  /** What the facts name and no stage has, and why. */
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "ipinsights.feature_dim",
          "set by the Python SDK only; a row is two texts and no vector",
          "object2vec.feature_dim",
          "set by the Python SDK only; a row is two lists of tokens and no vector");

  /**
   * The rows with "single instance only" of common-info-all-im-models.md in the developer guide. Of
   * BlazingText it holds for some modes.
   */
  private static final Set<String> ON_ONE_INSTANCE =
      Set.of(
          "autogluon",
          "catboost",
          "lda",
          "object2vec",
          "semantic-segmentation",
          "seq2seq",
          "tabtransformer");

  /** The rows with "GPU" and no "CPU" of the same table. */
  private static final Set<String> ON_GPUS =
      Set.of("image-classification", "object-detection", "semantic-segmentation", "seq2seq");

  /** Where a spec departs from the facts' own numbers; the spec says why in a note. */
  private static final Map<String, String> LOWER =
      Map.ofEntries(
          entry("catboost.min_data_in_leaf", "[1"),
          entry("catboost.random_strength", "[0"),
          entry("catboost.thread_count", "[-1"),
          entry("kmeans.k", "[2"),
          entry("pca.extra_components", "[-1"),
          entry("seq2seq.min_num_epochs", "[0"),
          entry("tabtransformer.attn_dropout", "[0"),
          entry("tabtransformer.frac_shared_embed", "[0"),
          entry("tabtransformer.mlp_dropout", "[0"),
          entry("tabtransformer.n_blocks", "[1"),
          entry("xgboost.monotone_constraints", "[-1"));

  private static final Map<String, String> UPPER =
      Map.of(
          "linear-learner.beta_1", "1)",
          "linear-learner.beta_2", "1)",
          "linear-learner.momentum", "1)",
          "lightgbm.feature_fraction", "1]",
          "tabtransformer.n_blocks", "12]",
          "knn.dimension_reduction_target", "",
          "xgboost.monotone_constraints", "1]");

  /** What a script is started with; its own hyperparameters are those of the facts. */
  private static final String OF_TOOLKIT = "sagemaker_";

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "object2vec.comparator_list", "hadamard,concat,abs_diff",
          "seq2seq.rnn_attention_num_hidden", "",
          "xgboost.monotone_constraints", "",
          "xgboost.updater", "grow_colmaker,prune");

  /** A hyperparameter that the facts name. */
  record Fact(String algorithm, JsonNode json) {
    String name() {
      return json.get("name").asText();
    }

    String key() {
      return algorithm + "." + name();
    }

    /** Returns a hyperparameter of the estimators that have it. */
    List<Subject> subjects() {
      List<Subject> subjects = new ArrayList<>();
      for (AlgorithmEstimator<?, ?> estimator : Estimators.of(algorithm)) {
        Param<?> param = Estimators.byWireName(estimator).get(name());
        if (param != null) {
          subjects.add(new Subject(estimator, param));
        }
      }
      return subjects;
    }

    Optional<Double> min() {
      return number("min");
    }

    Optional<Double> max() {
      return number("max");
    }

    private Optional<Double> number(String end) {
      String own = (end.equals("min") ? LOWER : UPPER).get(key());
      if (own != null) {
        return own.isEmpty()
            ? Optional.empty()
            : Optional.of(Double.valueOf(own.replaceAll("[\\[\\]()]", "")));
      }
      JsonNode value = json.path("range").path(end);
      return value.isNumber() ? Optional.of(value.doubleValue()) : Optional.empty();
    }

    boolean includes(String end) {
      String own = (end.equals("min") ? LOWER : UPPER).get(key());
      return own == null
          ? json.path("range").path(end + "_inclusive").asBoolean()
          : own.contains("[") || own.contains("]");
    }

    @Override
    public String toString() {
      return key();
    }
  }

  /** A hyperparameter of an estimator. */
  record Subject(AlgorithmEstimator<?, ?> estimator, Param<?> param) {

    boolean takes(double number) {
      Object value = number;
      if (param instanceof IntParam) {
        value = (int) number;
      } else if (param instanceof IntArrayParam) {
        value = new int[] {(int) number};
      } else if (!(param instanceof DoubleParam)) {
        value = isWhole() ? Long.toString((long) number) : Double.toString(number);
        if (param.doc().contains("lists of their indices")) {
          value = "[[" + value + "]]";
        }
      }
      return SampleValues.takes(param, value);
    }

    boolean isWhole() {
      return param instanceof IntParam
          || param instanceof IntArrayParam
          || (!(param instanceof DoubleParam) && !SampleValues.takes(param, "0.7500001"));
    }
  }

  static List<Fact> all() {
    List<Fact> facts = new ArrayList<>();
    for (String algorithm : ALGORITHMS) {
      JsonNode file = Facts.read("hyperparameters/" + algorithm + ".json");
      file.get("hyperparameters").forEach(each -> facts.add(new Fact(algorithm, each)));
    }
    return facts;
  }

  static List<Fact> ranges() {
    return all().stream()
        .filter(fact -> fact.min().isPresent() || fact.max().isPresent())
        .filter(fact -> !fact.json().get("type").asText().equals("bool"))
        .toList();
  }

  /** Holds both directions, and prints how much of the facts the stages have. */
  @Test
  void noHyperparameterIsMissing() {
    Map<String, Integer> facts = new LinkedHashMap<>();
    Set<String> missing = new TreeSet<>();
    int params = 0;
    int fixed = 0;
    for (String algorithm : ALGORITHMS) {
      Set<String> withParam = new LinkedHashSet<>();
      Set<String> known = new LinkedHashSet<>();
      for (AlgorithmEstimator<?, ?> estimator : Estimators.of(algorithm)) {
        withParam.addAll(Estimators.byWireName(estimator).keySet());
        known.addAll(estimator.trainingHyperParameters().keySet());
      }
      known.addAll(withParam);
      known.removeIf(name -> name.startsWith(OF_TOOLKIT));
      JsonNode file = Facts.read("hyperparameters/" + algorithm + ".json");
      Set<String> named = new LinkedHashSet<>();
      for (String list : List.of("hyperparameters", "additional_hyperparameters")) {
        file.get(list).forEach(each -> named.add(each.get("name").asText()));
        facts.merge(list, file.get(list).size(), Integer::sum);
      }

      assertThat(named).as("%s: none is made up", algorithm).containsAll(known);
      for (String name : named) {
        if (!known.contains(name)) {
          missing.add(algorithm + "." + name);
        } else if (withParam.contains(name)) {
          params++;
        } else {
          fixed++;
        }
      }
    }
    int listed = facts.get("hyperparameters");
    int additional = facts.get("additional_hyperparameters");
    System.out.printf(
        "Of the %d hyperparameters that AWS lists for %d algorithms, %d are covered; of %d that only"
            + " code shows, %d. %d have a Param, %d are fixed by a class.%n",
        listed,
        ALGORITHMS.size(),
        listed - ofTables(missing),
        additional,
        additional - (missing.size() - ofTables(missing)),
        params,
        fixed);
    LEFT_OUT.forEach((name, reason) -> System.out.println("Left out: " + name + ", " + reason));

    assertThat(missing).isEqualTo(LEFT_OUT.keySet());
  }

  /** Counts those that are in the tables of AWS. */
  private static int ofTables(Set<String> keys) {
    return (int) all().stream().filter(fact -> keys.contains(fact.key())).count();
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void takesWhatIsJustInsideOfEachBoundAndRefusesWhatIsJustOutside(Fact fact) {
    assertThat(fact.subjects()).as("%s", fact.name()).isNotEmpty();
    for (Subject subject : fact.subjects()) {
      double step = subject.isWhole() ? 1 : 0;
      fact.min()
          .ifPresent(
              min -> {
                double below = step > 0 ? min - step : Math.nextDown(min);
                double above = step > 0 ? min + step : Math.nextUp(min);
                assertThat(subject.takes(below)).as("below %s", min).isFalse();
                assertThat(subject.takes(min)).as("%s", min).isEqualTo(fact.includes("min"));
                if (fact.max().isEmpty() || above < fact.max().get()) {
                  assertThat(subject.takes(above)).as("above %s", min).isTrue();
                }
              });
      fact.max()
          .ifPresent(
              max -> {
                double below = step > 0 ? max - step : Math.nextDown(max);
                double above = step > 0 ? max + step : Math.nextUp(max);
                assertThat(subject.takes(below)).as("below %s", max).isTrue();
                assertThat(subject.takes(max)).as("%s", max).isEqualTo(fact.includes("max"));
                if (above != (double) (1L << 31)) {
                  assertThat(subject.takes(above)).as("above %s", max).isFalse();
                }
              });
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasTheDefaultThatTheServiceDocuments(Fact fact) {
    for (Subject subject : fact.subjects()) {
      String documented = DEFAULTS.getOrDefault(fact.key(), text(fact.json().get("default")));
      // Where a script reads a boolean, it is written as Python does.
      String expected =
          subject.param() instanceof BooleanParam
              ? documented.toLowerCase(Locale.ROOT)
              : documented;
      boolean isKnown = subject.estimator().hasDefault(subject.param());

      assertThat(isKnown).as("has a default").isEqualTo(!expected.isEmpty());
      if (isKnown) {
        String actual = text(subject.estimator().getOrDefault(subject.param()));
        assertThat(sameNumberOrText(actual, expected)).as("%s, %s", actual, expected).isTrue();
      }
    }
  }

  private static boolean sameNumberOrText(String actual, String expected) {
    try {
      String number = actual.equals("true") ? "1" : actual.equals("false") ? "0" : actual;
      return actual.equalsIgnoreCase(expected)
          || Double.parseDouble(number) == Double.parseDouble(expected);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String text(JsonNode json) {
    if (json == null || json.isNull()) {
      return "";
    }
    List<String> elements = new ArrayList<>();
    json.forEach(each -> elements.add(each.asText()));
    return json.isArray() ? String.join(",", elements) : json.asText();
  }

  private static String text(Object value) {
    if (value instanceof double[] numbers) {
      return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(","));
    }
    return value instanceof String[] texts ? String.join(",", texts) : String.valueOf(value);
  }

  @ParameterizedTest
  @MethodSource("all")
  void takesTheWordsThatTheFactsListAndNoOthers(Fact fact) {
    // Texts that are free, of which the facts name one.
    boolean isFree = fact.json().get("type").asText().equals("string");
    boolean isNumeric = fact.key().equals("xgboost.monotone_constraints");
    List<String> words = new ArrayList<>();
    Stream.of("values", "special_values")
        .forEach(list -> fact.json().path(list).forEach(word -> words.add(word.asText())));
    words.remove("-1");
    // To DeepAR it is the same as ignore.
    words.remove("");
    if (words.isEmpty() || isNumeric || isFree) {
      return;
    }
    Set<String> taken = new LinkedHashSet<>();
    for (Subject subject : fact.subjects()) {
      for (String word : words) {
        Object value =
            subject.param() instanceof StringArrayParam ? new String[] {word} : (Object) word;
        if (subject.param() instanceof BooleanParam || SampleValues.takes(subject.param(), value)) {
          taken.add(word);
        }
      }
      if (!(subject.param() instanceof BooleanParam)) {
        assertThat(SampleValues.bad(subject.param())).isPresent();
      }
    }
    if (!FIXED.contains(fact.name())) {
      assertThat(taken).containsExactlyInAnyOrderElementsOf(words);
    }
  }

  @Test
  void takesTextsOfAPatternAndNoOthers() {
    List<Fact> patterns = all().stream().filter(fact -> fact.json().has("pattern")).toList();

    assertThat(patterns).extracting(Fact::key).containsExactly("deepar.time_freq");
    for (String text : List.of("M", "12W", "D", "3H", "5min", "", "5", "h", "5 min", "-1D", "Q")) {
      for (Fact fact : patterns) {
        assertThat(fact.subjects())
            .isNotEmpty()
            .allSatisfy(
                subject ->
                    assertThat(SampleValues.takes(subject.param(), text))
                        .as(text)
                        .isEqualTo(text.matches(fact.json().get("pattern").asText())));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void isRenderedAsTheContainerReadsIt(Fact fact) {
    String format = fact.json().path("wire_format").asText("");
    for (Subject subject : fact.subjects()) {
      Object value = SampleValues.good(subject.param());
      Estimators.set(subject.estimator(), subject.param(), value);
      String wire = subject.estimator().trainingHyperParameters().get(fact.name());
      if (value instanceof String[] texts) {
        assertThat(wire)
            .isEqualTo(
                format.startsWith("comma")
                    ? String.join(",", texts)
                    : "[\"" + String.join("\",\"", texts) + "\"]");
      } else if (value instanceof int[] ints) {
        assertThat(wire)
            .isEqualTo(format.startsWith("comma") ? ints[0] + "" : "(" + ints[0] + ",)");
      } else if (value instanceof Boolean) {
        assertThat(wire)
            .isEqualTo(
                switch (fact.json().path("values").path(0).asText()) {
                  case "0" -> "1";
                  case "True" -> "True";
                  default -> "true";
                });
      } else if (value instanceof double[] doubles) {
        assertThat(wire).isEqualTo("[" + doubles[0] + "]");
      } else {
        assertThat(wire).isEqualTo(value.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void demandsWhatIsRequiredBeforeAnythingIsMoved(String algorithm, SparkSession spark) {
    for (AlgorithmEstimator<?, ?> estimator : Estimators.of(algorithm)) {
      Map<String, Param<?>> params = Estimators.byWireName(estimator);
      String[] expected =
          Stream.concat(
                  all().stream()
                      .filter(fact -> fact.algorithm().equals(algorithm))
                      .filter(fact -> isRequired(fact, estimator))
                      .map(Fact::name),
                  params.keySet().stream().filter("sagemaker_submit_directory"::equals))
              .map(name -> params.get(name).name() + " is required")
              .toArray(String[]::new);

      if (expected.length == 0) {
        continue;
      }
      StageRows.giveChannels(estimator, "s3://b/k");
      assertThatThrownBy(() -> estimator.fit(StageRows.of(spark, estimator, "s3://b/k")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll(expected)
          .satisfies(
              failure ->
                  assertThat(failure.getMessage().split(" is required", -1))
                      .hasSize(expected.length + 1));
    }
  }

  static List<String> algorithms() {
    // Linear Learner's other two estimators can start with nothing set.
    return ALGORITHMS.stream().filter(name -> !name.equals("linear-learner")).toList();
  }

  private static boolean isRequired(Fact fact, AlgorithmEstimator<?, ?> estimator) {
    return fact.json().get("required").isBoolean()
        && fact.json().get("required").asBoolean()
        && !estimator.trainingHyperParameters().containsKey(fact.name());
  }

  static Dataset<Row> rows(SparkSession spark) {
    return spark.createDataFrame(
        List.of(RowFactory.create(1.0, Vectors.dense(1.0, 2.0))),
        DataTypes.createStructType(
            new StructField[] {
              DataTypes.createStructField("label", DataTypes.DoubleType, false),
              DataTypes.createStructField(
                  "features", org.apache.spark.ml.linalg.SQLDataTypes.VectorType(), false)
            }));
  }

  @Test
  void demandsWhatIsRequiredUnderACondition(SparkSession spark) {
    refused(
        new XGBoostSageMakerEstimator().setNumRound(1).setObjective("multi:softmax"),
        spark,
        "numClass is required, since objective is multi:softmax or multi:softprob,");
    refused(
        new KNNClassifier()
            .setK(1)
            .setFeatureDim(2)
            .setSampleSize(3)
            .setDimensionReductionType("sign"),
        spark,
        "dimensionReductionTarget is required, since dimension_reduction_type is set,");
    refused(new LinearLearnerMultiClassClassifier(), spark, "numClasses is required");
  }

  @Test
  void checksWhatHyperparametersMustAgreeOn(SparkSession spark) {

    refused(
        xgboost().setEvalMetric("auc"),
        spark,
        "The metric auc is for objectives of two classes and of ranking: objective is"
            + " reg:squarederror");
    refused(xgboost().setMonotoneConstraints(1), spark, "tree_method is auto");
    refused(xgboost().setUpdater("grow_colmaker", "grow_histmaker"), spark, "at most one");
    refused(
        xgboost().setSilent(true),
        spark,
        "silent is set, which the image of"
            + " imageVersion 1.7-1 does not know; it is known to 1, 0.90-1, 0.90-2, 1.0-1");
    refused(
        new KNNRegressor()
            .setK(1)
            .setFeatureDim(5)
            .setSampleSize(3)
            .setDimensionReductionType("sign")
            .setDimensionReductionTarget(5),
        spark,
        "dimension_reduction_target is 5, and must be less than feature_dim, which is 5");
    refused(
        new LDASageMakerEstimator()
            .setNumTopics(2)
            .setFeatureDim(2)
            .setMiniBatchSize(2)
            .setTrainingInstanceCount(2),
        spark,
        "at most 1 instance");
    refused(
        new LinearLearnerRegressor().setHyperParameters("{\"predictor_type\": \"x\"}"),
        spark,
        "predictor_type = x; here it is always regressor");
  }

  @ParameterizedTest
  @MethodSource("every")
  void trainsOnSeveralInstancesWhereTheServiceDoes(String algorithm, SparkSession spark) {
    for (AlgorithmEstimator<?, ?> estimator : Estimators.of(algorithm)) {
      StageRows.giveChannels(estimator, "s3://b/k");
      // With this it never gets so far as to train.
      estimator.setTrainingInstanceCount(2).setValidationIndicatorCol("no such column");

      assertThatThrownBy(() -> estimator.fit(StageRows.of(spark, estimator, "s3://b/k")))
          .isInstanceOf(IllegalArgumentException.class)
          .satisfies(
              failure ->
                  assertThat(failure.getMessage().contains("at most 1 instance"))
                      .as(failure.getMessage())
                      .isEqualTo(ON_ONE_INSTANCE.contains(algorithm)));
    }
  }

  @ParameterizedTest
  @MethodSource("every")
  void trainsByDefaultOnWhatTheImageRunsOn(String algorithm) {
    for (AlgorithmEstimator<?, ?> estimator : Estimators.of(algorithm)) {
      assertThat(estimator.getTrainingInstanceType().matches("ml\\.(p|g)\\d.*"))
          .isEqualTo(ON_GPUS.contains(algorithm));
    }
  }

  static List<String> every() {
    return ALGORITHMS;
  }

  @Test
  void choosesItsColumnsByHyperparametersThatAreGivenInTheMapOnly(SparkSession spark) {
    XGBoostSageMakerEstimator estimator = xgboost().setHyperParameters("{\"num_class\": \"3\"}");
    assertThat(estimator.transformSchema(rows(spark).schema()).fieldNames())
        .containsExactly("label", "features", "prediction");

    estimator.setHyperParameters(Map.of("num_class", "3", "objective", "multi:softprob"));

    assertThat(estimator.transformSchema(rows(spark).schema()).fieldNames())
        .containsExactly("label", "features", "probability", "prediction", "rawPrediction");
    // One that is set goes before the map.
    assertThat(
            estimator
                .setObjective("multi:softmax")
                .transformSchema(rows(spark).schema())
                .fieldNames())
        .containsExactly("label", "features", "prediction");
  }

  @Test
  void takesNoWholeNumberAsTextThatIsTooLargeForTheImage() {
    assertThatThrownBy(() -> new LinearLearnerRegressor().setFeatureDim("3000000000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("featureDim = 3000000000 is not allowed");
  }

  private static XGBoostSageMakerEstimator xgboost() {
    return new XGBoostSageMakerEstimator().setNumRound(1);
  }

  private static void refused(
      AlgorithmEstimator<?, ?> estimator, SparkSession spark, String message) {
    assertThatThrownBy(() -> estimator.fit(rows(spark)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
