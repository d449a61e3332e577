package org.sagemakerspark.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.sagemaker.model.ListTagsRequest;
import com.amazonaws.services.sagemaker.model.Tag;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.codec.CSVResponseRowDeserializer;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.SageMakerModel;
import org.sagemakerspark.testing.LightAlgorithm;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;

/** A model is sent rows of as many features as it was trained on. */
@ExtendWith(SparkExtension.class)
class FeatureCountTest {

  @RegisterExtension
  static final LocalSageMakerExtension SERVER =
      new LocalSageMakerExtension(LightAlgorithm.builder());

  private final SparkSession spark;
  private final LocalSageMaker server;
  private SageMakerFixture fixture;

  FeatureCountTest(SparkSession spark, LocalSageMaker server) {
    this.spark = spark;
    this.server = server;
  }

  @BeforeEach
  void useTheServer() {
    fixture = new SageMakerFixture(spark, server);
  }

  @AfterEach
  void forgetTheServer() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({
    "sagemaker,None",
    "sagemaker,Gzip",
    "csv,None",
    "csv,Gzip",
    "libsvm,None",
    "parquet,None"
  })
  void remembersHowManyFeaturesTheTrainingSaw(String format, String compression) {
    Vector sparse = Vectors.sparse(4, new int[] {1}, new double[] {5});
    Dataset<Row> rows = vectors(sparse, Vectors.dense(1, 2, 3, 4)).withColumn("label", label());
    // A schema tells by its metadata, whatever the format; the first row does where it can be read.
    Dataset<Row> told = format.equals("parquet") ? describing(rows, 4) : rows;

    SageMakerModel model =
        estimator()
            .setTrainingSparkDataFormat(format)
            .setTrainingCompressionType(compression)
            .setTrainingInputMode(compression.equals("Gzip") ? "Pipe" : "File")
            .fit(told);

    assertThat(model.getNumFeatures()).contains(4);
    assertThat(tags(model)).containsEntry("sagemaker-spark:features", "4");
    SageMakerModel found =
        SageMakerModel.fromTrainingJob(spark, model.getTrainingJobName().orElseThrow());
    assertThat(found.getNumFeatures()).contains(4);
  }

  @Test
  void tellsNothingOfColumnsThatAreProjected() {
    Dataset<Row> rows = describing(vectors(Vectors.dense(1, 2)), 2).withColumn("label", label());

    for (String format : List.of("parquet", "libsvm")) {
      SageMakerModel model =
          estimator()
              .setTrainingSparkDataFormat(format)
              .setTrainingProjectedColumns("label", "features")
              .fit(rows);

      assertThat(model.getNumFeatures()).as(format).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"recordio-protobuf", "csv", "libsvm", "labeled-libsvm", "json", "jsonlines"})
  void refusesRowsOfAnotherNumberWhateverTheFormat(String format) {
    SageMakerModel model = model(format).setNumFeatures(3);
    Dataset<Row> rows = vectors(Vectors.dense(1, 2)).withColumn("label", label());

    // Nothing is known on the driver.
    assertThatThrownBy(() -> model.transform(rows).collectAsList())
        .hasStackTraceContaining(
            "A row has 2 features; 3 are expected, as the model was trained. Assemble the same"
                + " features as for the training, or set numFeatures to what the model takes");
    assertThatThrownBy(() -> model.transform(describing(rows, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the features column 'features' has 2 features; 3 are expected")
        .hasMessageContaining("numFeatures");
    model.setNumFeatures(0).transformSchema(describing(rows, 2).schema());
  }

  @Test
  void knowsTheNumberByTheHyperparameterOfTheTrainingJob() {
    ScoreModel model =
        new ScoreModel()
            .setEndpointName("any")
            .setTrainingHyperParameters(Map.of("feature_dim", "3", "k", "2"));
    Dataset<Row> two = describing(vectors(Vectors.dense(1, 2)), 2);

    assertThatThrownBy(() -> model.transformSchema(two.schema()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 2 features; 3 are expected");
    model.setTrainingHyperParameters(Map.of("feature_dim", "auto")).transformSchema(two.schema());
    model
        .setTrainingHyperParameters(Map.of("feature_dim", "3"))
        .setNumFeatures(2)
        .transformSchema(two.schema());
  }

  @ParameterizedTest
  @CsvSource({
    "sagemaker,1,", "csv,1,", "libsvm,1,",
    "sagemaker,2,", "csv,2,", "libsvm,2,",
    "sagemaker,2,held", "csv,2,held", "libsvm,2,held"
  })
  void refusesToTrainOnRowsOfDifferentNumbers(String format, int tasks, String indicator) {
    List<Row> both =
        List.of(
            RowFactory.create(1.0, false, Vectors.dense(7)),
            RowFactory.create(0.0, true, Vectors.sparse(2, new int[] {1}, new double[] {9})));
    Dataset<Row> rows =
        spark.createDataFrame(
            JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(both, tasks),
            new StructType()
                .add("label", "double")
                .add("held", "boolean")
                .add("features", SQLDataTypes.VectorType()));
    int objects = fixture.objects().size();
    int jobs = server.requests("CreateTrainingJob").size();

    SageMakerEstimator estimator = estimator().setTrainingSparkDataFormat(format);
    if (indicator != null) {
      estimator.setValidationIndicatorCol(indicator);
    }
    assertThatThrownBy(() -> estimator.fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            estimator.uid()
                + ": no training job was started. Some rows have 1 feature and some have 2. An image"
                + " takes rows of one number of features. Make all vectors of the same size, or"
                + " leave out the rows that differ");
    assertThat(server.requests("CreateTrainingJob")).hasSize(jobs);
    assertThat(fixture.objects()).hasSize(objects);
  }

  @Test
  void writesRecordsOfAnySizesWhereNobodyAsksForOne() {
    Dataset<Row> rows = vectors(Vectors.dense(1), Vectors.dense(1, 2));
    String folder = server.directory().resolve("uneven").toString();

    rows.write().format("sagemaker").save(folder);
    assertThat(spark.read().format("sagemaker").load(folder).count()).isEqualTo(2);
    assertThatThrownBy(
            () ->
                rows.repartition(2)
                    .write()
                    .format("sagemaker")
                    .option("featureCount", "alike")
                    .save(folder + "-alike"))
        .hasMessageContaining("Some rows have 1 feature and some have 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "jsonlines"})
  void refusesVeryWideRowsOnTheDriverWhereEachNumberIsWritten(String format) {
    Dataset<Row> wide = vectors(Vectors.sparse(Integer.MAX_VALUE, new int[] {1}, new double[] {5}));

    assertThatThrownBy(
            () -> model(format).transformSchema(describing(wide, Integer.MAX_VALUE).schema()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the features column 'features' has 2147483647 features")
        .hasMessageContaining("Use sparse records or LibSVM");
    assertThatThrownBy(
            () -> model(format).setNumFeatures(Integer.MAX_VALUE).transformSchema(wide.schema()))
        .hasMessageContaining("2147483647 features");
    model("libsvm").transformSchema(describing(wide, Integer.MAX_VALUE).schema());
    model("recordio-protobuf").transformSchema(describing(wide, Integer.MAX_VALUE).schema());
  }

  @Test
  void refusesVeryWideRowsOfTrainingDataBeforeAnythingIsWritten() {
    Dataset<Row> wide =
        describing(
            vectors(Vectors.sparse(Integer.MAX_VALUE, new int[] {1}, new double[] {5}))
                .withColumn("label", label()),
            Integer.MAX_VALUE);
    int objects = fixture.objects().size();

    assertThatThrownBy(
            () ->
                estimator()
                    .setRequestRowSerializer("libsvm")
                    .setTrainingSparkDataFormat("csv")
                    .fit(wide))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 2147483647 features");
    assertThatThrownBy(
            () ->
                wide.write()
                    .format("sagemaker")
                    .option("featureStorage", "dense")
                    .save(server.directory().resolve("wide").toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 2147483647 features");
    assertThat(fixture.objects()).hasSize(objects);
  }

  private static SageMakerEstimator estimator() {
    return LightAlgorithm.estimator()
        .setEndpointCreationPolicy(EndpointCreationPolicy.DO_NOT_CREATE);
  }

  private static SageMakerModel model(String format) {
    return SageMakerModel.fromEndpoint("none")
        .setRequestRowSerializer(format)
        .setResponseRowDeserializer(
            new CSVResponseRowDeserializer(
                List.of(new ResponseColumn("value", ColumnType.DOUBLE, "score")), "text/csv"));
  }

  private Dataset<Row> vectors(Vector... vectors) {
    return spark
        .createDataFrame(
            List.of(vectors).stream().map(RowFactory::create).toList(),
            new StructType().add("features", SQLDataTypes.VectorType()))
        .coalesce(1);
  }

  private static org.apache.spark.sql.Column label() {
    return functions.lit(1.0);
  }

  /** Lets the schema tell the number of features, as that of a VectorAssembler does. */
  private static Dataset<Row> describing(Dataset<Row> rows, int count) {
    return rows.withColumn(
        "features",
        functions
            .col("features")
            .as("features", new AttributeGroup("features", count).toMetadata()));
  }

  private Map<String, String> tags(SageMakerModel model) {
    return fixture
        .sageMaker()
        .listTags(new ListTagsRequest().withResourceArn(model.getTrainingJobArn().orElseThrow()))
        .getTags()
        .stream()
        .collect(java.util.stream.Collectors.toMap(Tag::getKey, Tag::getValue));
  }
}
