package org.sagemakerspark.bundle;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.algorithms.KMeansSageMakerEstimator;
import org.sagemakerspark.algorithms.KMeansSageMakerModel;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.inference.RequestLimits;
import org.sagemakerspark.inference.SageMakerEndpoint;

/** A program that says how Spark looks to it, and trains and scores when it is asked to. */
public final class Probe {

  /** What each line that it says begins with. */
  static final String MARK = "probe: ";

  private static final int ROWS = 60;

  private Probe() {}

  /** Takes a folder for files, and words that name what to do. */
  public static void main(String[] arguments) {
    SparkSession spark = SparkSession.builder().master("local[2]").getOrCreate();
    say("data sources", names(DataSourceRegister.class));
    say("file systems", names(FileSystem.class));
    List<String> wanted = List.of(arguments);
    if (wanted.contains("read")) {
      read(spark, Path.of(arguments[0]));
    }
    if (wanted.contains("clients")) {
      clients(SessionSettings.of(spark).aws());
    }
    if (wanted.contains("train")) {
      train(spark);
    }
    spark.stop();
  }

  private static String names(Class<?> service) {
    return StreamSupport.stream(ServiceLoader.load(service).spliterator(), false)
        .map(each -> each.getClass().getName())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static void read(SparkSession spark, Path folder) {
    for (String format : List.of("csv", "json", "parquet", "libsvm", "text")) {
      String path = folder.resolve(format).toString();
      Dataset<Row> rows = spark.range(0, 5, 1, 1).selectExpr("string(id) AS value");
      if (format.equals("libsvm")) {
        rows = points(spark);
      }
      rows.write().format(format).save(path);
      Dataset<Row> back = spark.read().format(format).load(path);
      say(format, back.schema().simpleString() + " " + back.collectAsList());
    }
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    StringBuilder settings = new StringBuilder();
    hadoop.forEach(
        each -> {
          if (each.getKey().startsWith("fs.") || each.getKey().contains("committer")) {
            settings.append(each).append(' ');
          }
        });
    say("settings", settings.toString());
  }

  private static void train(SparkSession spark) {
    say("AWS SDK", origin("com.amazonaws.AmazonWebServiceClient"));
    say("protobuf", origin("com.google.protobuf.GeneratedMessage"));
    Dataset<Row> points = points(spark);
    KMeansSageMakerModel model =
        new KMeansSageMakerEstimator()
            .setK(2)
            .setFeatureDim(2)
            .setMiniBatchSize(ROWS)
            .setTrainingInstanceType("ml.c5.xlarge")
            .setEndpointInstanceType("ml.c5.large")
            .fit(points);
    try {
      String records = folderBeside(model.getModelDataS3Uri().orElseThrow());
      points.write().format("sagemaker").save(records);
      say("records", Long.toString(spark.read().format("sagemaker").load(records).count()));
      say(
          "clusters",
          model
              .transform(points)
              .groupBy("closest_cluster", "label")
              .count()
              .collectAsList()
              .stream()
              .map(row -> row.getLong(2) + " of " + row.getDouble(1))
              .sorted()
              .collect(Collectors.joining(", ")));
    } finally {
      model.deleteResources(spark);
    }
  }

  /** Calls each service. The classes of the AWS SDK have other names here than in this source. */
  private static void clients(AwsSettings aws) {
    AwsClients clients = AwsClients.of(aws);
    Map<String, Call> calls = new TreeMap<>();
    calls.put("accountId", client -> client);
    calls.put("logs", client -> answer(client, "describeLogStreams", "setLogGroupName", "nobody"));
    calls.put("s3", client -> answer(client, "listObjectsV2", "setBucketName", "nobody"));
    calls.put("s3ForFiles", calls.get("s3"));
    calls.put("sageMaker", client -> answer(client, "listModels", "setNameContains", "nobody"));
    say("sageMakerRuntime", invoke(aws));
    for (Method maker : AwsClients.class.getMethods()) {
      if (Modifier.isStatic(maker.getModifiers()) || maker.getDeclaringClass() == Object.class) {
        continue;
      }
      Call call = calls.get(maker.getName());
      try {
        say(
            maker.getName(),
            call == null ? "is not called" : call.answer(maker.invoke(clients)).toString());
      } catch (ReflectiveOperationException e) {
        say(maker.getName(), String.valueOf(e.getCause()));
      }
    }
  }

  /** What is asked of a client. */
  @FunctionalInterface
  private interface Call {
    Object answer(Object client) throws ReflectiveOperationException;
  }

  private static Object answer(Object client, String operation, String setter, String value)
      throws ReflectiveOperationException {
    for (Method method : client.getClass().getMethods()) {
      if (method.getName().equals(operation)
          && method.getParameterCount() == 1
          && method.getParameterTypes()[0].getSimpleName().endsWith("Request")) {
        Object request = method.getParameterTypes()[0].getConstructor().newInstance();
        request.getClass().getMethod(setter, String.class).invoke(request, value);
        return method.invoke(client, request);
      }
    }
    throw new NoSuchMethodException(operation);
  }

  private static String invoke(AwsSettings aws) {
    Duration limit = Duration.ofSeconds(60);
    RequestLimits limits = new RequestLimits(1, limit, limit, limit);
    try (SageMakerEndpoint endpoint =
        SageMakerEndpoint.connect(aws, "nobody", "text/csv", "text/csv", limits)) {
      return new String(endpoint.invoke(ByteBuffer.allocate(1), limit), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private static String folderBeside(String uri) {
    return uri.replaceFirst("s3://([^/]+)/.*", "s3a://$1/probe/records");
  }

  /** Two groups of points that are far from each other; the label tells them apart. */
  private static Dataset<Row> points(SparkSession spark) {
    return spark.createDataFrame(
        IntStream.range(0, ROWS)
            .mapToObj(i -> RowFactory.create(i % 2d, Vectors.dense(i % 2 * 10 + i % 3, i % 2 * 10)))
            .toList(),
        new StructType()
            .add("label", "double", false)
            .add("features", SQLDataTypes.VectorType(), false));
  }

  private static String origin(String className) {
    try {
      Class<?> found = Class.forName(className);
      return Path.of(found.getProtectionDomain().getCodeSource().getLocation().getPath())
          .getFileName()
          .toString();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void say(String what, String text) {
    System.out.println(MARK + what + ": " + text.replace('\n', ' '));
  }
}
