package org.sagemakerspark.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sagemakerspark.testing.FakeEndpoint;
import org.sagemakerspark.testing.ScoreModel;
import org.sagemakerspark.testing.SparkExtension;

/**
 * What does not pass by itself ends the task with its reason after seconds, while a batch may take
 * ten minutes.
 */
@ExtendWith(SparkExtension.class)
@Timeout(150)
class UnreachableTest {

  private static final int ALWAYS = Integer.MAX_VALUE;
  private static final AtomicInteger FAILURES = new AtomicInteger();

  /** Gives credentials when it has failed as often as the test says. */
  public static final class Late implements AWSCredentialsProvider {
    @Override
    public AWSCredentials getCredentials() {
      if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IllegalStateException("the vault is closed");
      }
      return new BasicAWSCredentials("test", "test");
    }

    @Override
    public void refresh() {}
  }

  private final SparkSession spark;

  UnreachableTest(SparkSession spark) {
    this.spark = spark;
  }

  @AfterEach
  void forget() {
    FAILURES.set(0);
  }

  @Test
  void endsWhenThereIsNoSuchHost() {
    assertThatThrownBy(
            () -> score(model().setSageMakerRuntimeEndpoint("https://no-such-host.invalid")))
        .hasMessageContaining("it could not be asked")
        .hasMessageContaining("UnknownHostException: no-such-host.invalid");
  }

  @Test
  void endsWhenNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThatThrownBy(() -> score(model().setSageMakerRuntimeEndpoint("http://127.0.0.1:" + port)))
        .hasMessageContaining("it could not be asked")
        .hasMessageContaining("refused");
  }

  @Test
  void endsWhenThereAreNoCredentials() {
    FAILURES.set(ALWAYS);
    try (FakeEndpoint endpoint =
        new FakeEndpoint((number, features, exchange) -> FakeEndpoint.score(features, exchange))) {
      assertThatThrownBy(() -> score(at(endpoint)))
          .hasMessageContaining("it could not be asked")
          .hasMessageContaining("the vault is closed");
      assertThat(endpoint.requests()).isZero();
    }
  }

  @Test
  void goesOnWhenTheCredentialsComeSoon() {
    FAILURES.set(3);
    try (FakeEndpoint endpoint =
        new FakeEndpoint((number, features, exchange) -> FakeEndpoint.score(features, exchange))) {
      assertThat(score(at(endpoint)).getDouble(0)).isEqualTo(7);
    }
  }

  @Test
  void endsWhenTheTokenHasExpiredForGood() {
    try (FakeEndpoint endpoint =
        new FakeEndpoint(
            (number, features, exchange) ->
                FakeEndpoint.fail(
                    exchange, 403, "ExpiredTokenException", "{\"message\":\"old\"}"))) {
      assertThatThrownBy(() -> score(at(endpoint)))
          .hasMessageContaining("it could not be asked")
          .hasMessageContaining("ExpiredTokenException (HTTP 403)");
    }
  }

  @Test
  void endsAtOnceWhenTheKeyIsUnknown() {
    try (FakeEndpoint endpoint =
        new FakeEndpoint(
            (number, features, exchange) ->
                FakeEndpoint.fail(
                    exchange, 403, "UnrecognizedClientException", "{\"message\":\"who?\"}"))) {
      assertThatThrownBy(() -> score(at(endpoint)))
          .hasMessageContaining("UnrecognizedClientException (HTTP 403)");
      assertThat(endpoint.requests()).isEqualTo(1);
    }
  }

  private static ScoreModel at(FakeEndpoint endpoint) {
    return model().setSageMakerRuntimeEndpoint("http://127.0.0.1:" + endpoint.port());
  }

  private static ScoreModel model() {
    return new ScoreModel()
        .setEndpointName("fake")
        .setRegion("us-east-1")
        .setCredentialsProviderClass(Late.class.getName());
  }

  private Row score(ScoreModel model) {
    Dataset<Row> rows = spark.range(7, 8, 1, 1).selectExpr("array(cast(id AS float)) AS features");
    return model.transform(rows).select("score").head();
  }
}
