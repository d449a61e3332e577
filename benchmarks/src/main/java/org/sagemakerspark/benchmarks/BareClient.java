package org.sagemakerspark.benchmarks;

import com.amazonaws.DefaultRequest;
import com.amazonaws.auth.AWS4Signer;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.http.HttpMethodName;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.sagemakerspark.codec.ProtobufRequestRowSerializer;
import org.sagemakerspark.testing.ScoreService;

/** Sends ready-made bodies and reads the answers, and does nothing else. */
final class BareClient {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;
  private final String path;
  private final AWSCredentials credentials;
  private final AWS4Signer signer = new AWS4Signer();
  private final int inFlight;
  private final String contentType;
  private final String accept;

  BareClient(ScoreService service, String endpoint, int inFlight) {
    this(
        service,
        endpoint,
        inFlight,
        ProtobufRequestRowSerializer.CONTENT_TYPE,
        ProtobufRequestRowSerializer.CONTENT_TYPE);
  }

  BareClient(
      ScoreService service, String endpoint, int inFlight, String contentType, String accept) {
    this.contentType = contentType;
    this.accept = accept;
    this.service = service.runtime();
    this.path = "/endpoints/" + endpoint + "/invocations";
    this.credentials = service.credentials();
    this.inFlight = inFlight;
    signer.setServiceName("sagemaker");
    signer.setRegionName("us-east-1");
  }

  /** Sends the bodies, each signed as AWS asks for. */
  void sendSigned(List<byte[]> bodies) {
    send(bodies, this::signature);
  }

  /** Sends one body, signed as AWS asks for, and returns the answer. */
  byte[] ask(byte[] body) {
    HttpRequest.Builder request = request(body);
    signature(body).forEach(request::header);
    HttpResponse<byte[]> answer =
        http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray()).join();
    check(answer);
    return answer.body();
  }

  /** Sends the bodies with one and the same signature, which AWS would refuse. */
  void sendUnsigned(List<byte[]> bodies) {
    Map<String, String> headers = signature(new byte[0]);
    send(bodies, body -> headers);
  }

  private Map<String, String> signature(byte[] body) {
    DefaultRequest<Void> request = new DefaultRequest<>("AmazonSageMakerRuntime");
    request.setHttpMethod(HttpMethodName.POST);
    request.setEndpoint(service);
    request.setResourcePath(path);
    request.setContent(new ByteArrayInputStream(body));
    signer.sign(request, credentials);
    request.getHeaders().remove("Host");
    return request.getHeaders();
  }

  private void send(List<byte[]> bodies, Headers headers) {
    Deque<CompletableFuture<HttpResponse<byte[]>>> waiting = new ArrayDeque<>();
    for (byte[] body : bodies) {
      if (waiting.size() == inFlight) {
        check(waiting.remove().join());
      }
      HttpRequest.Builder request = request(body);
      headers.of(body).forEach(request::header);
      waiting.add(http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }
    waiting.forEach(answer -> check(answer.join()));
  }

  private HttpRequest.Builder request(byte[] body) {
    return HttpRequest.newBuilder(service.resolve(path))
        .header("Content-Type", contentType)
        .header("Accept", accept)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private static void check(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("The endpoint answers HTTP " + answer.statusCode());
    }
  }

  /** Makes a request's headers. */
  private interface Headers {
    Map<String, String> of(byte[] body);
  }
}
