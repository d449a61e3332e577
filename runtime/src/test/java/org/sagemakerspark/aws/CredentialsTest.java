package org.sagemakerspark.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.testing.LightAlgorithm;
import org.sagemakerspark.testing.SparkExtension;

@ExtendWith({SparkExtension.class, LocalSageMakerExtension.class})
class CredentialsTest {

  private static final String KEYS = "credentials.test.keys";

  /** Gives the keys that the test has put into a system property. */
  public static final class OwnProvider implements AWSCredentialsProvider {
    @Override
    public AWSCredentials getCredentials() {
      String[] keys = System.getProperty(KEYS).split(":", -1);
      return new BasicAWSCredentials(keys[0], keys[1]);
    }

    @Override
    public void refresh() {}
  }

  /** Is no provider, and must not run. */
  public static final class NoProvider {
    static {
      System.setProperty(KEYS, "NoProvider has run");
    }
  }

  /** Cannot be made without an argument. */
  public static final class NeedsAnArgument implements AWSCredentialsProvider {
    public NeedsAnArgument(String unused) {}

    @Override
    public AWSCredentials getCredentials() {
      throw new IllegalStateException();
    }

    @Override
    public void refresh() {}
  }

  private final SparkSession spark;
  private final LocalSageMaker server;

  CredentialsTest(SparkSession spark, LocalSageMaker server) {
    this.spark = spark;
    this.server = server;
  }

  @BeforeEach
  void useTheServerAsNobody() {
    server.sparkConf().forEach(spark.conf()::set);
    spark.conf().set(SessionKeys.ACCESS_KEY, "AKIANOBODY");
    System.setProperty(KEYS, server.accessKey() + ":" + server.secretKey());
  }

  @AfterEach
  void forgetTheServer() {
    server.sparkConf().keySet().forEach(spark.conf()::unset);
    spark.conf().unset(SessionKeys.PROVIDER_CLASS);
    System.clearProperty(KEYS);
  }

  @Test
  void callsAsTheProviderThatTheStageNames() {
    assertThatThrownBy(() -> account(Map.of())).isInstanceOf(AmazonServiceException.class);

    assertThat(
            account(
                LightAlgorithm.estimator()
                    .setCredentialsProviderClass(OwnProvider.class.getName())
                    .serviceOverrides()))
        .isEqualTo(server.accountId());
  }

  @Test
  void callsAsTheProfileThatTheStageNames(@TempDir Path home) throws Exception {
    Files.createDirectory(home.resolve(".aws"));
    Files.writeString(
        home.resolve(".aws/credentials"),
        "[work]\naws_access_key_id="
            + server.accessKey()
            + "\naws_secret_access_key="
            + server.secretKey()
            + "\n");
    String before = System.setProperty("user.home", home.toString());
    try {
      assertThat(
              account(LightAlgorithm.estimator().setCredentialsProfile("work").serviceOverrides()))
          .isEqualTo(server.accountId());
    } finally {
      System.setProperty("user.home", before);
    }
  }

  @Test
  void assumesTheRoleThatTheStageNamesAlsoForS3() {
    AwsSettings aws =
        settings(
            LightAlgorithm.estimator()
                .setCredentialsProviderClass(OwnProvider.class.getName())
                .setAssumeRoleArn("arn:aws:iam::123456789012:role/Caller")
                .setAssumeRoleExternalId("shared")
                .serviceOverrides());

    assertThat(AwsClients.of(aws).accountId()).isEqualTo(server.accountId());
    assertThat(aws.hadoopOptions().get("fs.s3a.aws.credentials.provider"))
        .startsWith(ForeignClasses.S3A_PROVIDER);
    assertThat(aws.hadoopOptions().values()).doesNotContain(server.secretKey(), "embedded");

    // Where there is no S3A, the library's own file system reads the same options.
    AwsSettings readBack = AwsSettings.ofHadoop(aws.hadoopOptions()::get);
    assertThat(readBack.region()).isEqualTo(aws.region());
    assertThat(readBack.hadoopOptions()).isEqualTo(aws.hadoopOptions());
  }

  /** As where this library is given by --jars, and S3A is in Spark's own folder. */
  @Test
  void namesNoClassThatS3AsClassLoaderDoesNotSee() throws Exception {
    Class<?> own = Class.forName(ForeignClasses.S3A_OWN_PROVIDER);
    URL s3a = own.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader cluster = new BlindLoader(s3a)) {
      Class<?> hidden = cluster.loadClass(own.getName());
      assertThat(HadoopCaller.askedByS3A(own)).isPresent();
      assertThat(HadoopCaller.askedByS3A(hidden)).isEmpty();
      assertThat(HadoopCaller.askedByFileSystem(hidden)).isPresent();
    }
  }

  /** Only this library's own file system can tell such an S3A whom to ask; others get keys. */
  @Test
  void givesKeysThatAreGoodForAWhileWhereNobodyCanAskForNewOnes() throws Exception {
    spark.conf().set(SessionKeys.ACCESS_KEY, server.accessKey());
    AwsSettings aws =
        settings(
            LightAlgorithm.estimator()
                .setAssumeRoleArn("arn:aws:iam::123456789012:role/Caller")
                .setAssumeRoleExternalId("shared")
                .serviceOverrides());
    URL s3a =
        Class.forName(ForeignClasses.S3A_OWN_PROVIDER)
            .getProtectionDomain()
            .getCodeSource()
            .getLocation();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader cluster = new BlindLoader(s3a)) {
      Thread.currentThread().setContextClassLoader(cluster);

      assertThat(aws.hadoopOptions().get("fs.s3a.aws.credentials.provider"))
          .isEqualTo("org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider");
      assertThat(aws.hadoopOptions().get("fs.s3a.session.token")).isNotBlank();
      assertThat(aws.optionsOfScopedS3A().orElseThrow().get("fs.s3a.session.token")).isBlank();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** Sees all that Spark's class loader sees but this library. */
  private static final class BlindLoader extends URLClassLoader {
    BlindLoader(URL s3a) {
      super(new URL[] {s3a}, CredentialsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.sagemakerspark.")) {
        throw new ClassNotFoundException(name);
      }
      if (name.equals(ForeignClasses.S3A_OWN_PROVIDER)) {
        return findClass(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void sendsNoRowsToTheUrlOfTheControlPlane() {
    String url = "https://vpce-1.api.sagemaker.eu-west-1.vpce.amazonaws.com";
    spark.conf().unset(SessionKeys.RUNTIME_ENDPOINT);

    AwsSettings aws =
        settings(LightAlgorithm.estimator().setSageMakerEndpoint(url).serviceOverrides());

    assertThat(aws.endpoint()).contains(url);
    assertThat(aws.runtimeEndpoint()).isEmpty();
  }

  @Test
  void runsNothingOfAClassThatIsNoProvider() {
    assertThatThrownBy(() -> settings(provider(NoProvider.class.getName())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(NoProvider.class.getName())
        .hasMessageContaining("does not implement com.amazonaws.auth.AWSCredentialsProvider");
    assertThat(System.getProperty(KEYS)).startsWith(server.accessKey());
    assertThatThrownBy(() -> settings(provider("org.example.Missing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no such class on the class path");
    assertThatThrownBy(() -> account(provider(NeedsAnArgument.class.getName())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no public constructor without arguments");
  }

  @Test
  void refusesTwoSourcesOfCredentials() {
    spark.conf().set(SessionKeys.PROVIDER_CLASS, OwnProvider.class.getName());
    assertThatThrownBy(() -> settings(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(SessionKeys.ACCESS_KEY)
        .hasMessageContaining(SessionKeys.PROVIDER_CLASS);
  }

  @Test
  void neverShowsACredential() {
    assertThat(settings(Map.of()).toString())
        .contains("region=us-east-1")
        .doesNotContain(server.secretKey(), "AKIANOBODY");
  }

  @Test
  void seesKeysThatAreSetAtRunTimeAndPrefersTheStagesOwn() {
    spark.conf().set(SessionKeys.REGION, "eu-west-1");
    spark.conf().unset(SessionKeys.ROLE);
    assertThat(settings(Map.of()).region()).isEqualTo("eu-west-1");
    assertThat(
            settings(LightAlgorithm.estimator().setRegion("us-west-2").serviceOverrides()).region())
        .isEqualTo("us-west-2");

    assertThat(SessionSettings.of(spark).role()).isEmpty();
    spark.conf().set(SessionKeys.LEGACY_ROLE, "arn:aws:iam::123456789012:role/Old");
    try {
      assertThat(SessionSettings.of(spark).role()).contains("arn:aws:iam::123456789012:role/Old");
    } finally {
      spark.conf().unset(SessionKeys.LEGACY_ROLE);
    }
  }

  private static Map<String, String> provider(String className) {
    return LightAlgorithm.estimator().setCredentialsProviderClass(className).serviceOverrides();
  }

  private AwsSettings settings(Map<String, String> overrides) {
    return SessionSettings.of(spark, overrides).aws();
  }

  private String account(Map<String, String> overrides) {
    return AwsClients.of(settings(overrides)).accountId();
  }
}
