package org.sagemakerspark.local.server.hosting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.http.Answer;
import org.sagemakerspark.local.server.http.BodyTooLargeException;
import org.sagemakerspark.local.server.http.Call;
import org.sagemakerspark.local.server.http.HttpService;
import org.sagemakerspark.local.server.http.Json;

/** The SageMaker runtime: hands requests on to the containers of an endpoint. */
public final class Invocations implements HttpService {

  /** The limit of the runtime's BodyBlob shape, for requests and answers. */
  private static final int MAX_BODY_BYTES = 6_291_456;

  private static final Duration CONTAINER_TIMEOUT = Duration.ofSeconds(60);
  private static final Pattern PATH = Pattern.compile("/endpoints/([^/]+)/invocations");
  private static final String CUSTOM_ATTRIBUTES = "X-Amzn-SageMaker-Custom-Attributes";
  private static final List<String> PASSED_ON =
      List.of("Content-Type", "Accept", CUSTOM_ATTRIBUTES);

  /** How long a header may be at most: the shapes of InvokeEndpointInput in botocore's model. */
  private static final Map<String, Integer> HEADER_LENGTHS =
      Map.of(
          "Content-Type",
          1024,
          "Accept",
          1024,
          CUSTOM_ATTRIBUTES,
          1024,
          "X-Amzn-SageMaker-Target-Variant",
          63,
          "X-Amzn-SageMaker-Inference-Id",
          64);

  private final Account account;
  private final Endpoints endpoints;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public Invocations(Account account, Endpoints endpoints) {
    this.account = account;
    this.endpoints = endpoints;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    Matcher path = PATH.matcher(call.path());
    if (!path.matches() || !call.method().equals("POST")) {
      return error(404, "UnknownOperationException", "No operation at " + call.path());
    }
    String name = path.group(1);
    byte[] body;
    try {
      body = call.body(MAX_BODY_BYTES);
    } catch (BodyTooLargeException e) {
      return tooLong("body", MAX_BODY_BYTES);
    }
    for (Map.Entry<String, Integer> header : HEADER_LENGTHS.entrySet()) {
      if (call.header(header.getKey()).length() > header.getValue()) {
        return tooLong(header.getKey(), header.getValue());
      }
    }
    Optional<Variant> variant =
        endpoints.find(name).flatMap(e -> e.pick(call.header("X-Amzn-SageMaker-Target-Variant")));
    return variant.isPresent()
        ? invoke(name, variant.get(), call, body)
        : error(
            400,
            "ValidationError",
            "Endpoint " + name + " of account " + account.id() + " not found.");
  }

  private static Answer tooLong(String what, int limit) {
    return error(
        400,
        "ValidationError",
        "1 validation error detected: Value at '"
            + what
            + "' failed to satisfy constraint: Member must have length less than or equal to "
            + limit);
  }

  private Answer invoke(String endpoint, Variant variant, Call call, byte[] body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(variant.serving().address().resolve("/invocations"))
            .timeout(CONTAINER_TIMEOUT)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    for (String header : PASSED_ON) {
      if (!call.header(header).isEmpty()) {
        request.header(header, call.header(header));
      }
    }
    try {
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        return answer(endpoint, variant, response, in.readNBytes(MAX_BODY_BYTES + 1));
      }
    } catch (HttpTimeoutException e) {
      return modelError(
          endpoint,
          variant,
          0,
          "Your invocation timed out while waiting for a response from container primary. Review"
              + " the latency metrics for each container in Amazon CloudWatch, resolve the issue,"
              + " and try again.");
    } catch (ConnectException e) {
      return error(503, "ServiceUnavailable", "The container of " + endpoint + " does not answer.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return error(503, "ServiceUnavailable", "The embedded SageMaker is stopping.");
    }
  }

  private Answer answer(
      String endpoint, Variant variant, HttpResponse<InputStream> response, byte[] body) {
    int status = response.statusCode();
    if (status / 100 != 2) {
      return modelError(endpoint, variant, status, new String(body, StandardCharsets.UTF_8));
    }
    if (body.length > MAX_BODY_BYTES) {
      return modelError(
          endpoint, variant, status, "The answer is longer than " + MAX_BODY_BYTES + " bytes");
    }
    String type = response.headers().firstValue("Content-Type").orElse("application/octet-stream");
    Answer answer =
        Answer.of(200, type, body).with("x-Amzn-Invoked-Production-Variant", variant.name());
    return response
        .headers()
        .firstValue(CUSTOM_ATTRIBUTES)
        .map(attributes -> answer.with(CUSTOM_ATTRIBUTES, attributes))
        .orElse(answer);
  }

  private Answer modelError(String endpoint, Variant variant, int status, String message) {
    String logStream =
        "arn:aws:logs:%s:%s:log-group:/aws/sagemaker/Endpoints/%s"
            .formatted(account.region(), account.id(), endpoint);
    ObjectNode body =
        Json.object()
            .put("ErrorCode", "CLIENT_ERROR_FROM_MODEL")
            .put("LogStreamArn", logStream)
            .put(
                "Message",
                "Received %s error (%d) from primary with message \"%s\". See the log %s."
                    .formatted(
                        status / 100 == 4 ? "client" : "server",
                        status,
                        message,
                        variant.serving().log()))
            .put("OriginalMessage", message)
            .put("OriginalStatusCode", status);
    if (status / 100 != 4) {
      body.put("ErrorCode", "SERVER_ERROR_FROM_MODEL");
    }
    return error(424, "ModelError", body);
  }

  private static Answer error(int status, String type, String message) {
    return error(status, type, Json.object().put("Message", message));
  }

  private static Answer error(int status, String type, ObjectNode body) {
    return Answer.of(status, "application/json", Json.write(body)).with("x-amzn-ErrorType", type);
  }
}
