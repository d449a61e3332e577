package org.sagemakerspark.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.SDKGlobalTime;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.services.s3.model.HeadBucketRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sagemakerspark.inference.RequestLimits;
import org.sagemakerspark.inference.SageMakerEndpoint;
import org.sagemakerspark.testing.StrictService;

/** A clock that is wrong and a token that has expired cost one more request and nothing else. */
class SignatureTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final AtomicInteger TOKEN = new AtomicInteger();

  /** Gives a token that is another one after each refresh. */
  public static final class Rotating implements AWSCredentialsProvider {
    @Override
    public AWSCredentials getCredentials() {
      return new BasicSessionCredentials("test", "test", "token " + TOKEN.get());
    }

    @Override
    public void refresh() {
      TOKEN.incrementAndGet();
    }
  }

  /** A call, by a client of each kind. */
  private enum Call {
    INVOKE_ENDPOINT {
      @Override
      void of(AwsSettings aws) throws IOException {
        RequestLimits limits = new RequestLimits(1, LIMIT, LIMIT, LIMIT);
        try (SageMakerEndpoint endpoint =
            SageMakerEndpoint.connect(aws, "end", "text/csv", "*/*", limits)) {
          endpoint.invoke(ByteBuffer.wrap("1,2\n".getBytes(UTF_8)), LIMIT);
        }
      }
    },
    DESCRIBE_TRAINING_JOB {
      @Override
      void of(AwsSettings aws) {
        AwsClients.of(aws)
            .sageMaker()
            .describeTrainingJob(new DescribeTrainingJobRequest().withTrainingJobName("job"));
      }
    },
    HEAD_BUCKET {
      @Override
      void of(AwsSettings aws) {
        AwsClients.of(aws).s3().headBucket(new HeadBucketRequest("bucket"));
      }
    };

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

    abstract void of(AwsSettings aws) throws IOException;
  }

  @BeforeEach
  @AfterEach
  void trustTheClock() {
    SDKGlobalTime.setGlobalTimeOffset(0);
    TOKEN.set(0);
  }

  @ParameterizedTest
  @EnumSource
  void signsByTheServicesClockWhenItsOwnIsWrong(Call call) throws IOException {
    for (Duration ahead : new Duration[] {HOUR, HOUR.negated()}) {
      trustTheClock();
      try (StrictService service = StrictService.withClockAhead(ahead)) {
        call.of(settings(service));
        call.of(settings(service));

        assertThat(service.requests()).isEqualTo(3);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "HEAD_BUCKET", mode = EnumSource.Mode.EXCLUDE)
  void takesFreshCredentialsWhenTheyHaveExpired(Call call) throws IOException {
    try (StrictService service =
        StrictService.with(
            headers ->
                headers.get("x-amz-security-token").equals("token 1")
                    ? null
                    : "ExpiredTokenException")) {
      call.of(settings(service));

      assertThat(service.requests()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "HEAD_BUCKET", mode = EnumSource.Mode.EXCLUDE)
  void asksOnlyOnceMoreWhenTheKeyIsWrong(Call call) {
    try (StrictService service = StrictService.with(headers -> "InvalidSignatureException")) {
      assertThatThrownBy(() -> call.of(settings(service)))
          .hasMessageContaining("InvalidSignatureException");

      assertThat(service.requests()).isEqualTo(2);
    }
  }

  @Test
  void sendsNothingElseAgainToAnEndpoint() {
    try (StrictService service = StrictService.with(headers -> "AccessDeniedException")) {
      assertThatThrownBy(() -> Call.INVOKE_ENDPOINT.of(settings(service)))
          .hasMessageContaining("AccessDeniedException");

      assertThat(service.requests()).isEqualTo(1);
    }
  }

  private static AwsSettings settings(StrictService service) {
    return new AwsSettings(
        "us-east-1",
        Caller.of(
            key ->
                Optional.of(Rotating.class.getName())
                    .filter(name -> key.equals(SessionKeys.PROVIDER_CLASS))),
        new AwsSettings.Role(null, null),
        new AwsSettings.Endpoints(
            service.url(), service.url(), service.url(), service.url(), service.url()));
  }
}
