package org.sagemakerspark.storage;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.CopyObjectRequest;
import com.amazonaws.services.s3.model.InitiateMultipartUploadRequest;
import com.amazonaws.services.s3.model.ListMultipartUploadsRequest;
import com.amazonaws.services.s3.model.PutObjectRequest;
import com.amazonaws.services.s3.model.SSEAwsKeyManagementParams;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.sagemakerspark.aws.SessionKeys;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.local.LocalClients;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.ByLine;
import org.sagemakerspark.testing.OnOneLine;
import org.sagemakerspark.testing.SparkExtension;

@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
class S3FileSystemTest {

  private static final String BUCKET = "file-system-test";

  private final SparkSession spark;
  private final AmazonS3 s3;
  private final Map<String, String> options;
  private FileSystem files;

  S3FileSystemTest(SparkSession spark, LocalSageMaker server) {
    this.spark = spark;
    s3 = new LocalClients(server).s3();
    options = S3Fallback.options(SessionSettings.of(spark, Map.of(SessionKeys.REGION, "x")).aws());
    options.put("fs.s3a.endpoint", server.s3Endpoint().toString());
    options.put("fs.s3a.endpoint.region", server.region());
    options.put("fs.s3a.access.key", server.accessKey());
    options.put("fs.s3a.secret.key", server.secretKey());
  }

  @BeforeEach
  void open() throws IOException {
    if (!s3.doesBucketExistV2(BUCKET)) {
      s3.createBucket(BUCKET);
    }
    files = fileSystem(options);
    files.delete(path("test"), true);
  }

  @AfterEach
  void close() throws IOException {
    files.close();
    s3.shutdown();
  }

  @ParameterizedTest
  @ByLine(
      value = {
        "0",
        "1",
        "" + S3InputStream.RANGE_BYTES,
        "" + (S3OutputStream.PART_BYTES - 1),
        "" + S3OutputStream.PART_BYTES,
        "" + (S3OutputStream.PART_BYTES + 1),
        "" + (2 * S3OutputStream.PART_BYTES + 7)
      },
      other = {"1", "" + (S3OutputStream.PART_BYTES + 1)},
      because = "Parts are sent and read without Hadoop.")
  void readsBackWhatItHasWritten(int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);

    write("test/file", bytes);

    assertThat(files.getFileStatus(path("test/file")).getLen()).isEqualTo(size);
    try (FSDataInputStream in = files.open(path("test/file"))) {
      assertThat(Arrays.equals(in.readAllBytes(), bytes)).isTrue();
    }
    assertThat(uploads()).isEmpty();
  }

  @Test
  void listsFilesAndFoldersWithColonsInTheirNames() throws IOException {
    write("test/day:1/part:0", new byte[1]);

    assertThat(files.listStatus(path("test")))
        .extracting(each -> each.getPath().toString())
        .containsExactly(path("test/day:1").toString());
    assertThat(files.listStatus(path("test/day:1")))
        .extracting(each -> each.getPath().getName())
        .containsExactly("part:0");
  }

  @Test
  void readsFromAnyPlace() throws IOException {
    byte[] bytes = new byte[S3InputStream.RANGE_BYTES + 1000];
    new Random(1).nextBytes(bytes);
    write("test/file", bytes);

    try (FSDataInputStream in = files.open(path("test/file"))) {
      byte[] some = new byte[100];
      for (int from : new int[] {bytes.length - 100, 0, 50, S3InputStream.RANGE_BYTES - 50}) {
        in.seek(from);
        in.readFully(some);
        assertThat(some).isEqualTo(Arrays.copyOfRange(bytes, from, from + 100));
        in.readFully(7, some);
        assertThat(some).isEqualTo(Arrays.copyOfRange(bytes, 7, 107));
        assertThat(in.getPos()).isEqualTo(from + 100);
      }
      assertThatThrownBy(() -> in.seek(bytes.length + 1)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void showsNothingBeforeAFileIsClosedAndEndsWhatALostTaskHasBegun() throws IOException {
    @SuppressWarnings("resource")
    OutputStream lost = files.create(path("test/folder/lost"));
    lost.write(new byte[S3OutputStream.PART_BYTES + 1]);
    write("test/folder/other", new byte[1]);

    assertThat(files.exists(path("test/folder/lost"))).isFalse();
    assertThat(uploads()).containsExactly("test/folder/lost");

    assertThat(files.delete(path("test/folder"), true)).isTrue();
    assertThat(uploads()).isEmpty();
    assertThatThrownBy(lost::close).isInstanceOf(IOException.class);
    assertThat(files.exists(path("test/folder/lost"))).isFalse();
  }

  @Test
  @OnOneLine("Pages of a listing are joined without Hadoop.")
  void listsMoreThanOneAnswerHolds() throws IOException {
    for (int i = 0; i < 1_010; i++) {
      s3.putObject(BUCKET, "test/many/folder-" + i + "/file", "x");
    }

    assertThat(files.listStatus(path("test/many")))
        .hasSize(1_010)
        .allMatch(FileStatus::isDirectory)
        .extracting(FileStatus::getPath)
        .contains(path("test/many/folder-1009"));
    assertThat(files.rename(path("test/many"), path("test/moved"))).isTrue();
    assertThat(files.exists(path("test/many"))).isFalse();
    assertThat(files.listStatus(path("test/moved"))).hasSize(1_010);
    assertThat(files.delete(path("test/moved"), true)).isTrue();
    assertThat(files.exists(path("test/moved"))).isFalse();
  }

  @Test
  void keepsAnEmptyFolderThatWasAskedFor() throws IOException {
    assertThat(files.mkdirs(path("test/empty/inner"))).isTrue();

    assertThat(files.getFileStatus(path("test/empty")).isDirectory()).isTrue();
    assertThat(files.listStatus(path("test/empty/inner"))).isEmpty();
    assertThat(files.listStatus(path("test/empty")))
        .extracting(FileStatus::getPath)
        .containsExactly(path("test/empty/inner"));
    assertThat(files.delete(path("test/empty"), true)).isTrue();
    assertThat(files.exists(path("test/empty/inner"))).isFalse();
  }

  @Test
  void movesAFileIntoAFolderAndNeverOverAnother() throws IOException {
    write("test/a", new byte[] {1});
    write("test/folder/b", new byte[] {2});
    write("test/folder/a b+c%d", new byte[] {3});

    assertThat(files.rename(path("test/a"), path("test/folder/b"))).isFalse();
    assertThat(files.rename(path("test/missing"), path("test/c"))).isFalse();
    assertThat(files.rename(path("test/folder"), path("test/folder/inner"))).isFalse();
    assertThat(files.rename(path("test/a"), path("test/folder"))).isTrue();
    assertThat(files.rename(path("test/folder"), path("test/renamed"))).isTrue();

    assertThat(Stream.of(files.listStatus(path("test/renamed"))).map(each -> each.getPath()))
        .containsExactlyInAnyOrder(
            path("test/renamed/a"), path("test/renamed/b"), path("test/renamed/a b+c%d"));
    assertThat(files.exists(path("test/folder"))).isFalse();
  }

  @Test
  void refusesWhatWouldLoseData() throws IOException {
    write("test/folder/file", new byte[1]);

    assertThatThrownBy(() -> files.create(path("test/folder/file"), false))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> files.create(path("test/folder"), true))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> files.delete(path("test/folder"), false))
        .isInstanceOf(PathIsNotEmptyDirectoryException.class);
    assertThat(files.delete(path(""), true)).isFalse();
    assertThat(files.exists(path("test/folder/file"))).isTrue();
  }

  @Test
  void namesThePlaceOfAFailure() throws IOException {
    assertThatThrownBy(() -> files.open(path("test/missing")))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("s3a://" + BUCKET + "/test/missing");
    options.put("fs.s3a.secret.key", "wrong");
    try (FileSystem stranger = fileSystem(options)) {
      assertThatThrownBy(() -> stranger.listStatus(path("test")))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("s3a://" + BUCKET + "/test")
          .hasMessageContaining("HTTP 403");
    }
  }

  @Test
  void goesOnWhereAnAnswerBrokeOff() throws IOException {
    byte[] bytes = "the answer that breaks off".getBytes(StandardCharsets.US_ASCII);
    List<String> ranges = new ArrayList<>();
    HttpServer server =
        serve(
            exchange -> {
              exchange.getResponseHeaders().set("Last-Modified", "Sun, 22 Nov 2026 12:00:00 GMT");
              exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
              if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(200, -1);
                return;
              }
              String range = exchange.getRequestHeaders().getFirst("Range");
              ranges.add(range);
              int from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
              exchange.sendResponseHeaders(206, bytes.length - from);
              exchange.getResponseBody().write(bytes, from, Math.min(10, bytes.length - from));
              exchange.getResponseBody().flush();
            });
    try (FileSystem broken = fileSystem(options);
        FSDataInputStream in = broken.open(path("file"))) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
      assertThat(ranges).containsExactly("bytes=0-25", "bytes=10-25", "bytes=20-25");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void throwsAwayAllPartsWhenOneIsRefused() throws IOException {
    List<String> calls = new ArrayList<>();
    HttpServer server = serve(exchange -> refuseParts(exchange, calls));
    try (FileSystem refusing = fileSystem(options)) {
      OutputStream out = refusing.create(path("file"));
      assertThatThrownBy(() -> out.write(new byte[S3OutputStream.PART_BYTES + 1]))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("s3://" + BUCKET + "/file");
      assertThatThrownBy(out::close)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("was not written");
      assertThat(calls).containsExactly("POST ?uploads", "PUT ?uploadId=up", "DELETE ?uploadId=up");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void encryptsAllThatItMakesWithTheKeyThatIsNamed() {
    S3Encryption none = S3Encryption.ofHadoop(Map.<String, String>of()::get);
    S3Encryption key = S3Encryption.ofHadoop(S3Encryption.hadoopOptions(BUCKET, "alias/key")::get);
    InputStream nothing = InputStream.nullInputStream();

    assertThat(
            none.of(new PutObjectRequest(BUCKET, "a", nothing, null))
                .getSSEAwsKeyManagementParams())
        .isNull();
    assertThat(
            Stream.of(
                key.of(new PutObjectRequest(BUCKET, "a", nothing, null))
                    .getSSEAwsKeyManagementParams(),
                key.of(new InitiateMultipartUploadRequest(BUCKET, "a"))
                    .getSSEAwsKeyManagementParams(),
                key.of(new CopyObjectRequest(BUCKET, "a", BUCKET, "b"))
                    .getSSEAwsKeyManagementParams()))
        .extracting(SSEAwsKeyManagementParams::getAwsKmsKeyId)
        .containsOnly("alias/key");
  }

  /** Knows no object, begins an upload and takes no part of it. */
  private static void refuseParts(HttpExchange exchange, List<String> calls) throws IOException {
    String method = exchange.getRequestMethod();
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    exchange.getRequestBody().readAllBytes();
    if (method.equals("HEAD")) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    if (method.equals("GET")) {
      answer(exchange, 200, "<ListBucketResult></ListBucketResult>");
      return;
    }
    calls.add(method + " ?" + query.replaceAll("&?partNumber=\\d+&?", ""));
    switch (method) {
      case "POST" ->
          answer(
              exchange,
              200,
              "<InitiateMultipartUploadResult><UploadId>up</UploadId>"
                  + "</InitiateMultipartUploadResult>");
      case "PUT" -> answer(exchange, 403, "<Error><Code>AccessDenied</Code></Error>");
      default -> exchange.sendResponseHeaders(204, -1);
    }
  }

  private static void answer(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Starts a server that stands for S3. */
  private HttpServer serve(HttpHandler answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer.handle(exchange);
          }
        });
    server.start();
    options.put("fs.s3a.endpoint", "http://127.0.0.1:" + server.getAddress().getPort());
    return server;
  }

  @ParameterizedTest
  @ByLine(
      value = {"csv", "json", "parquet", "libsvm", "text"},
      other = {"csv", "parquet"},
      because = "The others are read like lines of csv, from front to end.")
  void carriesTheFormatsOfSpark(String format) {
    Dataset<Row> frame = frame(format);
    String folder = path("test/" + format).toString();
    options.put("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
    options.put("numFeatures", "2");

    frame.write().format(format).options(options).save(folder);

    DataFrameReader reader = spark.read().format(format).options(options);
    Dataset<Row> back =
        (format.equals("libsvm") ? reader : reader.schema(frame.schema())).load(folder);
    String first = frame.columns()[0];
    assertThat(back.count()).isEqualTo(100);
    assertThat(back.select(first).except(frame.select(first)).count()).isZero();
    assertThat(s3.listObjectsV2(BUCKET, "test/" + format + "/").getObjectSummaries())
        .hasSize(2)
        .allMatch(each -> each.getKey().contains("/part-"));
  }

  private Dataset<Row> frame(String format) {
    Dataset<Row> ids = spark.range(0, 100, 1, 2).toDF("id");
    return switch (format) {
      case "libsvm" ->
          ids.selectExpr("double(id) AS label", "array(double(id), 2D) AS values")
              .withColumn("features", functions.array_to_vector(col("values")))
              .drop("values");
      case "text" -> ids.selectExpr("string(id) AS value");
      default -> ids;
    };
  }

  private static FileSystem fileSystem(Map<String, String> options) throws IOException {
    Configuration hadoop = new Configuration();
    options.forEach(hadoop::set);
    return FileSystem.newInstance(URI.create("s3a://" + BUCKET), hadoop);
  }

  private void write(String name, byte[] bytes) throws IOException {
    try (OutputStream out = files.create(path(name))) {
      out.write(bytes);
    }
  }

  private List<String> uploads() {
    return s3
        .listMultipartUploads(new ListMultipartUploadsRequest(BUCKET))
        .getMultipartUploads()
        .stream()
        .map(upload -> upload.getKey())
        .toList();
  }

  private static Path path(String name) {
    return new Path("s3a://" + BUCKET + "/" + name);
  }
}
