package org.sagemakerspark.algorithms.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.codec.BodyBuffer;
import org.sagemakerspark.codec.RequestRowSerializer;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.codec.ResponseRowDeserializer;
import org.sagemakerspark.codec.RowEncoder;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.hyperparameter.HyperParameterSet;
import org.sagemakerspark.hyperparameter.Place;
import org.sagemakerspark.image.AlgorithmImage;
import org.sagemakerspark.processor.Specs;

/** What a field of a spec comes to in the classes that are made of it. */
class EffectsTest {
  private static final String URI =
      "\"uri\": \"123456789012.dkr.ecr.eu-west-1.amazonaws.com/tiny\"";
  private static final String IMAGE =
      "\"registry\": \"first-party-algorithms\",\n    \"repository\": \"tiny\",\n"
          + "    \"versions\": { \"1\": \"1\" },\n    \"defaultVersion\": \"1\"";
  private static final String DIRECTION = "\"direction\": \"minimize\"";
  private static final String WITH_REGEX = DIRECTION + ", \"regex\": \"loss=([0-9.]+)\"";
  private static final String REGISTRY = "\"registry\": \"first-party-algorithms\"";
  private static final String VERSIONS = "\"versions\": { \"1\": \"1\" }";
  private static final String LABEL = "\"label\": \"none\"";
  private static final String CLASSES =
      "\"classes\": { \"estimator\": \"TinyEstimator\", \"model\": \"TinyModel\" }";
  private static final String HYPERPARAMETERS = "\"hyperparameters\": [";
  private static final String SIZE_START = "{ \"name\": \"size\", ";
  private static final String VERSION_1 = "\"specVersion\": 1";
  private static final String VERSION_2 = "\"specVersion\": 2";
  private static final String REQUEST = "\"request\": { ";

  @TempDir private Path folder;

  @Test
  void ofTheAccountsIsTheImageInTheRegion() throws Exception {
    String accounts = "\"accounts\": { \"eu-west-1\": \"123456789012\" }";

    assertThat(uri(estimator(REGISTRY, accounts, DIRECTION, WITH_REGEX)))
        .isEqualTo("123456789012.dkr.ecr.eu-west-1.amazonaws.com/tiny:1");
  }

  @Test
  void ofVersionsTheChosenOneIsTheImage() throws Exception {
    AlgorithmEstimator<?, ?> estimator =
        estimator(VERSIONS, "\"versions\": { \"0\": \"first\", \"1\": \"second\" }");
    assertThat(uri(estimator)).endsWith("/tiny:second");

    set(estimator, "imageVersion", "0");
    assertThat(uri(estimator)).endsWith("/tiny:first");
  }

  @Test
  void ofInstanceTypesAreTheDefaults() throws Exception {
    AlgorithmEstimator<?, ?> estimator =
        estimator(
            LABEL,
            LABEL + ", \"instanceType\": \"ml.m5.xlarge\"",
            "\"inference\": {",
            "\"inference\": { \"instanceType\": \"ml.c5.large\",");

    assertThat(estimator.getTrainingInstanceType()).contains("ml.m5.xlarge");
    assertThat(estimator.getEndpointInstanceType()).contains("ml.c5.large");
  }

  @Test
  void ofTheLargestNumberOfInstancesIsThatMoreAreRefused() throws Exception {
    AlgorithmEstimator<?, ?> estimator = estimator(LABEL, LABEL + ", \"maxInstances\": 2");

    set(estimator, "trainingInstanceCount", 2);
    assertThat(problems(estimator)).isEmpty();
    set(estimator, "trainingInstanceCount", 3);
    assertThat(problems(estimator))
        .containsExactly("trainingInstanceCount is 3; the image trains on at most 2 instances");
  }

  @Test
  void ofLabelsAreTheNumbersHoweverLarge() throws Exception {
    AlgorithmEstimator<?, ?> estimator =
        estimator(LABEL, "\"label\": \"required\", \"labels\": [0, 9000000000, -1e30]");

    assertThat(estimator.algorithm().training().labels()).containsExactly(0.0, 9e9, -1e30);
  }

  @Test
  void ofTheExpressionOfAMetricIsItsDefinition() throws Exception {
    assertThat(estimator(IMAGE, URI, DIRECTION, WITH_REGEX).getMetricDefinitions())
        .isEqualTo("{\"test:loss\":\"loss=([0-9.]+)\"}");
  }

  @Test
  void ofTheSizeOfRequestsAreTheDefaults() throws Exception {
    AlgorithmEstimator<?, ?> estimator =
        estimator(REQUEST, REQUEST + "\"maxRecords\": 7, \"maxBytes\": 1000, ");

    assertThat(estimator.getMaxBatchSizeInRecords()).isEqualTo(7);
    assertThat(estimator.getMaxBatchSizeInBytes()).isEqualTo(1000);
  }

  @Test
  void ofListsAndMapsIsWhatTheJobGets() throws Exception {
    AlgorithmEstimator<?, ?> estimator =
        estimator(
            SIZE_START,
            "{ \"name\": \"seeds\", \"type\": \"list\", \"of\": \"long\", \"min\": 0 },"
                + " { \"name\": \"switches\", \"type\": \"list\", \"of\": \"boolean\","
                + " \"wire\": \"tuple\" },"
                + " { \"name\": \"costs\", \"type\": \"map\", \"of\": \"double\", \"max\": 5 },"
                + " { \"name\": \"depths\", \"type\": \"map\", \"of\": \"int\","
                + " \"wire\": \"comma-separated\", \"default\": { \"z\": 3 } },"
                + " { \"name\": \"labels\", \"type\": \"map\", \"of\": \"string\" }, "
                + SIZE_START,
            VERSION_1,
            VERSION_2);
    Map<String, Integer> depths = new LinkedHashMap<>();
    depths.put("b", 2);
    depths.put("a", 1);
    call(estimator, "setSeeds", long[].class, new long[] {1, 9_000_000_000L});
    call(estimator, "setSwitches", boolean[].class, new boolean[] {true, false});
    call(estimator, "setCosts", Map.class, Map.of("a", 0.5));
    call(estimator, "setDepths", Map.class, depths);
    call(estimator, "setLabels", Map.class, Map.of("a", "\"A\", B"));

    assertThat(estimator.trainingHyperParameters())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "seeds", "[1,9000000000]",
                "switches", "(True,False)",
                "costs", "{\"a\":0.5}",
                "depths", "b=2,a=1",
                "labels", "{\"a\":\"\\\"A\\\", B\"}"));
    assertThat(((Optional<?>) got(estimator, "getSeeds")).orElseThrow())
        .isEqualTo(new long[] {1, 9_000_000_000L});
    assertThat(((Optional<?>) got(estimator, "getSwitches")).orElseThrow())
        .isEqualTo(new boolean[] {true, false});
    assertThat(got(estimator, "getDepths")).isEqualTo("{\"b\":2,\"a\":1}");
    assertThatThrownBy(() -> call(estimator, "setSeeds", long[].class, new long[] {-1}))
        .rootCause()
        .hasMessageContaining("seeds = [-1] is not allowed")
        .hasMessageContaining("at least 0");
    assertThatThrownBy(() -> call(estimator, "setCosts", Map.class, Map.of("a", 5.1)))
        .rootCause()
        .hasMessageContaining("each value is a double at most 5");
    assertThatThrownBy(() -> call(estimator, "setCosts", String.class, "{\"a\":\"5\"}"))
        .rootCause()
        .hasMessageContaining("costs = {\"a\":\"5\"} is not allowed");
    assertThatThrownBy(() -> call(estimator, "setDepths", Map.class, Map.of("a=b", 1)))
        .rootCause()
        .hasMessageContaining("no key and no value holds one of the characters ,=");
  }

  @Test
  void ofTheEnvironmentAreTheVariablesThatTheContainersGet() throws Exception {
    AlgorithmEstimator<?, ?> estimator =
        estimator(
            LABEL,
            LABEL + ", \"environment\": { \"THREADS\": \"1\", \"NOTE\": \"a\" }",
            REQUEST,
            "\"environment\": { \"WORKERS\": \"2\" }, " + REQUEST,
            VERSION_1,
            VERSION_2);
    set(estimator, "modelEnvironment", "{\"WORKERS\":\"4\",\"LOG\":\"all\"}");

    assertThat(estimator.algorithm().training().environment())
        .isEqualTo(Map.of("THREADS", "1", "NOTE", "a"));
    assertThat(estimator.environment()).isEqualTo(Map.of("WORKERS", "4", "LOG", "all"));
    assertThat(estimator.modelVariables().replaced())
        .containsExactly(
            "modelEnvironment gives WORKERS = 4 in place of 2, which the spec of the image has");
    String hundred =
        IntStream.range(0, 100)
            .mapToObj(i -> "\"V" + i + "\":\"\"")
            .collect(Collectors.joining(",", "{", "}"));
    set(estimator, "modelEnvironment", hundred);
    assertThat(estimator.modelVariables().problems())
        .containsExactly(
            "modelEnvironment has 100 variables, and with those that the spec of the image has"
                + " there are 101; a container takes at most 100");
    estimator.clear(estimator.getParam("modelEnvironment"));
    assertThat(estimator.environment()).isEqualTo(Map.of("WORKERS", "2"));
    assertThat(estimator.modelVariables().replaced()).isEmpty();
  }

  /** Makes requests of the user's own. */
  public static final class OwnSerializer implements RequestRowSerializer {
    private static final long serialVersionUID = 1L;

    private final String unit;

    /** Takes the options of the spec. */
    public OwnSerializer(Map<String, String> options) {
      this.unit = options.get("unit") + " of " + options.get("featuresCol");
    }

    @Override
    public String contentType() {
      return "text/x-own; unit=" + unit;
    }

    @Override
    public RowEncoder<Row> bind(StructType schema, String owner) {
      throw new IllegalArgumentException("nothing is sent");
    }
  }

  /** Reads answers of the user's own. */
  public static final class OwnDeserializer implements ResponseRowDeserializer {
    private static final long serialVersionUID = 1L;

    private final List<ResponseColumn> columns;

    /** Takes the columns of the spec under the names that the stage gives them. */
    public OwnDeserializer(Map<String, String> options) {
      this.columns = ResponseColumn.fromJson(options.get("columns"));
    }

    @Override
    public String accept() {
      return "text/x-own";
    }

    @Override
    public List<ResponseColumn> columns() {
      return columns;
    }

    @Override
    public List<Object[]> decode(byte[] body) {
      return List.of();
    }
  }

  @Test
  void ofClassesAreTheSerializerAndTheDeserializer() throws Exception {
    AlgorithmEstimator<?, ?> estimator =
        estimator(
            "\"serializer\": \"recordio-protobuf\"",
            "\"serializer\": \""
                + OwnSerializer.class.getName()
                + "\", \"options\": { \"unit\": \"cm\" }",
            "\"deserializer\": \"recordio-protobuf\"",
            "\"deserializer\": \"" + OwnDeserializer.class.getName() + "\"",
            VERSION_1,
            VERSION_2);
    set(estimator, "scoreCol", "rating");

    assertThat(estimator.serializer().contentType()).isEqualTo("text/x-own; unit=cm of features");
    assertThat(estimator.outputColumns(new StructType()).fieldNames()).containsExactly("rating");
  }

  /** A file that names a class makes nobody load it. */
  @Test
  void ofAClassThatIsNoSerializerIsThatItIsRefused() throws Exception {
    AlgorithmEstimator<?, ?> estimator =
        estimator(
            "\"serializer\": \"recordio-protobuf\"",
            "\"serializer\": \"" + Uninitialised.class.getName() + "\"",
            VERSION_1,
            VERSION_2);

    assertThatThrownBy(estimator::serializer)
        .hasMessageContaining("does not implement " + RequestRowSerializer.class.getName());
    assertThat(initialised).isFalse();
  }

  private static boolean initialised;

  /** Is no serializer. */
  public static final class Uninitialised {
    static {
      initialised = true;
    }
  }

  @Test
  void ofMapsAndStructsAreTheColumns() throws Exception {
    AlgorithmEstimator<?, ?> estimator =
        estimator(
            GeneratedClasses.of(Specs.plans("columns.json", Specs.text(Specs.COLUMNS)), folder),
            "ColumnsEstimator");
    StructType input =
        StructType.fromDDL(
            "label bigint, text string, features array<double>, counts array<bigint>,"
                + " tags array<string>, path array<array<double>>");
    String json =
        "{\"predictions\":[{\"is\":{\"outlier\":true},\"paths\":[],\"odds\":{\"cat\":0.5},"
            + "\"found\":[{\"label\":\"a\",\"odds\":{\"k\":9},\"box\":{\"x\":1.5}}],"
            + "\"box\":{\"a\":{\"y\":2},\"x\":3},\"items\":[1]}]}";

    StructType output = estimator.transformSchema(input);
    assertThat(output.apply("odds").dataType().simpleString()).isEqualTo("map<string,double>");
    assertThat(output.apply("box").dataType())
        .isEqualTo(new StructType().add("x", "int").add("the \"y\" $S", "float"));
    assertThat(output.apply("found").dataType().simpleString())
        .isEqualTo("array<struct<label:string,odds:map<string,bigint>,box:struct<x:double>>>");

    Object[] row = estimator.deserializer().decode(json.getBytes(StandardCharsets.UTF_8)).get(0);
    Row read = RowFactory.create(row);
    List<String> names =
        estimator.deserializer().columns().stream().map(ResponseColumn::column).toList();
    assertThat(read.getJavaMap(names.indexOf("odds"))).hasToString("{cat=0.5}");
    assertThat(read.get(names.indexOf("box"))).isEqualTo(RowFactory.create(3, 2f));
    assertThat((Row[]) read.get(names.indexOf("found")))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.getString(0)).isEqualTo("a");
              assertThat(found.getJavaMap(1)).hasToString("{k=9}");
              assertThat(found.get(2)).isEqualTo(RowFactory.create(1.5));
            });
  }

  @Test
  void ofTheRangeOfASumIsThatOthersAreRefused() throws Exception {
    String sum = " \"then\": [{ \"sumOf\": [\"size\"], ";
    AlgorithmEstimator<?, ?> estimator =
        estimator(
            HYPERPARAMETERS,
            "\"rules\": [{ \"doc\": \"Not small.\","
                + sum
                + "\"above\": 2 }] }, { \"doc\": \"Not large.\","
                + sum
                + "\"below\": 4 }] }],\n"
                + HYPERPARAMETERS,
            VERSION_1,
            VERSION_2);

    set(estimator, "size", 3);
    assertThat(problems(estimator)).isEmpty();
    set(estimator, "size", 2);
    assertThat(problems(estimator))
        .containsExactly("Not small: the sum of size is 2, and must be greater than 2");
    set(estimator, "size", 4);
    assertThat(problems(estimator))
        .containsExactly("Not large: the sum of size is 4, and must be less than 4");
  }

  @Test
  void ofMetricsAreThoseThatAVariantHas() throws Exception {
    String second =
        WITH_REGEX
            + " }, { \"name\": \"test:size\", \"direction\": \"maximize\","
            + " \"regex\": \"size=([0-9]+)\", \"variants\": [\"b\"]";
    String variants =
        "\"variants\": [{ \"name\": \"a\", \"classes\": { \"estimator\": \"TinyEstimator\","
            + " \"model\": \"TinyModel\" } }, { \"name\": \"b\", \"classes\":"
            + " { \"estimator\": \"OtherEstimator\", \"model\": \"OtherModel\" } }]";

    ClassLoader classes = classes(IMAGE, URI, CLASSES, variants, DIRECTION, second);

    assertThat(estimator(classes, "TinyEstimator").getMetricDefinitions())
        .isEqualTo("{\"test:loss\":\"loss=([0-9.]+)\"}");
    assertThat(estimator(classes, "OtherEstimator").getMetricDefinitions())
        .isEqualTo("{\"test:loss\":\"loss=([0-9.]+)\",\"test:size\":\"size=([0-9]+)\"}");
  }

  @Test
  void ofParametersOfRequestsIsWhatIsSentAndWhatIsRefused() throws Exception {
    AlgorithmEstimator<?, ?> estimator =
        estimator(
            parameters(
                "\"name\": \"config.samples\", \"type\": \"int\", \"min\": 1, \"max\": 9, \"default\": 5",
                "\"name\": \"config.rate\", \"param\": \"speed\", \"formerly\": [\"pace\"],"
                    + " \"type\": \"double\", \"above\": 0, \"below\": 1",
                "\"name\": \"mode\", \"param\": \"answerMode\", \"type\": \"enum\","
                    + " \"values\": [\"mean\", \"all\"], \"default\": \"mean\", \"sent\": true",
                "\"name\": \"sizes\", \"type\": \"list\", \"of\": \"int\", \"min\": 1",
                "\"name\": \"key\", \"type\": \"string\", \"required\": true"));

    assertThat(estimator.requestParameters().given(Place.BODY)).isEqualTo(Map.of("mode", "mean"));
    assertThat(estimator.requestParameters().problems(Map.of()))
        .containsExactly("key is required and not set; call setKey; it must be a string");
    set(estimator, "samples", 9);
    set(estimator, "speed", 0.5);
    set(estimator, "answerMode", "all");
    set(estimator, "key", "k");
    assertThat(estimator.requestParameters().given(Place.BODY))
        .isEqualTo(Map.of("config.samples", 9, "config.rate", 0.5, "mode", "all", "key", "k"));
    assertThat(estimator.requestParameters().problems(Map.of())).isEmpty();
    assertThat(estimator.algorithm().history().formerly()).containsEntry("pace", "speed");
    refuses(estimator, "samples", 0);
    refuses(estimator, "samples", 10);
    refuses(estimator, "speed", 0.0);
    refuses(estimator, "speed", 1.0);
    refuses(estimator, "answerMode", "none");
    refuses(estimator, "sizes", new int[] {1, 0});
  }

  /**
   * The requests of DeepAR (developer guide: deepar-in-formats.md), of TensorFlow Serving (its page
   * of the RESTful API) and of Hugging Face's inference toolkit (its page of the API): rows in an
   * array, and objects or values beside it.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "instances | configuration.num_samples | 50 | {\"instances\":[{\"features\":[1,2]},"
            + "{\"features\":[3,4]}],\"configuration\":{\"num_samples\":50}}",
        "inputs | parameters.top_k | 50 | {\"inputs\":[{\"features\":[1,2]},"
            + "{\"features\":[3,4]}],\"parameters\":{\"top_k\":50}}",
        "instances | signature_name | | {\"instances\":[{\"features\":[1,2]},"
            + "{\"features\":[3,4]}],\"signature_name\":\"predict\"}"
      })
  void ofARootAndParametersIsTheWholeBody(String root, String name, Integer value, String body)
      throws Exception {
    String parameter =
        value == null
            ? "\"type\": \"enum\", \"values\": [\"predict\"], \"default\": \"predict\", \"sent\": true"
            : "\"type\": \"int\"";
    String[] changes =
        parameters("\"name\": \"" + name + "\", \"param\": \"further\", " + parameter);
    changes[1] =
        changes[1].replace("\"json\",", "\"json\", \"options\": { \"root\": \"" + root + "\" },");
    AlgorithmEstimator<?, ?> estimator = estimator(changes);
    if (value != null) {
      set(estimator, "further", value);
    }

    StructType rows = new StructType().add("features", SQLDataTypes.VectorType());
    RowEncoder<Row> encoder = estimator.serializer().bind(rows, "test");
    BodyBuffer sent = new BodyBuffer(1 << 8);
    sent.write(encoder.header());
    encoder.encode(RowFactory.create(Vectors.dense(1, 2)), sent);
    sent.write(encoder.separator());
    encoder.encode(RowFactory.create(Vectors.dense(3, 4)), sent);
    sent.write(encoder.footer());

    assertThat(new String(sent.copyFrom(0), StandardCharsets.UTF_8)).isEqualTo(body);
  }

  @Test
  void ofParametersOfRequestsEachVariantHasItsOwn() throws Exception {
    String variants =
        "\"variants\": [{ \"name\": \"a\", \"classes\": { \"estimator\": \"TinyEstimator\","
            + " \"model\": \"TinyModel\" } }, { \"name\": \"b\", \"classes\":"
            + " { \"estimator\": \"OtherEstimator\", \"model\": \"OtherModel\" } }]";
    List<String> changes =
        new ArrayList<>(
            List.of(parameters("\"name\": \"rate\", \"type\": \"double\", \"variants\": [\"b\"]")));
    changes.addAll(List.of(CLASSES, variants));

    ClassLoader classes = classes(changes.toArray(new String[0]));

    assertThat(estimator(classes, "TinyEstimator").hasParam("rate")).isFalse();
    assertThat(estimator(classes, "OtherEstimator").hasParam("rate")).isTrue();
  }

  /** Returns the changes by which requests are JSON with some parameters. */
  private static String[] parameters(String... parameters) {
    return new String[] {
      "\"request\": { \"serializer\": \"recordio-protobuf\" }",
      "\"request\": { \"serializer\": \"json\", \"parameters\": [{ "
          + String.join(" }, { ", parameters)
          + " }] }",
      VERSION_1,
      VERSION_2
    };
  }

  private static void refuses(AlgorithmEstimator<?, ?> estimator, String param, Object value) {
    assertThatThrownBy(() -> set(estimator, param, value))
        .as(param)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(param);
  }

  private static Object call(
      AlgorithmEstimator<?, ?> estimator, String setter, Class<?> type, Object value)
      throws Exception {
    return estimator.getClass().getMethod(setter, type).invoke(estimator, value);
  }

  private static Object got(AlgorithmEstimator<?, ?> estimator, String getter) throws Exception {
    return estimator.getClass().getMethod(getter).invoke(estimator);
  }

  private static void set(AlgorithmEstimator<?, ?> estimator, String param, Object value) {
    estimator.set(estimator.getParam(param), value);
  }

  private static List<String> problems(AlgorithmEstimator<?, ?> estimator) throws Exception {
    Method set = AlgorithmEstimator.class.getDeclaredMethod("hyperParameterSet");
    set.setAccessible(true);
    return ((HyperParameterSet) set.invoke(estimator)).problems(Map.of());
  }

  private static String uri(AlgorithmEstimator<?, ?> estimator) {
    return AlgorithmImage.training(Optional.empty(), estimator.algorithm(), "eu-west-1");
  }

  /** Returns the estimator of the small spec, in which each text of a pair stands for the other. */
  private AlgorithmEstimator<?, ?> estimator(String... changes) throws Exception {
    return estimator(classes(changes), "TinyEstimator");
  }

  private static AlgorithmEstimator<?, ?> estimator(ClassLoader classes, String name)
      throws Exception {
    return (AlgorithmEstimator<?, ?>)
        classes.loadClass("org.example." + name).getConstructor().newInstance();
  }

  /** Returns the classes of the small spec, in which each text of a pair stands for the other. */
  private ClassLoader classes(String... changes) throws Exception {
    String spec = Specs.text(Specs.MINIMAL);
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(spec).contains(changes[i]);
      spec = spec.replace(changes[i], changes[i + 1]);
    }
    return GeneratedClasses.of(Specs.plans("tiny.json", spec), folder);
  }
}
