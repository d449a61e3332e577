package org.sagemakerspark.algorithms.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.param.HasGroup;
import org.sagemakerspark.param.HasWeight;
import org.sagemakerspark.processor.SpecCompiler;
import org.sagemakerspark.processor.Specs;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.spec.parse.Registries;
import org.sagemakerspark.processor.spec.parse.ShippedLimits;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.validate.CodecClasses;
import org.sagemakerspark.processor.spec.validate.Surroundings;

/**
 * Changes specs at random: whatever is accepted then makes classes that compile without a warning,
 * that can be created, and whose defaults survive being saved, and Python that can be read. More
 * than usual are tried with {@code -Dtests.mutations=1000}, others with {@code -Dtests.seed=7}.
 */
class RandomMutationTest {
  private static final int COUNT = Integer.getInteger("tests.mutations", 150);
  private static final long SEED = Long.getLong("tests.seed", 1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> SOURCES =
      List.of(
          Specs.MINIMAL,
          Specs.EVERYTHING,
          Specs.KMEANS,
          Specs.XGBOOST,
          Specs.COLUMNS,
          Specs.REPORT);

  /** What stands for something in the language, or elsewhere. */
  private static final List<String> TEXTS =
      List.of(
          "int",
          "long",
          "double",
          "boolean",
          "string",
          "enum",
          "list",
          "list-of-int",
          "csv",
          "json",
          "jsonlines",
          "libsvm",
          "recordio-protobuf",
          "row",
          "value",
          "0",
          "1",
          "2",
          "vector",
          "double-array",
          "double-array-array",
          "string-array",
          "map",
          "struct",
          "struct-array",
          "number",
          "integer",
          "number-array",
          "integer-array",
          "parquet",
          "training",
          "requests",
          "object",
          "array",
          "true",
          "featuresCol",
          "labelCol",
          "weightCol",
          "a.b",
          "float",
          "zero-one",
          "capitalized",
          "text",
          "augmented-manifest",
          "binary",
          "string-or-array",
          "json",
          "s3-uri",
          "comma-separated",
          "tuple",
          "probabilities",
          "margins",
          "likeliest",
          "sign",
          "class",
          "None",
          "True",
          "Param",
          "Params",
          "String",
          "Object",
          "Override",
          "Optional",
          "List",
          "Map",
          "Algorithm",
          "Estimator",
          "features",
          "label",
          "error",
          "LABEL",
          "prediction",
          "score",
          "lambda",
          "NaN",
          "Infinity",
          "-Infinity",
          "1e5",
          "a,b",
          "a b",
          "a\"b",
          "\\",
          "*/",
          "$S",
          "ä€",
          "ml.c5.xlarge",
          "ml.t3.large",
          "c5.xlarge",
          "ml.c5.large",
          "kmeans",
          "tiny",
          "x",
          "set",
          "uid",
          "copy",
          "getSize",
          "size",
          "mode",
          "train",
          "validation",
          "test",
          "none",
          "optional",
          "required",
          "File",
          "Pipe",
          "nan",
          "refuse",
          "auto",
          "{int}",
          "{number}",
          "a@{int}",
          "scoreCol",
          "[a-z",
          "[a-z]+\\d",
          "alpha",
          "",
          "shares",
          "imageVersion");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "-1",
          "2",
          "9",
          "10",
          "0.5",
          "1.0",
          "1e-320",
          "1e-399",
          "1e308",
          "1.8e308",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "6291456",
          "6291457",
          "0.1",
          "0.1000000000000000000001");

  private final Random random = new Random(SEED);

  @Test
  void whateverIsAcceptedRuns(@TempDir Path folder) throws Exception {
    Map<String, AlgorithmPlan> plans = new LinkedHashMap<>();
    Map<String, String> specs = new HashMap<>();
    SpecCompiler compiler = compiler();
    for (int i = 0; i < COUNT; i++) {
      String name = "m" + i;
      String json = mutated(SOURCES.get(i % SOURCES.size()));
      for (AlgorithmPlan plan :
          compiler.plan(
              name + ".json", json.getBytes(StandardCharsets.UTF_8), name, new Problems())) {
        plans.put(plan.estimatorName(), plan);
        specs.put(plan.estimatorName(), json);
      }
    }
    assertThat(plans).as("accepted of %d", COUNT).hasSizeGreaterThan(COUNT / 10);

    for (AlgorithmPlan plan : plans.values()) {
      for (GeneratedFile file : SpecCompiler.emit(plan)) {
        if (file.name().endsWith(".py")) {
          Files.writeString(folder.resolve(plan.javaPackage() + ".py"), file.content());
        }
      }
    }
    ClassLoader loader = GeneratedClasses.of(List.copyOf(plans.values()), folder);
    for (AlgorithmPlan plan : plans.values()) {
      try {
        runs(loader, plan);
      } catch (AssertionError | Exception e) {
        throw new AssertionError(specs.get(plan.estimatorName()), e);
      }
    }
    pythonReads(folder);
  }

  private static void runs(ClassLoader loader, AlgorithmPlan plan) throws Exception {
    survives((PipelineStage) create(loader, plan.estimatorName()));
    survives((PipelineStage) create(loader, plan.modelName()));
    AlgorithmEstimator<?, ?> estimator =
        (AlgorithmEstimator<?, ?>) create(loader, plan.estimatorName());
    if (!plan.inputs().isEmpty()) {
      adds(estimator, columns(plan), plan);
      return;
    }
    StructType rows =
        new StructType().add("features", SQLDataTypes.VectorType()).add("label", "double");
    StructType input =
        plan.training().label().word().equals("none")
            ? new StructType(new org.apache.spark.sql.types.StructField[] {rows.apply("features")})
            : rows;
    adds(estimator, input, plan);
    estimator.trainingHyperParameters();
  }

  /** Holds that there are columns of predictions, unless the image only trains. */
  private static void adds(
      AlgorithmEstimator<?, ?> estimator, StructType input, AlgorithmPlan plan) {
    int added = estimator.transformSchema(input).size() - input.size();
    if (plan.inference().isThere()) {
      assertThat(added).isPositive();
    } else {
      assertThat(added).isZero();
    }
  }

  private static StructType columns(AlgorithmPlan plan) {
    StructType rows = new StructType();
    for (AlgorithmPlan.InputPlan input : plan.inputs()) {
      String type =
          switch (input.type()) {
            case NUMBER -> "double";
            case INTEGER -> "bigint";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER_ARRAY -> "array<double>";
            case INTEGER_ARRAY -> "array<bigint>";
            case STRING_ARRAY -> "array<string>";
            case STRING_OR_ARRAY, S3_URI -> "string";
            case INTEGER_OR_ARRAY -> "bigint";
            case JSON -> "struct<a:bigint>";
            case BINARY -> "binary";
            case NUMBER_ARRAY_ARRAY -> "array<array<double>>";
            case TIMESTAMP -> "timestamp";
          };
      String name =
          input
              .own()
              .map(AlgorithmPlan.ColumnParam::defaultName)
              .orElse(input.param().replace("Col", ""));
      if (java.util.Arrays.stream(rows.fieldNames()).noneMatch(name::equalsIgnoreCase)) {
        rows = rows.add(name, type);
      }
    }
    return rows;
  }

  /** Holds that every default is taken again when it has been saved. */
  private static void survives(PipelineStage stage) {
    assertThat(stage.explainParams()).isNotEmpty();
    for (Param<?> param : stage.params()) {
      if (stage.hasDefault(param)) {
        again(param, stage.getOrDefault(param), stage);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> void again(Param<T> param, Object value, PipelineStage stage) {
    String json = param.jsonEncode((T) value);
    T read = param.jsonDecode(json);
    stage.set(param, read);
    assertThat(param.jsonEncode(read)).isEqualTo(json);
  }

  private static Object create(ClassLoader loader, String name) throws Exception {
    try {
      return loader.loadClass(name).getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  private static void pythonReads(Path folder) throws IOException, InterruptedException {
    Path script = folder.resolve("read_all.py");
    Files.writeString(
        script,
        """
        import ast, pathlib, sys
        for path in pathlib.Path(sys.argv[1]).glob("m*.py"):
            ast.parse(path.read_text("utf-8"), str(path))
        """);
    Process python;
    try {
      python =
          new ProcessBuilder("python3", script.toString(), folder.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      // As the tests of the Python package, this needs a python3; with CI=true nothing is skipped.
      assumeTrue("true".equals(System.getenv("CI")), e.getMessage());
      throw e;
    }
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(said).isZero();
  }

  private static SpecCompiler compiler() throws IOException {
    Set<String> inherited = new HashSet<>();
    for (Class<?> type :
        new Class<?>[] {
          AlgorithmEstimator.class, AlgorithmModel.class, HasWeight.class, HasGroup.class
        }) {
      for (Method method : type.getMethods()) {
        inherited.add(method.getName());
      }
      for (Method method : type.getDeclaredMethods()) {
        inherited.add(method.getName());
      }
    }
    return new SpecCompiler(
        new Surroundings(
            Registries.shipped().names(),
            inherited,
            ShippedLimits.read(),
            page -> false,
            CodecClasses.UNSEEN));
  }

  private String mutated(String source) throws IOException {
    JsonNode spec = JSON.readTree(Specs.text(source));
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      change(spec);
    }
    return spec.toString();
  }

  /** Changes one value somewhere in a spec. */
  private void change(JsonNode spec) {
    List<JsonNode> holders = new ArrayList<>();
    collect(spec, holders);
    JsonNode holder = holders.get(random.nextInt(holders.size()));
    if (holder instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> {
          JsonNode other = holders.get(random.nextInt(holders.size()));
          if (other instanceof ObjectNode fields) {
            fields.properties().stream()
                .skip(random.nextInt(fields.size()))
                .findFirst()
                .ifPresent(field -> object.set(field.getKey(), field.getValue().deepCopy()));
          }
        }
        default -> object.set(name, other(object.get(name)));
      }
    } else if (holder instanceof ArrayNode array) {
      int at = random.nextInt(array.size());
      switch (random.nextInt(3)) {
        case 0 -> array.remove(at);
        case 1 -> array.insert(at, array.get(at).deepCopy());
        default -> array.set(at, other(array.get(at)));
      }
    }
  }

  private JsonNode other(JsonNode value) {
    if (value.isNumber() || (value.isTextual() && random.nextInt(10) == 0)) {
      return JsonNodeFactory.instance.numberNode(
          new java.math.BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size()))));
    }
    if (value.isBoolean()) {
      return JsonNodeFactory.instance.booleanNode(!value.booleanValue());
    }
    if (value.isTextual()) {
      String text = TEXTS.get(random.nextInt(TEXTS.size()));
      return JsonNodeFactory.instance.textNode(
          switch (random.nextInt(4)) {
            case 0 -> value.textValue() + text;
            case 1 -> value.textValue().toUpperCase(Locale.ROOT);
            default -> text;
          });
    }
    return value.deepCopy();
  }

  private static void collect(JsonNode node, List<JsonNode> holders) {
    if (node.isContainerNode() && !node.isEmpty()) {
      holders.add(node);
      node.forEach(child -> collect(child, holders));
    }
  }
}
