package org.sagemakerspark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.BasicSessionCredentials;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.aws.SessionKeys;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.ClassPath;
import org.sagemakerspark.testing.DenyingProxy;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/**
 * Keys that were good when a file system was opened are good for a while; it may be open longer. S3
 * takes the newest token only here, and a new one is given whenever somebody asks.
 */
@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
class RenewedKeysTest {

  private static final String BUCKET = "renewed";
  private static final Pattern TOKEN = Pattern.compile("(?i)x-amz-security-token: *(\\S+)");

  /** The keys that are good now. */
  private static volatile BasicSessionCredentials current;

  /** Gives them. */
  public static final class Newest implements AWSCredentialsProvider {
    @Override
    public AWSCredentials getCredentials() {
      return current;
    }

    @Override
    public void refresh() {}
  }

  private final SparkSession spark;
  private final LocalSageMaker server;
  private SageMakerFixture fixture;
  private DenyingProxy s3;
  private HttpServer sts;

  RenewedKeysTest(SparkSession spark, LocalSageMaker server) {
    this.spark = spark;
    this.server = server;
  }

  @BeforeEach
  void start() throws IOException {
    fixture = new SageMakerFixture(spark, server);
    if (!fixture.s3().doesBucketExistV2(BUCKET)) {
      fixture.s3().createBucket(BUCKET);
    }
    s3 = new DenyingProxy(server.s3Endpoint(), head -> !token(head).equals(newest()));
    sts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sts.createContext(
        "/",
        exchange -> {
          byte[] answer = assumed(current).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    sts.start();
    renew("first");
  }

  @AfterEach
  void stop() {
    fixture
        .s3()
        .listObjectsV2(BUCKET)
        .getObjectSummaries()
        .forEach(each -> fixture.s3().deleteObject(BUCKET, each.getKey()));
    sts.stop(0);
    s3.close();
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.hadoop.fs.s3a.S3AFileSystem, ROLE",
    "org.apache.hadoop.fs.s3a.S3AFileSystem, PROVIDER",
    "org.sagemakerspark.storage.S3FileSystem, ROLE",
    "org.sagemakerspark.storage.S3FileSystem, PROVIDER"
  })
  void writesOnWhenTheKeysHaveExpiredThatItBeganWith(String fileSystem, Source source)
      throws IOException {
    try (FileSystem files = open(fileSystem, settings(source).hadoopOptions())) {
      write(files, "first");
      renew("second");
      write(files, "second");
    }
    assertThat(s3.denials()).isZero();
    assertThat(fixture.s3().listObjectsV2(BUCKET, fileSystem).getKeyCount()).isEqualTo(2);
  }

  /** As where this library is given by --jars, and S3A is in Spark's own folder. */
  @Test
  void writesOnWhereTheClassLoaderOfS3ADoesNotSeeThisLibrary() throws Exception {
    ClassPath all = ClassPath.ofThisJvm();
    Map<String, String> options = settings(Source.ROLE).hadoopOptions();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader cluster =
            new URLClassLoader(urls(all.cluster()), ClassLoader.getPlatformClassLoader());
        URLClassLoader jars = new URLClassLoader(urls(all.application()), cluster)) {
      Thread.currentThread().setContextClassLoader(jars);
      @SuppressWarnings("unchecked")
      BiConsumer<Map<String, String>, Runnable> writer =
          (BiConsumer<Map<String, String>, Runnable>)
              jars.loadClass(WrittenThere.class.getName()).getConstructor().newInstance();

      writer.accept(options, () -> renew("second"));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    assertThat(s3.denials()).isZero();
    assertThat(fixture.s3().listObjectsV2(BUCKET, ScopedS3A.class.getName()).getKeyCount())
        .isEqualTo(2);
  }

  /**
   * As where the bundle meets an S3A of Hadoop 3.3: that one's providers are of an AWS SDK which
   * the bundle has under another name.
   */
  @Test
  void writesOnWhereS3ACannotBeToldWhomToAsk() throws Exception {
    Map<String, String> options;
    ClassPath all = ClassPath.ofThisJvm();
    URL[] withoutThisLibrary =
        Stream.of(urls(all))
            .filter(url -> !url.getPath().matches(".*(/target/|/sagemaker-spark-).*"))
            .toArray(URL[]::new);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader cluster =
        new URLClassLoader(withoutThisLibrary, ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(cluster);
      StagingFolder folder =
          StagingFolder.at(
              S3Location.parse("s3://" + BUCKET + "/staged/", "the folder"),
              spark,
              settings(Source.ROLE),
              Optional.empty());
      options = folder.writerOptions();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }

    try (FileSystem files = open(options.get("fs.s3a.impl"), options)) {
      write(files, "first");
      renew("second");
      write(files, "second");
    }
    assertThat(s3.denials()).isZero();
    assertThat(fixture.s3().listObjectsV2(BUCKET, S3FileSystem.class.getName()).getKeyCount())
        .isEqualTo(2);
  }

  /** Writes twice in the class loader that it was loaded by, with options that it makes there. */
  public static final class WrittenThere implements BiConsumer<Map<String, String>, Runnable> {
    @Override
    public void accept(Map<String, String> options, Runnable inBetween) {
      AwsSettings settings = AwsSettings.ofHadoop(options::get);
      try (FileSystem files =
          open(ScopedS3A.class.getName(), settings.optionsOfScopedS3A().orElseThrow())) {
        assertThat(files.getClass().getClassLoader())
            .isNotSameAs(FileSystem.class.getClassLoader());
        write(files, "first");
        inBetween.run();
        write(files, "second");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static URL[] urls(ClassPath classPath) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (java.nio.file.Path entry : classPath.entries()) {
      urls.add(entry.toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.hadoop.fs.s3a.S3AFileSystem",
        "org.sagemakerspark.storage.S3FileSystem"
      })
  void prefersKeysThatTheOptionsOfAWriteGive(String fileSystem) throws IOException {
    Map<String, String> options = new HashMap<>(settings(Source.ROLE).hadoopOptions());
    options.put("fs.s3a.access.key", server.accessKey());
    options.put("fs.s3a.secret.key", server.secretKey());
    options.put("fs.s3a.session.token", "other");
    options.put(
        "fs.s3a.aws.credentials.provider",
        "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider");

    try (FileSystem files = open(fileSystem, options)) {
      assertThatThrownBy(() -> write(files, "denied")).isInstanceOf(AccessDeniedException.class);
    }
  }

  /** Whom the stage asks for keys. */
  private enum Source {
    ROLE,
    PROVIDER
  }

  private AwsSettings settings(Source source) {
    Map<String, String> overrides = new HashMap<>();
    overrides.put(SessionKeys.S3_ENDPOINT, s3.endpoint());
    switch (source) {
      case ROLE -> {
        overrides.put(SessionKeys.ASSUME_ROLE, "arn:aws:iam::123456789012:role/Caller");
        overrides.put(SessionKeys.ASSUME_ROLE_EXTERNAL_ID, "shared");
        overrides.put(SessionKeys.STS_ENDPOINT, "http://127.0.0.1:" + sts.getAddress().getPort());
      }
      case PROVIDER -> overrides.put(SessionKeys.PROVIDER_CLASS, Newest.class.getName());
    }
    return SessionSettings.of(spark, overrides).aws();
  }

  private static FileSystem open(String fileSystem, Map<String, String> options)
      throws IOException {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.s3a.attempts.maximum", "1");
    options.forEach(hadoop::set);
    hadoop.set("fs.s3a.impl", fileSystem);
    return FileSystem.newInstance(URI.create("s3a://" + BUCKET), hadoop);
  }

  private static void write(FileSystem files, String name) throws IOException {
    try (OutputStream out = files.create(new Path("/" + files.getClass().getName(), name))) {
      out.write(1);
    }
  }

  private void renew(String token) {
    current = new BasicSessionCredentials(server.accessKey(), server.secretKey(), token);
  }

  private static String newest() {
    return current.getSessionToken();
  }

  private static String token(String head) {
    Matcher token = TOKEN.matcher(head);
    return token.find() ? token.group(1) : "";
  }

  /** As STS answers, with keys that are as good as old, so that they are asked for each time. */
  private static String assumed(BasicSessionCredentials keys) {
    return String.format(
        Locale.ROOT,
        "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
            + "<AssumeRoleResult><Credentials><AccessKeyId>%s</AccessKeyId>"
            + "<SecretAccessKey>%s</SecretAccessKey><SessionToken>%s</SessionToken>"
            + "<Expiration>%s</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>",
        keys.getAWSAccessKeyId(),
        keys.getAWSSecretKey(),
        keys.getSessionToken(),
        Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS));
  }
}
