package org.sagemakerspark.benchmarks;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sagemakerspark.algorithms.FactorizationMachinesBinaryClassifierModel;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;
import org.sagemakerspark.algorithms.LinearLearnerRegressorModel;
import org.sagemakerspark.algorithms.PCASageMakerModel;
import org.sagemakerspark.algorithms.XGBoostSageMakerModel;
import org.sagemakerspark.artifacts.ModelArchive;
import org.sagemakerspark.artifacts.ModelKind;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.mllib.SparkTwins;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.storage.NewObject;

/**
 * Scoring the dense rows of a cached DataFrame by {@code transform}, in one task: ours natively,
 * and MLlib's own model. Run: {@code ./sagemaker-spark bench native}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@State(Scope.Thread)
public class NativeTransformBenchmark {

  /** So many that rows are scored for longer than Spark plans a query. */
  private static final int ROWS = 60_000;

  private static final String ARCHIVE = ".tar.gz";

  /** The algorithm, with the sizes that the name says. */
  @Param({"kmeans784x10", "linear784", "pca784x50", "fm784x64", "xgboost100x6"})
  public String model;

  private LocalSageMaker sageMaker;
  private SparkSession session;
  private Dataset<Row> rows;
  private Transformer ours;
  private Transformer mllib;

  /** Makes the rows and both models. */
  @Setup
  public void makeModels() throws IOException, XGBoostError {
    sageMaker = LocalSageMaker.start();
    session = InferenceReport.session("local[1]");
    sageMaker.sparkConf().forEach(session.conf()::set);
    AwsSettings aws = SessionSettings.of(session).aws();
    AwsClients.of(aws).s3().createBucket("native");
    NewObject object = NewObject.at("s3://native/" + model + ARCHIVE, "model", ARCHIVE);
    String uri = object.uri();
    int features = NativeModels.FEATURES;
    ModelKind kind;
    byte[] file;
    AlgorithmModel<?> stage;
    switch (model) {
      case "kmeans784x10" -> {
        var kmeans = NativeModels.kmeans();
        kind = ModelKind.KMEANS;
        file = kmeans.toBytes();
        stage = KMeansSageMakerModel.fromModelData(uri);
        mllib = SparkTwins.KMEANS.toSpark(kmeans, "features");
      }
      case "linear784" -> {
        var linear = NativeModels.linear();
        kind = ModelKind.LINEAR_LEARNER;
        file = linear.toBytes();
        stage = LinearLearnerRegressorModel.fromModelData(uri);
        mllib = SparkTwins.LINEAR_REGRESSION.toSpark(linear, "features");
      }
      case "pca784x50" -> {
        var pca = NativeModels.pca();
        kind = ModelKind.PCA;
        file = pca.toBytes();
        stage = PCASageMakerModel.fromModelData(uri);
        mllib = SparkTwins.PCA.toSpark(pca, "features").setOutputCol("components");
      }
      case "fm784x64" -> {
        var machines = NativeModels.factorization();
        kind = ModelKind.FACTORIZATION_MACHINES;
        file = machines.toBytes();
        stage = FactorizationMachinesBinaryClassifierModel.fromModelData(uri);
        mllib = SparkTwins.FM_CLASSIFICATION.toSpark(machines, "features");
      }
      case "xgboost100x6" -> {
        kind = ModelKind.XGBOOST;
        file = NativeModels.Trees.train().toByteArray("ubj");
        stage = XGBoostSageMakerModel.fromModelData(uri);
        features = NativeModels.Trees.FEATURES;
      }
      default -> throw new IllegalArgumentException(model);
    }
    object.write(aws, ModelArchive.of(kind.file(), file));
    ours = stage.setScoringMode("native");
    rows =
        session
            .range(0, ROWS, 1, 1)
            .selectExpr(
                "transform(sequence(1, "
                    + features
                    + "), i -> (id * 31 + i * i * 7) % 256 / 64 - 2) AS n")
            .select(functions.array_to_vector(col("n")).alias("features"))
            .cache();
    rows.count();
  }

  /** Ours. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void ours() {
    run(ours);
  }

  /** MLlib's, where it has such a model. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void mllib() {
    run(mllib);
  }

  private void run(Transformer transformer) {
    transformer.transform(rows).write().format("noop").mode(SaveMode.Overwrite).save();
  }

  /** Stops what was started. */
  @TearDown
  public void stop() {
    session.stop();
    sageMaker.close();
  }
}
