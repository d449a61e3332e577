package org.sagemakerspark.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Talks to what the server has beside AWS's services. */
final class LocalApi {

  private final URI root;
  private final String accessKey;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  LocalApi(URI endpoint, String accessKey) {
    this.root = endpoint.resolve("/_local/");
    this.accessKey = accessKey;
  }

  void addFault(String ruleJson) {
    send(
        request("faults")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(ruleJson)));
  }

  void clearFaults() {
    send(request("faults").DELETE());
  }

  List<String> requests(String operation) {
    String query = "requests?operation=" + URLEncoder.encode(operation, StandardCharsets.UTF_8);
    return send(request(query)).lines().toList();
  }

  long invocations(String endpoint) {
    Matcher received =
        Pattern.compile("\"" + Pattern.quote(endpoint) + "\":\\{\"received\":(\\d+)")
            .matcher(send(request("invocations")));
    return received.find() ? Long.parseLong(received.group(1)) : 0;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path))
        .header("Authorization", "Bearer " + accessKey);
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalArgumentException(
            "The embedded SageMaker refused this: " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded SageMaker at " + root + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while talking to the embedded SageMaker", e);
    }
  }
}
