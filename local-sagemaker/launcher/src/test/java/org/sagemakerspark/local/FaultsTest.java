package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.model.DeleteEndpointRequest;
import com.amazonaws.services.sagemaker.model.ListModelsRequest;
import com.amazonaws.services.sagemakerruntime.AmazonSageMakerRuntime;
import com.amazonaws.services.sagemakerruntime.model.InvokeEndpointRequest;
import com.amazonaws.services.sagemakerruntime.model.InvokeEndpointResult;
import com.amazonaws.services.sagemakerruntime.model.ModelErrorException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An embedded SageMaker misbehaves just as it was told to, and no longer than that. */
@ExtendWith(LocalSageMakerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

  private static final String RECORDIO = "application/x-recordio-protobuf";
  private static final int LOST = -1;
  private static final float[][] CENTRES = {{0, 0}, {9, 9}};

  private LocalSageMaker local;
  private TestJobs jobs;
  private AmazonSageMakerRuntime runtime;

  @BeforeAll
  void host(LocalSageMaker started) {
    local = started;
    jobs = new TestJobs(local, "faults");
    runtime = TestClients.of(local).runtime();
    jobs.put("train/part-0", TestRecords.encode(TestRecords.around(CENTRES, 40)));
    String model =
        jobs.train(
                jobs.training(
                    "faults",
                    Map.of("k", "2", "feature_dim", "2"),
                    jobs.channel("train", "S3Prefix", "train/")))
            .getModelArtifacts()
            .getS3ModelArtifacts();
    assertThat(jobs.host("one", model).getEndpointStatus()).isEqualTo("InService");
    assertThat(jobs.host("two", model).getEndpointStatus()).isEqualTo("InService");
  }

  @Test
  void failsAsOftenAsAskedAndOnlyTheEndpointThatIsMeant() {
    local.faults().invocations("one").times(2).fail(503, "ServiceUnavailable");

    assertThat(status("two")).isEqualTo(200);
    assertThat(List.of(status("one"), status("one"), status("one"))).containsExactly(503, 503, 200);
  }

  @Test
  void letsPassWhatComesFirst() {
    local.faults().invocations("one").after(1).times(1).fail(500, "InternalFailure");

    assertThat(List.of(status("one"), status("one"), status("one"))).containsExactly(200, 500, 200);
  }

  @Test
  void failsWithTheSameRequestsForTheSameSeed() {
    assertThat(statusesWithSeed(7)).isEqualTo(statusesWithSeed(7)).contains(200, 500);
  }

  private List<Integer> statusesWithSeed(long seed) {
    local.faults().clear();
    local.faults().invocations().probability(0.5, seed).fail(500, "InternalFailure");
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      statuses.add(status("one"));
    }
    return statuses;
  }

  @Test
  void throttlesInvocationsWithoutAMessage() {
    local.faults().invocations("one").throttle(0.001);

    assertThat(status("one")).isEqualTo(200);
    AmazonServiceException refused =
        catchThrowableOfType(AmazonServiceException.class, () -> invoke("one", "text/csv"));
    assertThat(refused.getStatusCode()).isEqualTo(429);
    assertThat(refused.getErrorCode()).isEqualTo("ThrottlingException");
    assertThat(refused.getErrorMessage()).isNull();
  }

  @Test
  void throttlesTheControlPlane() {
    local.faults().operation("ListModels").throttle(0);

    assertThatThrownBy(() -> jobs.sageMaker.listModels(new ListModelsRequest()))
        .isInstanceOfSatisfying(
            AmazonServiceException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(400);
              assertThat(e.getErrorCode()).isEqualTo("ThrottlingException");
              assertThat(e.getErrorMessage()).isNull();
            });
  }

  @Test
  void answersLate() {
    local.faults().invocations("one").delay(Duration.ofMillis(300));
    long start = System.nanoTime();

    assertThat(status("one")).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void stallsUntilTheFaultIsCleared() throws Exception {
    local.faults().invocations("one").stall();
    long before = local.invocations("one");
    CompletableFuture<Throwable> stalled =
        CompletableFuture.supplyAsync(
            () -> catchThrowableOfType(RuntimeException.class, () -> invoke("one", "text/csv")));
    TestJobs.await(() -> local.invocations("one"), n -> n > before);
    assertThat(stalled).isNotDone();

    local.faults().clear();
    assertThat(stalled.get(20, TimeUnit.SECONDS)).isInstanceOf(SdkClientException.class);
    assertThat(status("one")).isEqualTo(200);
  }

  @Test
  void cutsTheAnswerOff() {
    local.faults().invocations("one").times(1).cut();

    assertThatThrownBy(() -> invoke("one", "text/csv"))
        .isInstanceOf(SdkClientException.class)
        .isNotInstanceOf(AmazonServiceException.class);
    assertThat(status("one")).isEqualTo(200);
  }

  @Test
  void cutsTheAnswerOffBeforeItBeginsAndAfterItsEnd() {
    local.faults().invocations("one").times(1).cutBefore();
    assertThatThrownBy(() -> invoke("one", "text/csv"))
        .isInstanceOf(SdkClientException.class)
        .isNotInstanceOf(AmazonServiceException.class);

    int whole = invoke("one", "text/csv").getBody().remaining();
    local.faults().invocations("one").times(1).cutAfter();
    // A client may lose an answer that it has not read yet, and then loses all of it; so may the
    // next request on the same connection.
    assertThat(bytesOrLost()).isIn(whole, LOST);
    assertThat(bytesOrLost()).isIn(whole, LOST);
    assertThat(bytesOrLost()).isEqualTo(whole);
  }

  @Test
  void losesARequestAsIfItHadNeverArrived() {
    long before = local.invocations("one");
    local.faults().invocations("one").times(1).lose();
    assertThatThrownBy(() -> invoke("one", "text/csv"))
        .isInstanceOf(SdkClientException.class)
        .isNotInstanceOf(AmazonServiceException.class);
    assertThat(local.invocations("one")).isEqualTo(before + 1);

    local.faults().operation("DeleteEndpoint").lose();
    assertThatThrownBy(
            () ->
                TestClients.of(local)
                    .sageMaker()
                    .deleteEndpoint(new DeleteEndpointRequest().withEndpointName("one")))
        .isInstanceOf(SdkClientException.class)
        .isNotInstanceOf(AmazonServiceException.class);
    local.faults().clear();
    assertThat(status("one")).isEqualTo(200);
  }

  private int bytesOrLost() {
    try {
      return invoke("one", "text/csv").getBody().remaining();
    } catch (AmazonServiceException e) {
      throw e;
    } catch (SdkClientException e) {
      return LOST;
    }
  }

  @Test
  void answersTheFirstHalfAsIfItWereTheWhole() {
    int whole = invoke("one", "text/csv").getBody().remaining();
    local.faults().invocations("one").times(1).shorten();
    assertThat(invoke("one", "text/csv").getBody().remaining()).isEqualTo(whole / 2);
  }

  @Test
  void failsAsTheModelAndAsksToComeBackLater() {
    local.faults().invocations("one").times(1).retryAfter(Duration.ofSeconds(2)).failModel(418);
    assertThatThrownBy(() -> invoke("one", "text/csv"))
        .isInstanceOfSatisfying(
            ModelErrorException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(424);
              assertThat(e.getOriginalStatusCode()).isEqualTo(418);
              assertThat(e.getHttpHeaders()).containsEntry("Retry-After", "2");
            });

    local.faults().invocations("one").times(1).fail(400, "ThrottlingException", null);
    assertThatThrownBy(() -> invoke("one", "text/csv"))
        .isInstanceOfSatisfying(
            AmazonServiceException.class, e -> assertThat(e.getErrorMessage()).isNull());
  }

  @Test
  void leavesOutOrRepeatsARowInEveryFormat() throws IOException {
    for (String accept :
        List.of("text/csv", "application/jsonlines", "application/json", RECORDIO)) {
      assertThat(rows(invoke("one", accept))).as(accept).isEqualTo(3);
      local.faults().invocations("one").tooFewRows();
      assertThat(rows(invoke("one", accept))).as(accept).isEqualTo(2);
      local.faults().clear();
      local.faults().invocations("one").tooManyRows();
      assertThat(rows(invoke("one", accept))).as(accept).isEqualTo(4);
      local.faults().clear();
    }
  }

  @Test
  void answersGarbageNothingOrAnotherContentType() {
    local.faults().invocations("one").times(1).garbage();
    InvokeEndpointResult garbage = invoke("one", RECORDIO);
    assertThat(garbage.getContentType()).isEqualTo(RECORDIO);
    assertThatThrownBy(() -> TestRecords.decode(garbage.getBody().array()))
        .isInstanceOf(IOException.class);

    local.faults().invocations("one").times(1).emptyBody();
    assertThat(invoke("one", "text/csv").getBody().remaining()).isZero();

    local.faults().invocations("one").times(1).contentType("text/html");
    assertThat(invoke("one", "text/csv").getContentType()).isEqualTo("text/html");
  }

  @Test
  void keepsRequestsAsTheyWereReceived() {
    assertThat(local.requests("CreateTrainingJob"))
        .singleElement()
        .asString()
        .startsWith("{")
        .contains("\"TrainingJobName\":\"faults\"", "\"k\":\"2\"");
    assertThat(local.requests("StopTrainingJob")).isEmpty();
  }

  @Test
  void saysWhichMemberOfAFaultIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> local.faults().invocations().fail(200, "Fine"))
        .withMessageContaining("status is 200; it must be a number from 400");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> local.faults().add("InvokeEndpoint=explode"))
        .withMessageContaining("fault is 'explode'; it must be one of throttle");
  }

  @Test
  void takesFaultsAsTheCommandLineWritesThem() {
    local.faults().add("InvokeEndpoint:one=fail,status=503,errorCode=ServiceUnavailable,times=1");

    assertThat(List.of(status("two"), status("one"), status("one"))).containsExactly(200, 503, 200);
  }

  @Test
  void hidesItsOwnPathsFromWhoDoesNotKnowTheKey() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(local.endpoint().resolve(URI.create("/_local/faults"))).build();

    assertThat(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(403);
  }

  private int status(String endpoint) {
    try {
      return invoke(endpoint, "text/csv").getSdkHttpMetadata().getHttpStatusCode();
    } catch (AmazonServiceException e) {
      return e.getStatusCode();
    }
  }

  private InvokeEndpointResult invoke(String endpoint, String accept) {
    return runtime.invokeEndpoint(
        new InvokeEndpointRequest()
            .withEndpointName(endpoint)
            .withContentType("text/csv")
            .withAccept(accept)
            .withBody(ByteBuffer.wrap("0,0\n9,9\n1,1\n".getBytes(UTF_8))));
  }

  private static int rows(InvokeEndpointResult result) throws IOException {
    byte[] body = result.getBody().array();
    String text = new String(body, UTF_8);
    return switch (result.getContentType()) {
      case RECORDIO -> TestRecords.decode(body).size();
      case "application/json" -> text.split("closest_cluster", -1).length - 1;
      default -> (int) text.lines().count();
    };
  }
}
