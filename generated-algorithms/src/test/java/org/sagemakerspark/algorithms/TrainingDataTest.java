package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF0;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.sagemakerspark.estimator.SageMakerEstimator;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.ByLine;
import org.sagemakerspark.testing.OnOneLine;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/** What a training job is given: which rows and columns, in which format, in which channels. */
@ExtendWith(SparkExtension.class)
class TrainingDataTest {

  private static final String THE_SAME_WRITER =
      "Rows of each of these formats come from one writer.";

  private static final String SPLIT_ELSEWHERE = "Rows are sent to channels as in other tests here.";

  private static final String WRITTEN_ELSEWHERE =
      "Rows are written as in LineWriteTest; the rest is the request for the job.";

  @RegisterExtension
  static final LocalSageMakerExtension SAGEMAKER =
      new LocalSageMakerExtension(
          LocalSageMaker.builder().image(OffsetImage.URI, OffsetImage.class));

  private final SparkSession spark;
  private final LocalSageMaker sageMaker;
  private SageMakerFixture embedded;

  TrainingDataTest(SparkSession spark, LocalSageMaker sageMaker) {
    this.spark = spark;
    this.sageMaker = sageMaker;
  }

  @BeforeEach
  void useTheEmbeddedSageMaker() {
    embedded = new SageMakerFixture(spark, sageMaker);
  }

  @AfterEach
  void forgetTheEmbeddedSageMaker() {
    embedded.close();
  }

  @Test
  @OnOneLine(WRITTEN_ELSEWHERE)
  void writesLabelWeightAndFeaturesAsCsvAndIgnoresOtherColumns() {
    estimator().setTrainingSparkDataFormat("csv").setWeightCol("weight").fit(rows());

    assertThat(channel("train").path("ContentType").asText()).isEqualTo("text/csv");
    assertThat(staged("train"))
        .containsExactlyInAnyOrder("1,0.5,1.5,0,2", "0,2,0,-3,0", "1,1,0,0,0.25");
  }

  @Test
  @OnOneLine(WRITTEN_ELSEWHERE)
  void saysThatCsvWithoutLabelHasNone() {
    estimator().setTrainingSparkDataFormat("csv").fit(rows().drop("label"));

    assertThat(channel("train").path("ContentType").asText()).isEqualTo("text/csv;label_size=0");
    assertThat(staged("train")).containsExactlyInAnyOrder("1.5,0,2", "0,-3,0", "0,0,0.25");
  }

  @Test
  @OnOneLine(WRITTEN_ELSEWHERE)
  void writesLibSvmWithTheZerosOfDenseVectorsAndTheLastFeature() {
    estimator()
        .setTrainingSparkDataFormat("libsvm")
        .setTrainingSparkDataFormatOptions(Map.of("firstIndex", "1"))
        .setWeightCol("weight")
        .fit(rows());

    assertThat(channel("train").path("ContentType").asText()).isEqualTo("text/libsvm");
    assertThat(staged("train"))
        .containsExactlyInAnyOrder("1:0.5 1:1.5 2:0 3:2", "0:2 2:-3 3:0", "1:1 1:0 2:0 3:0.25");
  }

  @Test
  @OnOneLine(WRITTEN_ELSEWHERE)
  void choosesAFormatThatHoldsWeightsAndTellsTheImage() {
    XGBoostSageMakerEstimator weighted =
        new XGBoostSageMakerEstimator()
            .setNumRound(1)
            .setTrainingImage(OffsetImage.URI)
            .setEndpointCreationPolicy("DO_NOT_CREATE")
            .setDeleteStagingDataAfterTraining(false)
            .setWeightCol("weight");

    weighted.fit(rows());

    assertThat(staged("train")).contains("1,0.5,1.5,0,2");
    assertThat(embedded.lastTrainingJob().path("HyperParameters").path("csv_weights").asText())
        .isEqualTo("1");
    assertThatThrownBy(() -> weighted.setTrainingSparkDataFormat("sagemaker").fit(rows()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds no weights; set trainingSparkDataFormat to csv or libsvm");
    assertThatThrownBy(
            () -> weighted.setTrainingSparkDataFormat("csv").setCsvWeights(false).fit(rows()))
        .hasMessageContaining("weightCol is set, so csv_weights must be 1 or unset");
  }

  @Test
  @OnOneLine(WRITTEN_ELSEWHERE)
  void learnsFromWeights() {
    // The same point has two labels; the heavier one decides.
    StructType schema =
        new StructType()
            .add("label", DataTypes.IntegerType, false)
            .add("weight", DataTypes.DoubleType, false)
            .add("features", SQLDataTypes.VectorType(), false);
    Dataset<Row> rows =
        spark
            .createDataFrame(
                List.of(
                    RowFactory.create(0, 1.0, Vectors.dense(1)),
                    RowFactory.create(10, 9.0, Vectors.dense(1))),
                schema)
            .coalesce(1);
    XGBoostSageMakerModel model =
        new XGBoostSageMakerEstimator()
            .setNumRound(50)
            .setRegLambda(0)
            .setWeightCol("weight")
            .fit(rows);
    try {
      assertThat(model.transform(rows).first().<Double>getAs("prediction")).isBetween(8.9, 9.1);
    } finally {
      model.deleteResources(spark);
    }
  }

  @ParameterizedTest
  @ByLine(
      value = {"sagemaker", "csv", "libsvm"},
      other = {"csv"},
      because = THE_SAME_WRITER)
  void leavesNoFileOfAPartitionWithoutRows(String format) {
    Dataset<Row> rows =
        spark
            .range(0, 8, 1, 8)
            .filter("id >= 6")
            .selectExpr("double(id) AS label", "array(double(id), 1d) AS features");

    estimator().setTrainingSparkDataFormat(format).fit(rows);

    // The folder's own marker is no file to a job.
    assertThat(embedded.keys(uri("train"))).filteredOn(key -> !key.endsWith("/")).hasSize(2);
  }

  @Test
  void writesProjectedColumnsAsTheyAre() {
    estimator()
        .setTrainingSparkDataFormat("csv")
        .setTrainingSparkDataFormatOptions(Map.of("sep", ";"))
        .setTrainingProjectedColumns("id", "label")
        .fit(rows());

    assertThat(staged("train")).containsExactlyInAnyOrder("10;1", "11;0", "12;1");
    assertThatThrownBy(() -> estimator().setTrainingProjectedColumns("lable").fit(rows()))
        .hasMessageContaining("there is no projected column 'lable'")
        .hasMessageContaining("did you mean 'label'?");
  }

  @Test
  void writesAnyFormatOfSpark() {
    estimator()
        .setTrainingSparkDataFormat("parquet")
        .setTrainingProjectedColumns("label", "id")
        .fit(rows());

    String uri = uri("train");
    assertThat(channel("train").path("ContentType").asText()).isEqualTo("application/x-parquet");
    assertThat(embedded.keys(uri)).isNotEmpty().allMatch(key -> key.endsWith(".parquet"));
  }

  @Test
  @OnOneLine(SPLIT_ELSEWHERE)
  void sendsFlaggedRowsToTheValidationChannel() {
    estimator().setTrainingSparkDataFormat("csv").setValidationIndicatorCol("held").fit(rows());

    // A row whose flag is null is trained on.
    assertThat(staged("train")).containsExactlyInAnyOrder("1,1.5,0,2", "1,0,0,0.25");
    assertThat(staged("validation")).containsExactly("0,0,-3,0");
  }

  @ParameterizedTest
  @ByLine(
      value = {"sagemaker", "csv", "libsvm", "parquet"},
      other = {"sagemaker", "parquet"},
      because = THE_SAME_WRITER)
  void sendsEachRowToOneChannelWhenItsFlagChangesAndCachedBlocksAreLost(String format) {
    Column chance =
        functions
            .udf(
                (UDF0<Boolean>) () -> ThreadLocalRandom.current().nextInt(5) == 0,
                DataTypes.BooleanType)
            .asNondeterministic()
            .apply();
    Dataset<Row> rows =
        spark
            .range(0, 1_000, 1, 4)
            .selectExpr("id AS label", "array(double(id)) AS features", "id AS channel")
            .withColumn("held", chance);
    SageMakerEstimator estimator =
        estimator().setTrainingSparkDataFormat(format).setValidationIndicatorCol("held");
    if (format.equals("parquet")) {
      estimator.setTrainingProjectedColumns("label", "channel");
    }

    SparkListener loss = new LostBlocks(spark);
    spark.sparkContext().addSparkListener(loss);
    try {
      estimator.fit(rows);
    } finally {
      spark.sparkContext().removeSparkListener(loss);
    }

    List<Long> trained = labels("train", format);
    List<Long> held = labels("validation", format);
    assertThat(trained.size()).isBetween(600, 950);
    assertThat(Stream.concat(trained.stream(), held.stream()).sorted().toList())
        .isEqualTo(LongStream.range(0, 1_000).boxed().toList());
  }

  @Test
  void refusesToSplitRowsForAFormatThatWritesNoFolders() {
    assertThatThrownBy(
            () ->
                estimator()
                    .setTrainingSparkDataFormat("noop")
                    .setTrainingProjectedColumns("label")
                    .setValidationIndicatorCol("held")
                    .fit(rows()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the format noop cannot write the rows of two channels at once");
  }

  @Test
  void refusesOptionsThatItsLinesDoNotKnow() {
    assertThatThrownBy(
            () ->
                estimator()
                    .setTrainingSparkDataFormat("csv")
                    .setTrainingSparkDataFormatOptions(Map.of("header", "true"))
                    .fit(rows()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 'header', which lines of labels and features in csv do not know")
        .hasMessageContaining("trainingProjectedColumns writes columns by Spark's own CSV");
    assertThatThrownBy(
            () ->
                estimator()
                    .setTrainingSparkDataFormat("libsvm")
                    .setTrainingSparkDataFormatOptions(Map.of("firstIndx", "1"))
                    .fit(rows()))
        .hasMessageContaining("did you mean 'firstIndex'?");
  }

  @Test
  void refusesLinesOfVeryManyFeatures() {
    Dataset<Row> wide =
        spark.createDataFrame(
            List.of(
                RowFactory.create(
                    1, Vectors.sparse(Integer.MAX_VALUE, new int[] {7}, new double[] {1}))),
            new StructType()
                .add("label", DataTypes.IntegerType)
                .add("features", SQLDataTypes.VectorType()));
    int before = sageMaker.requests("CreateTrainingJob").size();

    assertThatThrownBy(() -> estimator().setTrainingSparkDataFormat("csv").fit(wide))
        .hasStackTraceContaining("there may be at most 16777216");
    assertThat(sageMaker.requests("CreateTrainingJob")).hasSize(before);
  }

  @Test
  @OnOneLine("Columns are projected as in other tests here.")
  void needsNoFeaturesForColumnsThatAreOnlyTrainedOn() {
    estimator()
        .setTrainingSparkDataFormat("csv")
        .setTrainingProjectedColumns("label", "weight")
        .fit(rows().drop("features"));

    assertThat(staged("train")).containsExactlyInAnyOrder("1,0.5", "0,2.0", "1,1.0");
  }

  @ParameterizedTest
  @ByLine(
      value = {"a//b", "with space", "a+b", "a%20b", "größe/日本", "day=1,x:y"},
      other = {"a//with space/a+b%20c/größe/日本/day=1,x:y"},
      because = "One folder has them all.")
  void writesWhereTheChannelIs(String folder) {
    String bucket = "sagemaker-" + sageMaker.region() + "-" + sageMaker.accountId();
    for (String format : List.of("csv", "sagemaker")) {
      estimator()
          .setTrainingSparkDataFormat(format)
          .setTrainingInputS3Uri("s3://" + bucket + "/" + folder)
          .fit(rows());

      assertThat(uri("train")).startsWith("s3://" + bucket + "/" + folder.replace("//", "/") + "/");
      assertThat(embedded.keys(uri("train"))).isNotEmpty();
    }
  }

  private List<Long> labels(String channel, String format) {
    boolean isText = format.equals("csv") || format.equals("libsvm");
    Dataset<Row> rows = spark.read().format(isText ? "text" : format).load(folder(channel));
    return rows.selectExpr(isText ? "bigint(regexp_extract(value, '^[0-9]+', 0))" : "bigint(label)")
        .as(Encoders.LONG())
        .collectAsList();
  }

  /** Returns where the embedded S3 keeps a channel's objects. */
  private String folder(String channel) {
    return uri(channel).replace("s3://", sageMaker.directory().resolve("s3") + "/");
  }

  /** Loses what is cached whenever a stage has ended, as with executors that go away. */
  private static final class LostBlocks extends SparkListener {
    private final JavaSparkContext context;

    LostBlocks(SparkSession spark) {
      context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted stage) {
      context.getPersistentRDDs().values().forEach(rdd -> rdd.unpersist(true));
    }
  }

  @Test
  @OnOneLine(SPLIT_ELSEWHERE)
  void sendsFlaggedRowsToTheTestChannelWhereThatIsAllThereIs() {
    new KMeansSageMakerEstimator()
        .setK(2)
        .setFeatureDim(3)
        .setTrainingImage(OffsetImage.URI)
        .setEndpointCreationPolicy("DO_NOT_CREATE")
        .setValidationIndicatorCol("held")
        .fit(rows());

    assertThat(channel("test").path("ContentType").asText())
        .isEqualTo("application/x-recordio-protobuf");
    assertThat(
            channel("test")
                .path("DataSource")
                .path("S3DataSource")
                .path("S3DataDistributionType")
                .asText())
        .isEqualTo("FullyReplicated");
  }

  @ParameterizedTest
  @ByLine(
      value = {"csv", "sagemaker"},
      other = {"sagemaker"},
      because = THE_SAME_WRITER)
  void writesLabelsForTheChannelThatHoldsThemOnly(String format) {
    // Nobody knows whether the rows that are trained on are anomalies.
    Dataset<Row> rows = rows().selectExpr("IF(held, label, NULL) AS label", "features", "held");

    forest().setTrainingSparkDataFormat(format).fit(rows);

    if (format.equals("csv")) {
      assertThat(channel("train").path("ContentType").asText()).isEqualTo("text/csv;label_size=0");
      assertThat(channel("test").path("ContentType").asText()).isEqualTo("text/csv;label_size=1");
      assertThat(staged("train")).containsExactlyInAnyOrder("1.5,0,2", "0,0,0.25");
      assertThat(staged("test")).containsExactly("0,0,-3,0");
    } else {
      assertThat(labelsOfRecords("train")).containsExactly(null, null);
      assertThat(labelsOfRecords("test")).containsExactly(0.0);
    }
    assertThat(
            channel("test")
                .path("DataSource")
                .path("S3DataSource")
                .path("S3DataDistributionType")
                .asText())
        .isEqualTo("FullyReplicated");
  }

  private List<Double> labelsOfRecords(String channel) {
    return spark
        .read()
        .format("sagemaker")
        .load(folder(channel))
        .select("label")
        .collectAsList()
        .stream()
        .map(row -> row.<Double>getAs(0))
        .toList();
  }

  @Test
  void refusesToTestWithoutLabels() {
    int before = sageMaker.requests("CreateTrainingJob").size();

    assertThatThrownBy(() -> forest().fit(rows().drop("label")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no label column 'label'");
    assertThatThrownBy(
            () -> forest().fit(rows().withColumn("label", functions.lit(null).cast("int"))))
        .hasStackTraceContaining("The label column 'label' is null in a row");
    for (String format : List.of("parquet", "libsvm")) {
      assertThatThrownBy(() -> forest().setTrainingSparkDataFormat(format).fit(rows()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              format.equals("libsvm")
                  ? "LibSVM training data needs a label"
                  : "of the channels train and test only test holds a label");
    }
    assertThatThrownBy(() -> forest().setTrainingProjectedColumns("features").fit(rows()))
        .hasMessageContaining("unset trainingProjectedColumns");
    assertThat(sageMaker.requests("CreateTrainingJob")).hasSize(before);
  }

  @ParameterizedTest
  @ByLine(
      value = {"sagemaker", "csv"},
      other = {"csv"},
      because = THE_SAME_WRITER)
  void refusesLabelsThatTheAlgorithmDoesNotTake(String format) {
    int before = sageMaker.requests("CreateTrainingJob").size();
    RandomCutForestSageMakerEstimator forest = forest().setTrainingSparkDataFormat(format);
    forest.clear(forest.trainingImage());
    Dataset<Row> rows = rows().withColumn("label", functions.lit(2));

    assertThatThrownBy(() -> forest.fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            forest.uid()
                + ": no training job was started. The label of a row, in the label column 'label',"
                + " is none of those that the algorithm takes, which are 0, 1. Correct such labels,"
                + " or leave out such rows");
    assertThatThrownBy(
            () ->
                new LinearLearnerBinaryClassifier()
                    .setTrainingSparkDataFormat(format)
                    .fit(rows().withColumn("label", functions.lit(0.5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("which are 0, 1");
    assertThat(sageMaker.requests("CreateTrainingJob")).hasSize(before);
  }

  private static RandomCutForestSageMakerEstimator forest() {
    return new RandomCutForestSageMakerEstimator()
        .setFeatureDim(3)
        .setTrainingImage(OffsetImage.URI)
        .setEndpointCreationPolicy("DO_NOT_CREATE")
        .setDeleteStagingDataAfterTraining(false)
        .setValidationIndicatorCol("held");
  }

  @Test
  @OnOneLine("Rows are counted by what writes them, as in StagingCostTest.")
  void startsNoJobWhenNoRowIsFlagged() {
    int before = sageMaker.requests("CreateTrainingJob").size();

    assertThatThrownBy(
            () -> estimator().setValidationIndicatorCol("held").fit(rows().filter("held IS NULL")))
        .hasMessageContaining(
            "the DataFrame has no row for the channel validation: validationIndicatorCol = 'held' is"
                + " true in no row. Let it be true in the rows to hold back, or unset it. No training"
                + " job was started");
    assertThatThrownBy(
            () -> estimator().setValidationIndicatorCol("held").fit(rows().filter("held")))
        .hasMessageContaining(
            "no row to train on: validationIndicatorCol = 'held' is true in each row");
    assertThatThrownBy(
            () -> estimator().setTrainingSparkDataFormat("csv").fit(rows().filter("label > 1")))
        .hasMessageContaining("no row to train on");
    assertThatThrownBy(() -> estimator().setValidationIndicatorCol("id").fit(rows()))
        .hasMessageContaining(
            "the validation indicator column 'id' is of type bigint; it must be boolean");
    assertThat(sageMaker.requests("CreateTrainingJob")).hasSize(before);
  }

  @Test
  void trainsOnNoStream() {
    Dataset<Row> stream =
        spark
            .readStream()
            .format("rate")
            .load()
            .selectExpr("array(double(value)) AS features", "1.0D AS label");

    assertThatThrownBy(() -> estimator().fit(stream))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a streaming DataFrame has no end");
  }

  @Test
  @OnOneLine("The channels are the request for the job.")
  void addsChannelsFromS3() throws Exception {
    estimator().fit(rows());
    String earlier = uri("train");

    estimator()
        .setExtraChannels(
            new ObjectMapper()
                .createObjectNode()
                .put("plain", earlier.replaceFirst("s3:", "s3a:"))
                .set(
                    "more",
                    new ObjectMapper()
                        .createObjectNode()
                        .put("s3Uri", earlier)
                        .put("contentType", "text/plain")
                        .put("distribution", "ShardedByS3Key"))
                .toString())
        .fit(rows());

    assertThat(uri("plain")).isEqualTo(earlier);
    assertThat(channel("plain").has("ContentType")).isFalse();
    JsonNode more = channel("more");
    assertThat(more.path("ContentType").asText()).isEqualTo("text/plain");
    assertThat(more.path("DataSource").path("S3DataSource").path("S3DataDistributionType").asText())
        .isEqualTo("ShardedByS3Key");
  }

  @Test
  void refusesExtraChannelsThatAreNone() {
    assertThatThrownBy(() -> estimator().setExtraChannels(Map.of("train", "s3://b/c")).fit(rows()))
        .hasMessageContaining("extraChannels, 'train': the DataFrame's rows go to a channel");
    assertThatThrownBy(() -> estimator().setExtraChannels(Map.of("a b", "s3://b/c")).fit(rows()))
        .hasMessageContaining(
            "'a b': the name of a channel is not allowed; it must be at most 64 letters");
    assertThatThrownBy(() -> estimator().setExtraChannels(Map.of("code", "/tmp")).fit(rows()))
        .hasMessageContaining("s3Uri = '/tmp' is not allowed; it must be an S3 URI");
    assertThatThrownBy(
            () -> estimator().setExtraChannels("{\"code\": {\"uri\": \"s3://b\"}}").fit(rows()))
        .hasMessageContaining("there is no member 'uri'");
  }

  @Test
  void namesTheFilesOneByOneInAManifest() throws Exception {
    estimator().setTrainingSparkDataFormat("csv").setTrainingS3DataType("ManifestFile").fit(rows());

    JsonNode source = channel("train").path("DataSource").path("S3DataSource");
    assertThat(source.path("S3DataType").asText()).isEqualTo("ManifestFile");
    JsonNode manifest =
        new ObjectMapper()
            .readTree(String.join("\n", embedded.lines(source.path("S3Uri").asText())));
    String folder = manifest.get(0).path("prefix").asText();
    assertThat(folder).endsWith("/train/");
    // S3A leaves an object for the folder itself.
    assertThat(embedded.keys(folder).stream().filter(key -> !key.endsWith("/")))
        .hasSize(manifest.size() - 1);
    for (int i = 1; i < manifest.size(); i++) {
      assertThat(embedded.lines(folder + manifest.get(i).asText())).isNotEmpty();
    }
  }

  private static SageMakerEstimator estimator() {
    return new SageMakerEstimator()
        .setTrainingImage(OffsetImage.URI)
        .setEndpointCreationPolicy("DO_NOT_CREATE")
        .setDeleteStagingDataAfterTraining(false);
  }

  private Dataset<Row> rows() {
    return spark.createDataFrame(
        List.of(
            RowFactory.create(10L, 1, 0.5, Vectors.dense(1.5, 0, 2), false),
            RowFactory.create(
                11L, 0, 2.0, Vectors.sparse(3, new int[] {1}, new double[] {-3}), true),
            RowFactory.create(12L, 1, 1.0, Vectors.dense(0, 0, 0.25), null)),
        new StructType()
            .add("id", DataTypes.LongType, false)
            .add("label", DataTypes.IntegerType, false)
            .add("weight", DataTypes.DoubleType, false)
            .add("features", SQLDataTypes.VectorType(), false)
            .add("held", DataTypes.BooleanType, true));
  }

  private JsonNode channel(String name) {
    for (JsonNode channel : embedded.lastTrainingJob().path("InputDataConfig")) {
      if (channel.path("ChannelName").asText().equals(name)) {
        return channel;
      }
    }
    throw new AssertionError("There is no channel " + name);
  }

  private String uri(String channel) {
    return channel(channel).path("DataSource").path("S3DataSource").path("S3Uri").asText();
  }

  private List<String> staged(String channel) {
    return embedded.lines(uri(channel));
  }
}
