package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.artifacts.ModelArchive;
import org.sagemakerspark.artifacts.ModelKind;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.model.SageMakerModel;
import org.sagemakerspark.testing.OnOneLine;
import org.sagemakerspark.testing.Repetitions;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/** Models score from their artifact what they score on an endpoint, and ask none for it. */
@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeScoringTest {

  private static final int FEATURES = 6;
  private static final int TRAINED = 300;
  private static final int SCORED = 2_000;
  private static final double TOLERANCE = 1e-6;

  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.IntegerType, false)
          .add("label", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), true);

  private final SparkSession spark;
  private LocalSageMaker sageMaker;
  private SageMakerFixture embedded;
  private KMeansSageMakerModel kmeans;

  NativeScoringTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeAll
  void start(LocalSageMaker local) {
    sageMaker = local;
    embedded = new SageMakerFixture(spark, local);
  }

  @AfterAll
  void stop() {
    embedded.close();
  }

  /** How Spark stores the rows. */
  private enum Stored {
    DENSE,
    SPARSE,
    /** As a VectorAssembler may do it. */
    MIXED;

    Vector vector(int row, double[] numbers) {
      Vector dense = Vectors.dense(numbers);
      return this == DENSE || (this == MIXED && row % 3 == 1) ? dense : dense.toSparse();
    }
  }

  /** What labels there are. */
  private enum Label {
    NUMBER,
    COUNT,
    TWO,
    THREE;

    double of(double sum) {
      return switch (this) {
        case NUMBER -> sum;
        case COUNT -> Math.floor(Math.abs(sum));
        case TWO -> sum > 0 ? 1 : 0;
        case THREE -> sum > 1 ? 2 : sum > -1 ? 1 : 0;
      };
    }
  }

  /** The models do not know Spark; on another line one shows that rows come in and go out. */
  static Stream<Arguments> algorithms() {
    Stream<Arguments> all =
        Stream.of(
            of(
                "kmeans",
                Label.NUMBER,
                new KMeansSageMakerEstimator().setK(7).setFeatureDim(FEATURES)),
            of(
                "pca",
                Label.NUMBER,
                new PCASageMakerEstimator()
                    .setNumComponents(3)
                    .setFeatureDim(FEATURES)
                    .setMiniBatchSize(100)),
            of("regressor", Label.NUMBER, new LinearLearnerRegressor().setEpochs(1)),
            of("two classes", Label.TWO, new LinearLearnerBinaryClassifier().setEpochs(1)),
            of(
                "three classes",
                Label.THREE,
                new LinearLearnerMultiClassClassifier().setNumClasses(3).setEpochs(1)),
            of(
                "fm regressor",
                Label.NUMBER,
                new FactorizationMachinesRegressor()
                    .setFeatureDim(FEATURES)
                    .setNumFactors(4)
                    .setEpochs(1)),
            of(
                "fm classifier",
                Label.TWO,
                new FactorizationMachinesBinaryClassifier()
                    .setFeatureDim(FEATURES)
                    .setNumFactors(4)
                    .setEpochs(1)),
            of("trees", Label.NUMBER, xgboost("reg:squarederror")),
            of("trees in csv", Label.NUMBER, inCsv(xgboost("reg:squarederror"))),
            of("trees in libsvm", Label.NUMBER, inLibSVM(xgboost("reg:squarederror"))),
            of("dart", Label.TWO, xgboost("binary:logistic").setBooster("dart").setRateDrop(0.5)),
            of("raw scores", Label.TWO, xgboost("binary:logitraw")),
            of("hinge", Label.TWO, xgboost("binary:hinge")),
            of("classes", Label.THREE, xgboost("multi:softmax").setNumClass(3)),
            of("probabilities", Label.THREE, xgboost("multi:softprob").setNumClass(3)),
            of("counts", Label.COUNT, xgboost("count:poisson")),
            of("linear booster", Label.NUMBER, xgboost("reg:squarederror").setBooster("gblinear")));
    return all.filter(each -> Repetitions.all() || each.get()[0].equals("pca"));
  }

  private static Arguments of(String name, Label label, AlgorithmEstimator<?, ?> estimator) {
    return Arguments.of(name, label, estimator);
  }

  private static XGBoostSageMakerEstimator xgboost(String objective) {
    return new XGBoostSageMakerEstimator().setNumRound(12).setObjective(objective);
  }

  private static XGBoostSageMakerEstimator inCsv(XGBoostSageMakerEstimator estimator) {
    return estimator.setTrainingSparkDataFormat("csv").setRequestRowSerializer("csv");
  }

  private static XGBoostSageMakerEstimator inLibSVM(XGBoostSageMakerEstimator estimator) {
    return estimator.setTrainingSparkDataFormat("libsvm").setRequestRowSerializer("libsvm");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("algorithms")
  void scoresAsTheEndpointDoes(String name, Label label, AlgorithmEstimator<?, ?> estimator) {
    boolean takesNaN = estimator.getMissing().equals("nan");
    for (Stored stored : storages(name, takesNaN)) {
      Created before = created();
      AlgorithmModel<?> model = fit(natively(estimator), train(label, stored));
      assertThat(model.getEndpointName()).isEmpty();
      model.set(model.getParam("handleInvalid"), "keep");
      Dataset<Row> rows = rows(label, stored, takesNaN);

      Dataset<Row> scored = model.transform(rows);
      List<Row> natively = scored.collectAsList();
      assertThat(created()).as("what was created").isEqualTo(before);

      model.set(model.getParam("scoringMode"), "endpoint");
      try {
        Dataset<Row> byEndpoint = model.transform(rows);
        assertThat(scored.schema()).isEqualTo(byEndpoint.schema());
        requireEqual(natively, byEndpoint.collectAsList(), name + ", " + stored);
      } finally {
        model.deleteResources(spark);
      }
    }
  }

  @Test
  @OnOneLine("Numbers are refused without Spark.")
  void refusesInTextWhatIsInfiniteInFloat32AsTheEndpointDoes() {
    KMeansSageMakerModel model = kmeans().setRequestRowSerializer("csv").setHandleInvalid("keep");
    List<Row> rows = new ArrayList<>();
    for (double number : new double[] {1, 1e39, -1e39, Float.MAX_VALUE / 1e30}) {
      double[] numbers = new double[FEATURES];
      numbers[2] = number;
      rows.add(RowFactory.create(rows.size(), 0.0, Vectors.dense(numbers)));
    }
    Dataset<Row> input = spark.createDataFrame(rows, SCHEMA).coalesce(1);
    try {
      for (String mode : List.of("native", "endpoint")) {
        List<Row> scored = model.setScoringMode(mode).transform(input).collectAsList();
        assertThat(scored.stream().map(row -> row.isNullAt(row.length() - 1)))
            .as(mode)
            .containsExactly(true, false, false, true);
      }
    } finally {
      model.deleteResources(spark);
    }
  }

  /** To XGBoost, what is left out is missing, so a model is trained on one kind of rows. */
  private static List<Stored> storages(String name, boolean takesNaN) {
    if (!takesNaN) {
      return List.of(Stored.MIXED);
    }
    return name.startsWith("trees")
        ? List.of(Stored.DENSE, Stored.SPARSE)
        : List.of(name.length() % 2 == 0 ? Stored.DENSE : Stored.SPARSE);
  }

  private static AlgorithmEstimator<?, ?> natively(AlgorithmEstimator<?, ?> estimator) {
    return (AlgorithmEstimator<?, ?>) estimator.set(estimator.getParam("scoringMode"), "native");
  }

  /** What there is that costs money. */
  private record Created(int models, int configs, int endpoints) {}

  private Created created() {
    return new Created(
        sageMaker.requests("CreateModel").size(),
        sageMaker.requests("CreateEndpointConfig").size(),
        sageMaker.requests("CreateEndpoint").size());
  }

  private static AlgorithmModel<?> fit(AlgorithmEstimator<?, ?> estimator, Dataset<Row> rows) {
    return (AlgorithmModel<?>) (Model<?>) estimator.fit(rows);
  }

  private static void requireEqual(List<Row> natively, List<Row> byEndpoint, String what) {
    assertThat(natively).hasSameSizeAs(byEndpoint);
    int refused = 0;
    double greatest = 0;
    for (int i = 0; i < natively.size(); i++) {
      Row one = natively.get(i);
      Row other = byEndpoint.get(i);
      refused += one.isNullAt(one.length() - 1) ? 0 : 1;
      for (int column = 0; column < one.length(); column++) {
        String where = what + ", row " + i + ", " + one.schema().fieldNames()[column];
        Object value = one.get(column);
        if (column < SCHEMA.length() || value == null || value instanceof Row) {
          // As texts, in which NaN is itself.
          assertThat(String.valueOf(value)).as(where).isEqualTo(String.valueOf(other.get(column)));
        } else {
          greatest =
              Math.max(greatest, difference(numbers(value), numbers(other.get(column)), where));
        }
      }
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: %d rows, %d refused, greatest relative difference %.1e",
            what,
            natively.size(),
            refused,
            greatest));
    assertThat(refused).isBetween(SCORED / 20, SCORED / 4);
  }

  private static double difference(double[] one, double[] other, String where) {
    assertThat(one).as(where).hasSameSizeAs(other);
    double greatest = 0;
    for (int i = 0; i < one.length; i++) {
      double scale = Math.max(1, Math.abs(other[i]));
      assertThat(one[i]).as(where).isCloseTo(other[i], within(TOLERANCE * scale));
      greatest = Math.max(greatest, Math.abs(one[i] - other[i]) / scale);
    }
    return greatest;
  }

  private static double[] numbers(Object value) {
    return value instanceof Vector vector
        ? vector.toArray()
        : new double[] {((Number) value).doubleValue()};
  }

  private static double[] numbers(Random random) {
    double[] numbers = new double[FEATURES];
    for (int i = 0; i < FEATURES; i++) {
      numbers[i] = random.nextInt(3) == 0 ? 0 : Math.round(random.nextGaussian() * 64) / 32.0;
    }
    return numbers;
  }

  private static double sum(double[] numbers) {
    double sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      sum += numbers[i] * (i % 2 == 0 ? 1 : -1);
    }
    return sum;
  }

  private Dataset<Row> train(Label label, Stored stored) {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < TRAINED; i++) {
      double[] numbers = numbers(random);
      rows.add(RowFactory.create(i, label.of(sum(numbers)), stored.vector(i, numbers)));
    }
    return spark.createDataFrame(rows, SCHEMA).coalesce(1);
  }

  /** Rows as they were trained on, and in between such as cannot be scored. */
  private Dataset<Row> rows(Label label, Stored stored, boolean takesNaN) {
    Random random = new Random(4);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < SCORED; i++) {
      double[] numbers = numbers(random);
      if (i % 29 == 3) {
        numbers[random.nextInt(FEATURES)] = takesNaN || i % 2 == 0 ? Double.NaN : 1e300;
      }
      if (i % 31 == 4) {
        numbers[FEATURES - 1] = Double.POSITIVE_INFINITY;
      }
      Vector vector =
          switch (i % 37) {
            case 5 -> null;
            case 6 -> Vectors.dense(1, 2);
            case 7 -> Vectors.sparse(FEATURES + 1, new int[] {0}, new double[] {1});
            // A row of zeros only.
            case 8 -> stored.vector(i, new double[FEATURES]);
            default -> stored.vector(i, numbers);
          };
      rows.add(RowFactory.create(i, label.of(1), vector));
    }
    return spark.createDataFrame(rows, SCHEMA).coalesce(1);
  }

  /** Returns a copy of a model that is trained once for all tests. */
  private KMeansSageMakerModel kmeans() {
    if (kmeans == null) {
      kmeans =
          new KMeansSageMakerEstimator()
              .setK(4)
              .setFeatureDim(FEATURES)
              .setScoringMode("native")
              .fit(train(Label.NUMBER, Stored.DENSE));
    }
    return kmeans.copy(ParamMap.empty());
  }

  @Test
  @OnOneLine("Artifacts are found and read without Spark.")
  void readsEachArtifactThatASpecOrTheParamNames() {
    List<String> read = Arrays.stream(ModelKind.values()).map(ModelKind::word).toList();
    for (String word : read) {
      assertThat(kmeans().setNativeArtifact(word).getNativeArtifact()).hasValue(word);
    }
    assertThat(
            Estimators.all().stream()
                .flatMap(each -> each.algorithm().nativeScoring().stream())
                .map(each -> each.artifact())
                .distinct())
        .containsExactlyInAnyOrderElementsOf(read);
    assertThatThrownBy(() -> kmeans().setNativeArtifact("knn"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scoresInPipelinesSavedLoadedCopiedAndInStreams(@TempDir Path folder) throws Exception {
    Dataset<Row> train = train(Label.NUMBER, Stored.DENSE);
    PipelineModel fitted =
        new Pipeline()
            .setStages(
                new PipelineStage[] {
                  new PCASageMakerEstimator()
                      .setNumComponents(3)
                      .setFeatureDim(FEATURES)
                      .setMiniBatchSize(100)
                      .setScoringMode("native"),
                  new KMeansSageMakerEstimator()
                      .setK(4)
                      .setFeatureDim(3)
                      .setFeaturesCol("projection")
                      .setScoringMode("native")
                })
            .fit(train);
    List<Row> expected = fitted.transform(train).collectAsList();
    String path = folder.resolve("pipeline").toUri().toString();
    fitted.save(path);

    PipelineModel loaded = PipelineModel.load(path);
    assertThat(loaded.transform(train).collectAsList()).isEqualTo(expected);
    assertThat(loaded.copy(ParamMap.empty()).transform(train).collectAsList()).isEqualTo(expected);

    String input = folder.resolve("rows").toUri().toString();
    train.write().parquet(input);
    StreamingQuery query =
        loaded
            .transform(spark.readStream().schema(train.schema()).parquet(input))
            .writeStream()
            .format("memory")
            .queryName("natively")
            .trigger(Trigger.AvailableNow())
            .start();
    query.awaitTermination();
    assertThat(spark.table("natively").orderBy("id").collectAsList()).isEqualTo(expected);
    assertThat(embedded.endpoints()).isEmpty();
  }

  @Test
  @OnOneLine("Artifacts are found and read without Spark.")
  void scoresWhatAJobHasLeftAsAFolderAndWhatTheUsersOwnImageHasWritten() throws Exception {
    KMeansSageMakerModel model = kmeans();
    Dataset<Row> rows = train(Label.NUMBER, Stored.SPARSE);
    List<Row> expected = model.transform(rows).collectAsList();
    byte[] file =
        ModelArchive.read(
            "model.tar.gz",
            new ByteArrayInputStream(embedded.get(model.getModelDataS3Uri().orElseThrow())),
            "model_algo-1",
            1 << 20);
    embedded.put("s3://natively/folder/model_algo-1", file);
    SageMakerModel own =
        new SageMakerModel()
            .setModelDataS3Uri("s3://natively/folder/")
            .setScoringMode("native")
            .setNativeArtifact("kmeans")
            .setRequestRowSerializer("recordio-protobuf")
            .setResponseRowDeserializer(model.deserializer());

    assertThat(own.transform(rows).collectAsList()).isEqualTo(expected);
    own.clear(own.nativeArtifact());
    assertThatThrownBy(() -> own.transform(rows))
        .hasMessageContaining("nobody has said whose model files those of this image are")
        .hasMessageContaining("set nativeArtifact to kmeans, pca");
  }

  @Test
  @OnOneLine("What a row is refused with leaves a task as in TransformTest.")
  void failsTheTaskInTheSameWordsAsByEndpoint() {
    KMeansSageMakerModel model = kmeans();
    Dataset<Row> rows = rows(Label.NUMBER, Stored.DENSE, false);
    List<String> texts = new ArrayList<>();
    for (String mode : List.of("native", "endpoint")) {
      Dataset<Row> scored = model.setScoringMode(mode).transform(rows);
      assertThatThrownBy(scored::collectAsList).satisfies(e -> texts.add(root(e).getMessage()));
    }
    model.deleteResources(spark);

    assertThat(texts.get(0)).isEqualTo(texts.get(1)).contains("is too large for float32");
  }

  @Test
  @OnOneLine("Artifacts are found and read without Spark.")
  void refusesAnObjectiveThatTheModelWasNotTrainedFor() {
    AlgorithmModel<?> trained =
        fit(natively(xgboost("reg:squarederror")), train(Label.NUMBER, Stored.DENSE));
    Dataset<Row> rows = train(Label.NUMBER, Stored.DENSE);
    XGBoostSageMakerModel model =
        XGBoostSageMakerModel.fromModelData(trained.getModelDataS3Uri().orElseThrow())
            .setScoringMode("native");
    for (String other : List.of("binary:logistic", "binary:hinge", "multi:softprob")) {
      assertThatThrownBy(() -> model.setObjective(other).transform(rows))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("objective is " + other)
          .hasMessageContaining("was trained with reg:squarederror; set it to that");
    }
    for (String same : List.of("reg:squarederror", "reg:linear")) {
      assertThat(model.setObjective(same).transform(rows).count()).isPositive();
    }
  }

  private static Throwable root(Throwable e) {
    return e.getCause() == null ? e : root(e.getCause());
  }

  @Test
  @OnOneLine("Artifacts are found and read without Spark.")
  void refusesOnTheDriverWhatItCannotScore() throws Exception {
    KMeansSageMakerModel model = kmeans();
    Dataset<Row> rows = train(Label.NUMBER, Stored.DENSE);
    String uri = model.getModelDataS3Uri().orElseThrow();
    byte[] whole = embedded.get(uri);

    refuses(
        () -> model.copy(ParamMap.empty()).setModelDataS3Uri("s3://natively-none/model.tar.gz"),
        rows,
        "no model of kmeans to score natively: s3://natively-none/model.tar.gz",
        "set scoringMode to endpoint");
    embedded.put("s3://natively/cut.tar.gz", Arrays.copyOf(whole, whole.length / 2));
    refuses(
        () -> model.copy(ParamMap.empty()).setModelDataS3Uri("s3://natively/cut.tar.gz"),
        rows,
        "s3://natively/cut.tar.gz: expected a whole tar file that gzip has compressed",
        "set scoringMode to endpoint");
    refuses(
        () -> PCASageMakerModel.fromModelData(uri).setScoringMode("native"),
        rows,
        "no model of pca to score natively: " + uri + ", model_algo-1: expected a matrix v");
    refuses(
        () -> XGBoostSageMakerModel.fromModelData(uri).setScoringMode("native"),
        rows,
        uri + ": expected the file xgboost-model; there are [model_algo-1]");
    refuses(
        () -> model.copy(ParamMap.empty()).setNumFeatures(5),
        rows,
        "rows have 5 features, as numFeatures says, and the model has 6");
    refuses(
        () -> KMeansSageMakerModel.fromEndpoint("there").setScoringMode("native"),
        rows,
        "modelDataS3Uri, the location of the model artifact, is not set");
    refuses(
        () -> KNNClassifierModel.fromModelData(uri).setScoringMode("native"),
        rows,
        "the model files of knn are not read here, but only those of kmeans, pca,");
    assertThatThrownBy(() -> model.createEndpoint(spark))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("scoringMode is native, which needs no endpoint");
  }

  private void refuses(Supplier<AlgorithmModel<?>> model, Dataset<Row> rows, String... texts) {
    assertThatThrownBy(() -> model.get().transform(rows))
        .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
        .hasMessageContainingAll(texts);
  }

  @Test
  @OnOneLine("Artifacts are found and read without Spark.")
  void trainsNothingThatItCouldNotScore() {
    int jobs = sageMaker.requests("CreateTrainingJob").size();
    Dataset<Row> rows = train(Label.NUMBER, Stored.DENSE);
    assertThatThrownBy(
            () ->
                new RandomCutForestSageMakerEstimator()
                    .setFeatureDim(FEATURES)
                    .setScoringMode("native")
                    .fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the model files of randomcutforest are not read here");
    assertThatThrownBy(
            () ->
                xgboost("reg:squarederror")
                    .setImageVersion("1.2-2")
                    .setScoringMode("native")
                    .fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the model files of the image sagemaker-xgboost:1.2-2 are not read")
        .hasMessageContaining("1.5-1");
    assertThat(sageMaker.requests("CreateTrainingJob")).hasSize(jobs);
  }
}
