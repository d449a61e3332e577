package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.aws.SessionKeys;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.estimator.SageMakerEstimator;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.testing.Repetitions;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/** What holds for every stage, the generated ones and those for any image. */
@ExtendWith(SparkExtension.class)
class StageContractTest {

  @RegisterExtension
  static final LocalSageMakerExtension SAGEMAKER =
      new LocalSageMakerExtension(
          LocalSageMaker.builder().image(OffsetImage.URI, OffsetImage.class));

  private final SageMakerFixture embedded;

  StageContractTest(SparkSession spark, LocalSageMaker sageMaker) {
    embedded = new SageMakerFixture(spark, sageMaker);
  }

  @AfterEach
  void forgetTheEmbeddedSageMaker() {
    embedded.close();
  }

  static List<Class<? extends PipelineStage>> stages() {
    return StageClasses.registered();
  }

  static List<Class<? extends PipelineStage>> generated() {
    return StageClasses.generated();
  }

  static List<Class<? extends PipelineStage>> estimators() {
    return StageClasses.estimators();
  }

  /** Those that are saved: what writes and reads them is the same for all. */
  static List<Class<? extends PipelineStage>> saved() {
    List<Class<? extends PipelineStage>> all = stages();
    return IntStream.range(0, all.size()).filter(Repetitions::makes).mapToObj(all::get).toList();
  }

  /** Those that are fitted: on another line of Spark, of any image, of vectors and of columns. */
  static List<Class<? extends PipelineStage>> fitted() {
    return Repetitions.all()
        ? estimators()
        : List.of(
            SageMakerEstimator.class,
            KMeansSageMakerEstimator.class,
            DeepARSageMakerEstimator.class);
  }

  @Test
  void registersEveryStage() {
    assertThat(StageClasses.registered())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(StageClasses.compiled());
  }

  @ParameterizedTest
  @MethodSource("stages")
  void hasAUidThatTellsItsClass(Class<? extends PipelineStage> type) throws Exception {
    assertThat(create(type).uid()).startsWith(type.getSimpleName() + "_");
    assertThat(type.getConstructor(String.class).newInstance("mine").uid()).isEqualTo("mine");
  }

  @ParameterizedTest
  @MethodSource("stages")
  void listsEveryParamOnceUnderTheNameOfItsAccessor(Class<? extends PipelineStage> type)
      throws Exception {
    PipelineStage stage = create(type);
    List<String> accessors =
        Arrays.stream(type.getMethods())
            .filter(method -> Param.class.isAssignableFrom(method.getReturnType()))
            .filter(method -> method.getParameterCount() == 0)
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .map(Method::getName)
            .toList();

    assertThat(stage.params()).extracting(Param::name).doesNotHaveDuplicates();
    assertThat(stage.params())
        .extracting(Param::name)
        .containsExactlyInAnyOrderElementsOf(accessors);
  }

  @ParameterizedTest
  @MethodSource("stages")
  void documentsEveryParam(Class<? extends PipelineStage> type) throws Exception {
    assertThat(create(type).params())
        .allSatisfy(param -> assertThat(param.doc()).hasSizeGreaterThan(10));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void hasDefaultsThatItsOwnParamsTake(Class<? extends PipelineStage> type) throws Exception {
    PipelineStage stage = create(type);

    assertThat(stage.params())
        .filteredOn(stage::hasDefault)
        .isNotEmpty()
        .allSatisfy(
            param ->
                assertThat(SampleValues.takes(param, stage.getOrDefault(param)))
                    .as(param.name())
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("stages")
  void setsAndGetsEveryParam(Class<? extends PipelineStage> type) throws Exception {
    PipelineStage stage = create(type);
    for (Param<?> param : stage.params()) {
      Object value = SampleValues.good(param);

      assertThat(set(stage, param, value)).as(param.name()).isSameAs(stage);
      assertThat(get(stage, param)).as(param.name()).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @MethodSource("stages")
  void answersWithAnOptionalExactlyWhereAParamMayHaveNoValue(Class<? extends PipelineStage> type)
      throws Exception {
    PipelineStage stage = create(type);
    int optionals = 0;
    for (Param<?> param : stage.params()) {
      stage.clear(param);
      Object value = getter(stage, param).invoke(stage);
      if (stage.hasDefault(param)) {
        assertThat(value).as(param.name()).isEqualTo(stage.getOrDefault(param));
      } else {
        optionals++;
        assertThat(value).as(param.name()).isEqualTo(Optional.empty());
        Object sample = SampleValues.good(param);
        set(stage, param, sample);
        assertThat(getter(stage, param).invoke(stage))
            .as(param.name())
            .isEqualTo(Optional.of(sample));
      }
    }
    assertThat(optionals).isPositive();
  }

  @ParameterizedTest
  @MethodSource("stages")
  void refusesBadValuesNamingTheStageTheParamAndTheValue(Class<? extends PipelineStage> type)
      throws Exception {
    PipelineStage stage = create(type);
    int refused = 0;
    for (Param<?> param : stage.params()) {
      Optional<Object> bad = SampleValues.bad(param);
      if (bad.isPresent()) {
        refused++;
        assertThatThrownBy(() -> set(stage, param, bad.get()))
            .as(param.name())
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(stage.uid())
            .hasMessageContaining(param.name())
            .hasMessageContaining(shown(bad.get()));
        assertThat(stage.isSet(param)).as(param.name()).isFalse();
      }
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @MethodSource("stages")
  void keepsUidAndValuesWhenCopied(Class<? extends PipelineStage> type) throws Exception {
    PipelineStage stage = filled(type);

    assertSame(stage.copy(ParamMap.empty()), stage);
  }

  @ParameterizedTest
  @MethodSource("stages")
  void takesOtherValuesWhenCopied(Class<? extends PipelineStage> type) throws Exception {
    PipelineStage stage = create(type);
    ParamMap extra = ParamMap.empty();
    for (Param<?> param : stage.params()) {
      put(extra, param, SampleValues.good(param));
    }

    PipelineStage copy = stage.copy(extra);

    assertSame(copy, filled(type, stage.uid()));
    assertThat(stage.isSet(stage.getParam("featuresCol"))).isFalse();
  }

  @SuppressWarnings("unchecked")
  private static void put(ParamMap map, Param<?> param, Object value) {
    map.put((Param<Object>) param, value);
  }

  @ParameterizedTest
  @MethodSource("stages")
  void explainsEveryParam(Class<? extends PipelineStage> type) throws Exception {
    PipelineStage stage = filled(type);
    String explained = stage.explainParams();

    for (Param<?> param : stage.params()) {
      assertThat(explained).contains(param.name() + ": " + param.doc());
    }
    // What Java calls an array tells nobody what is in it.
    assertThat(explained).doesNotContainPattern("\\[[LIDJZ][\\w.]*;?@");
  }

  @ParameterizedTest
  @MethodSource("stages")
  void refusesNullForEveryParam(Class<? extends PipelineStage> type) throws Exception {
    PipelineStage stage = create(type);
    int refused = 0;
    for (Param<?> param : stage.params()) {
      Class<?> valueType = valueType(param, SampleValues.good(param));
      if (!valueType.isPrimitive()) {
        Method setter = stage.getClass().getMethod("set" + capitalised(param), valueType);
        refused++;
        assertThatThrownBy(() -> setter.invoke(stage, (Object) null))
            .as(param.name())
            .rootCause()
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(stage.uid())
            .hasMessageContaining(param.name());
      }
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @MethodSource("saved")
  void keepsUidAndValuesWhenSavedAndLoaded(
      Class<? extends PipelineStage> type, SparkSession spark, @TempDir Path folder)
      throws Exception {
    PipelineStage stage = filled(type);
    String path = folder.resolve("stage").toUri().toString();

    ((MLWritable) stage).save(path);

    assertThatThrownBy(() -> type.getMethod("load", String.class).invoke(null, path))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(stage.uid())
        .hasMessageContaining("sageMakerRuntimeEndpoint = ")
        .hasMessageContaining(SessionKeys.TRUST_LOADED_STAGES);
    trustLoadedStages(spark);
    assertSame((PipelineStage) type.getMethod("load", String.class).invoke(null, path), stage);
  }

  @ParameterizedTest
  @MethodSource("stages")
  void isWholeWhenJavaHasSerializedIt(Class<? extends PipelineStage> type) throws Exception {
    PipelineStage filled = filled(type);
    assertSame(readAgain(filled), filled);

    PipelineStage stage = create(type);
    PipelineStage read = readAgain(stage);
    StructType schema = StageRows.schema(stage);
    assertThat(read.transformSchema(schema)).isEqualTo(stage.transformSchema(schema));
    assertThat(read.copy(ParamMap.empty()).explainParams()).isEqualTo(stage.explainParams());
  }

  private static PipelineStage readAgain(PipelineStage stage) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(stage);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (PipelineStage) in.readObject();
    }
  }

  private static void trustLoadedStages(SparkSession spark) {
    spark.conf().set(SessionKeys.TRUST_LOADED_STAGES, "true");
  }

  @AfterEach
  void trustLoadedStagesNoMore(SparkSession spark) {
    spark.conf().unset(SessionKeys.TRUST_LOADED_STAGES);
  }

  @ParameterizedTest
  @MethodSource("saved")
  void keepsUidAndValuesInASavedPipeline(
      Class<? extends PipelineStage> type, SparkSession spark, @TempDir Path folder)
      throws Exception {
    PipelineStage stage = filled(type);
    String path = folder.resolve("pipeline").toUri().toString();
    trustLoadedStages(spark);

    new Pipeline().setStages(new PipelineStage[] {stage}).save(path);

    assertSame(Pipeline.load(path).getStages()[0], stage);
  }

  @ParameterizedTest
  @MethodSource("stages")
  void addsItsColumnsToTheSchema(Class<? extends PipelineStage> type) throws Exception {
    PipelineStage stage = create(type);

    StructType schema = StageRows.schema(stage);
    StructType output = stage.transformSchema(schema);

    assertThat(output.fieldNames()).startsWith(schema.fieldNames());
    assertThat(output.fieldNames()).hasSizeGreaterThan(schema.fieldNames().length);
    stage.set(stage.getParam("handleInvalid"), "keep");
    assertThat(stage.transformSchema(schema).fieldNames())
        .containsExactly(
            Stream.of(output.fieldNames(), new String[] {"error"})
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void refusesColumnsThatDoNotFit(Class<? extends PipelineStage> type) throws Exception {
    PipelineStage stage = create(type);
    StageRows.Sent sent = StageRows.sent(stage);
    String column = sent.role() + " column '" + sent.name() + "'";
    String like = sent.name().substring(0, sent.name().length() - 1);

    if (sent.isTrained() || !(stage instanceof AlgorithmEstimator)) {
      assertThatThrownBy(
              () -> stage.transformSchema(new StructType().add(like, DataTypes.LongType)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(stage.uid())
          .hasMessageContaining("there is no " + column)
          .hasMessageContaining("did you mean '" + like + "'?");
    }
    assertThatThrownBy(
            () ->
                stage.transformSchema(
                    new StructType().add(sent.name(), DataTypes.CalendarIntervalType)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(stage.uid())
        .hasMessageContaining("the " + column + " is of type interval; it must be");
    StructType schema = StageRows.schema(stage);
    StructType output = stage.transformSchema(schema);
    assertThatThrownBy(() -> stage.transformSchema(output))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(stage.uid())
        .hasMessageContaining(output.fieldNames()[schema.size()])
        .hasMessageContaining("exists in the input already");
  }

  @ParameterizedTest
  @MethodSource("fitted")
  void fitsWithOtherValuesThanItsOwn(
      Class<? extends PipelineStage> type, SparkSession spark, @TempDir Path folder)
      throws Exception {
    Dataset<Row> rows = StageRows.of(spark, create(type), object());
    AlgorithmEstimator<?, ?> estimator =
        Estimators.ready(type, rows)
            .setTrainingImage(OffsetImage.URI)
            .setEndpointCreationPolicy("DO_NOT_CREATE");
    StageRows.giveChannels(estimator, object());
    StageRows.Sent sent = StageRows.sent(estimator);
    ParamMap extra = ParamMap.empty().put(estimator.namePrefix(), "other");
    put(extra, estimator.getParam(sent.param()), "x");

    if (sent.isTrained()) {
      assertThatThrownBy(() -> estimator.fit(rows, extra))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(estimator.uid())
          .hasMessageContaining("there is no " + sent.role() + " column 'x'");
    }
    AlgorithmModel<?> model = estimator.fit(rows.withColumnRenamed(sent.name(), "x"), extra);

    assertThat(estimator.getOrDefault(estimator.getParam(sent.param()))).isEqualTo(sent.name());
    assertThat(model.uid()).isEqualTo(estimator.uid());
    assertThat(model.parent()).hasSameClassAs(estimator);
    assertThat(model.parent().uid()).isEqualTo(estimator.uid());
    assertThat(model.hasParent()).isTrue();
    assertThat(model.getOrDefault(model.getParam(sent.param()))).isEqualTo("x");
    assertThat(model.getTrainingJobName().orElseThrow()).startsWith("other-");
    assertThat(model.toString()).contains(model.getTrainingJobName().orElseThrow());
    StructType schema = StageRows.schema(estimator).add("x", sent.type());
    assertThat(model.transformSchema(schema))
        .isEqualTo(estimator.copy(extra).transformSchema(schema));

    AlgorithmModel<?> copy = (AlgorithmModel<?>) model.copy(ParamMap.empty());
    assertSame(copy, model);
    assertThat(copy.parent()).isSameAs(model.parent());
    String path = folder.resolve("model").toUri().toString();
    new PipelineModel("pipeline", List.of((Transformer) model)).save(path);
    assertSame(PipelineModel.load(path).stages()[0], model);
  }

  /** Puts an object into S3 that rows may name. */
  private String object() {
    if (!embedded.s3().doesBucketExistV2("images")) {
      embedded.s3().createBucket("images");
    }
    embedded.s3().putObject("images", "image.png", "an image");
    return "s3://images/image.png";
  }

  @ParameterizedTest
  @MethodSource("generated")
  void hasAPythonClassWithTheSameParams(Class<? extends PipelineStage> type) {
    Map<String, String> modules = StageClasses.files("sagemakerspark/algorithms");
    String python =
        modules.values().stream()
            .filter(module -> module.contains("class " + type.getSimpleName() + "("))
            .findFirst()
            .orElseThrow();
    String body = python.substring(python.indexOf("class " + type.getSimpleName() + "("));

    assertThat(body).contains("_java_class = \"" + type.getName() + "\"");
    for (Method method : type.getDeclaredMethods()) {
      if (Param.class.isAssignableFrom(method.getReturnType())) {
        assertThat(body).contains("\n    " + method.getName() + " = Param(\n");
      }
    }
  }

  private static PipelineStage create(Class<? extends PipelineStage> type)
      throws ReflectiveOperationException {
    return StageClasses.create(type);
  }

  private static PipelineStage filled(Class<? extends PipelineStage> type)
      throws ReflectiveOperationException {
    PipelineStage stage = create(type);
    for (Param<?> param : stage.params()) {
      set(stage, param, SampleValues.good(param));
    }
    return stage;
  }

  /** A stage of a uid that was never made otherwise. */
  private static PipelineStage filled(Class<? extends PipelineStage> type, String uid)
      throws ReflectiveOperationException {
    PipelineStage stage = type.getConstructor(String.class).newInstance(uid);
    for (Param<?> param : stage.params()) {
      set(stage, param, SampleValues.good(param));
    }
    return stage;
  }

  private static void assertSame(PipelineStage actual, PipelineStage expected) {
    assertThat(actual).isNotSameAs(expected).hasSameClassAs(expected);
    assertThat(actual.uid()).isEqualTo(expected.uid());
    for (Param<?> param : expected.params()) {
      Param<?> same = actual.getParam(param.name());
      assertThat(actual.isSet(same)).as(param.name()).isEqualTo(expected.isSet(param));
      if (expected.isDefined(param)) {
        assertThat((Object) actual.getOrDefault(same))
            .as(param.name())
            .isEqualTo(expected.getOrDefault(param));
      }
    }
  }

  /** Calls the typed setter. */
  private static Object set(PipelineStage stage, Param<?> param, Object value)
      throws ReflectiveOperationException {
    Method setter = stage.getClass().getMethod("set" + capitalised(param), valueType(param, value));
    try {
      return setter.invoke(stage, value);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Calls the typed getter, which may answer with an Optional. */
  private static Object get(Params stage, Param<?> param) throws ReflectiveOperationException {
    Object value = getter(stage, param).invoke(stage);
    return value instanceof Optional<?> optional ? optional.orElseThrow() : value;
  }

  private static Method getter(Params stage, Param<?> param) throws ReflectiveOperationException {
    return stage.getClass().getMethod("get" + capitalised(param));
  }

  private static Class<?> valueType(Param<?> param, Object value) {
    if (param instanceof IntParam) {
      return int.class;
    }
    if (param instanceof LongParam) {
      return long.class;
    }
    if (param instanceof DoubleParam) {
      return double.class;
    }
    return param instanceof BooleanParam ? boolean.class : value.getClass();
  }

  private static String capitalised(Param<?> param) {
    return Character.toUpperCase(param.name().charAt(0)) + param.name().substring(1);
  }

  private static String shown(Object value) {
    if (value instanceof int[] numbers) {
      return numbers.length == 0 ? "" : String.valueOf(numbers[0]);
    }
    if (value instanceof double[] numbers) {
      return numbers.length == 0 ? "" : String.valueOf(numbers[0]);
    }
    return value instanceof String[] texts ? texts[0] : String.valueOf(value);
  }
}
