package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.ByLine;
import org.sagemakerspark.testing.OnOneLine;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/** XGBoost learns the order of rows within their groups, such as the results of one query. */
@ExtendWith(SparkExtension.class)
class RankingTest {

  @RegisterExtension static final LocalSageMakerExtension SAGEMAKER = new LocalSageMakerExtension();

  private static final int GROUPS = 12;
  private static final int ROWS_OF_GROUP = 8;
  private static final int ROUNDS = 6;

  private static final StructType SCHEMA =
      new StructType()
          .add("query", DataTypes.LongType, true)
          .add("label", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), false)
          .add("held", DataTypes.BooleanType, false);

  private final SparkSession spark;
  private final LocalSageMaker sageMaker;
  private SageMakerFixture embedded;

  RankingTest(SparkSession spark, LocalSageMaker sageMaker) {
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

  /** A result of a query; what it is worth beside others of the same query is in {@code b}. */
  private record Result(long query, int worth, double a, double b) {}

  private static List<Result> results() {
    Random random = new Random(3);
    List<Result> results = new ArrayList<>();
    for (int query = 0; query < GROUPS; query++) {
      double base = random.nextInt(64) / 8.0;
      for (int i = 0; i < ROWS_OF_GROUP; i++) {
        int worth = random.nextInt(4);
        results.add(new Result(query, worth, random.nextInt(16), base + worth / 4.0));
      }
    }
    return results;
  }

  /** The rows of all queries in one heap, in partitions that tear the queries apart. */
  private Dataset<Row> rows() {
    return spark
        .createDataFrame(
            results().stream()
                .map(
                    each ->
                        RowFactory.create(
                            each.query(),
                            (double) each.worth(),
                            Vectors.dense(each.a(), each.b()),
                            each.query() % 4 == 3))
                .toList(),
            SCHEMA)
        .orderBy(functions.hash(functions.col("features"), functions.col("label")))
        .repartition(5);
  }

  private static XGBoostSageMakerEstimator estimator() {
    return new XGBoostSageMakerEstimator()
        .setObjective("rank:pairwise")
        .setEvalMetric("ndcg")
        .setTreeMethod("exact")
        .setNumRound(ROUNDS)
        .setGroupCol("query");
  }

  /** What XGBoost itself answers, by row. */
  private static Map<Result, Float> expected() throws XGBoostError {
    List<Result> results =
        results().stream().sorted(Comparator.comparingLong(Result::query)).toList();
    float[] matrix = new float[2 * results.size()];
    float[] labels = new float[results.size()];
    for (int i = 0; i < labels.length; i++) {
      matrix[2 * i] = (float) results.get(i).a();
      matrix[2 * i + 1] = (float) results.get(i).b();
      labels[i] = results.get(i).worth();
    }
    DMatrix train = new DMatrix(matrix, labels.length, 2, Float.NaN);
    train.setLabel(labels);
    int[] sizes = new int[GROUPS];
    Arrays.fill(sizes, ROWS_OF_GROUP);
    train.setGroup(sizes);
    Booster booster =
        XGBoost.train(
            train,
            Map.of("objective", "rank:pairwise", "tree_method", "exact", "nthread", 1),
            ROUNDS,
            Map.of(),
            null,
            null);
    float[][] scores = booster.predict(train);
    Map<Result, Float> expected = new LinkedHashMap<>();
    for (int i = 0; i < scores.length; i++) {
      expected.put(results.get(i), scores[i][0]);
    }
    return expected;
  }

  @Test
  @OnOneLine("The image does not know Spark.")
  void learnsTheOrderWithinGroupsAsXGBoostItselfDoes() throws XGBoostError {
    Map<Result, Float> expected = expected();

    XGBoostSageMakerModel model = estimator().fit(rows());
    try {
      List<Row> scored =
          model
              .transform(rows())
              .select("query", "label", "features", "prediction")
              .collectAsList();

      assertThat(scored).hasSize(GROUPS * ROWS_OF_GROUP);
      for (Row row : scored) {
        Vector features = row.getAs("features");
        Result result =
            new Result(
                row.getLong(0), (int) row.getDouble(1), features.apply(0), features.apply(1));
        assertThat(row.getDouble(3)).as("%s", result).isCloseTo(expected.get(result), within(1e-5));
      }
    } finally {
      model.deleteResources(spark);
    }
    assertThat(embedded.lastTrainingJob().path("InputDataConfig").get(0).path("ContentType"))
        .hasToString("\"text/libsvm\"");
  }

  /** A session may limit the rows of a file, and held back rows are sorted by their channel. */
  @ParameterizedTest
  @ByLine(
      value = {"1", "3"},
      other = {"3"},
      because = "Three instances get more files.")
  void writesEachGroupIntoOneFileAndInOnePiece(int instances) {
    spark.conf().set("spark.sql.files.maxRecordsPerFile", "5");
    String partitions = spark.conf().get("spark.sql.shuffle.partitions");
    spark.conf().set("spark.sql.shuffle.partitions", "8");
    try {
      estimator()
          .setValidationIndicatorCol("held")
          .setTrainingInstanceCount(instances)
          .setDeleteStagingDataAfterTraining(false)
          .setEndpointCreationPolicy("DO_NOT_CREATE")
          .fit(rows());
    } finally {
      spark.conf().unset("spark.sql.files.maxRecordsPerFile");
      spark.conf().set("spark.sql.shuffle.partitions", partitions);
    }

    List<Integer> seen = new ArrayList<>();
    for (JsonNode channel : embedded.lastTrainingJob().path("InputDataConfig")) {
      boolean isHeld = channel.path("ChannelName").asText().equals("validation");
      String uri = channel.path("DataSource").path("S3DataSource").path("S3Uri").asText();
      String bucket = uri.split("/", 4)[2];
      List<String> files = embedded.keys(uri).stream().filter(key -> !key.endsWith("/")).toList();
      assertThat(files.size()).isGreaterThanOrEqualTo(isHeld ? 1 : instances);
      for (String file : files) {
        List<Integer> ofFile =
            embedded.lines("s3://" + bucket + "/" + file).stream()
                .map(line -> Integer.valueOf(line.split(" ", 3)[1].replace("qid:", "")))
                .toList();
        assertThat(ofFile).isSorted().allMatch(query -> isHeld == (query % 4 == 3));
        List<Integer> groups = ofFile.stream().distinct().toList();
        assertThat(ofFile).hasSize(groups.size() * ROWS_OF_GROUP);
        seen.addAll(groups);
      }
    }
    assertThat(seen).hasSize(GROUPS).doesNotHaveDuplicates();
  }

  @Test
  @OnOneLine("They are refused by Params and schema.")
  void refusesGroupsThatTheImageWouldNotSee() {
    Dataset<Row> rows = rows();
    int before = sageMaker.requests("CreateTrainingJob").size();

    for (String format : List.of("csv", "sagemaker", "parquet")) {
      assertThatThrownBy(() -> estimator().setTrainingSparkDataFormat(format).fit(rows))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("in the format " + format + " holds no groups")
          .hasMessageContaining("set trainingSparkDataFormat to libsvm");
    }
    assertThatThrownBy(
            () -> estimator().setImageVersion("1").setRequestRowSerializer("csv").fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the image of imageVersion 1 knows no groups")
        .hasMessageContaining("0.90-1");
    assertThatThrownBy(() -> estimator().setWeightCol("label").fit(rows))
        .hasMessageContaining("groupCol and weightCol are both set");
    assertThatThrownBy(
            () -> estimator().fit(rows.withColumn("query", functions.col("query").cast("string"))))
        .hasMessageContaining("the group column 'query' is of type string")
        .hasMessageContaining("StringIndexer");
    assertThatThrownBy(() -> estimator().setGroupCol("qurey").fit(rows))
        .hasMessageContaining("did you mean 'query'?");
    assertThatThrownBy(
            () -> estimator().fit(rows.withColumn("query", functions.expr("NULLIF(query, 3)"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "no training job was started. The group column 'query' is null in a row. Leave out such rows");
    assertThat(sageMaker.requests("CreateTrainingJob")).hasSize(before);
  }
}
