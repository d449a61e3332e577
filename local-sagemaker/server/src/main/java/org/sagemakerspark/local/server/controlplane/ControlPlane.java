package org.sagemakerspark.local.server.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.sagemakerspark.local.server.admin.Ledger;
import org.sagemakerspark.local.server.http.Answer;
import org.sagemakerspark.local.server.http.Call;
import org.sagemakerspark.local.server.http.HttpService;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;

/** The SageMaker control plane: AWS JSON 1.1, one operation a request. */
public final class ControlPlane implements HttpService {

  private static final String TARGET_PREFIX = "SageMaker.";
  private static final int MAX_BODY_BYTES = 4 << 20;

  private final ServiceModel model;
  private final Ledger ledger;
  private final Map<String, Operation> operations = new HashMap<>();

  /** Takes the resources whose operations are answered. */
  public ControlPlane(ServiceModel model, Ledger ledger, ResourceApi... resources) {
    this.ledger = ledger;
    this.model = model;
    for (ResourceApi resource : resources) {
      operations.putAll(resource.operations());
    }
  }

  @Override
  public Answer answer(Call call) throws IOException {
    String name = operationName(call);
    ObjectNode request = request(call);
    ledger.keep(name, Json.write(request));
    model.checkRequest(name, request);
    TagRules.check(request.path("Tags"));
    ObjectNode answer = operations.get(name).answer(request);
    model.checkAnswer(name, answer);
    return Answer.of(200, Answer.AWS_JSON, Json.write(answer));
  }

  /** Answers a well-formed request of this server's own; it is neither validated nor noted. */
  public ObjectNode ask(String operation, ObjectNode request) {
    return operations.get(operation).answer(request);
  }

  private String operationName(Call call) {
    String target = call.header("X-Amz-Target");
    String name =
        target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : target;
    if (!operations.containsKey(name) || !call.method().equals("POST")) {
      throw new ServiceException(
          400,
          "UnknownOperationException",
          "The embedded SageMaker has no operation " + Text.shorten(target));
    }
    return name;
  }

  private static ObjectNode request(Call call) throws IOException {
    byte[] body = call.body(MAX_BODY_BYTES);
    JsonNode node;
    try {
      node = body.length == 0 ? Json.object() : Json.read(body);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new ServiceException(
          400, "SerializationException", "The request is not JSON: " + e.getOriginalMessage());
    }
    if (node instanceof ObjectNode request) {
      return request;
    }
    throw new ServiceException(
        400, "SerializationException", "Start of structure or map found where not expected.");
  }
}
