package org.sagemakerspark.local.server.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.sagemakerspark.local.server.faults.Faults;
import org.sagemakerspark.local.server.http.Answer;
import org.sagemakerspark.local.server.http.Call;
import org.sagemakerspark.local.server.http.HttpService;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;

/**
 * What no AWS service has, under {@code /_local/}:
 *
 * <ul>
 *   <li>{@code POST /_local/faults} adds a rule of {@link Faults}; {@code GET} lists them, {@code
 *       DELETE} ends them all
 *   <li>{@code GET /_local/invocations} counts what each endpoint was asked
 *   <li>{@code GET /_local/requests?operation=NAME} gives the last requests as they were received,
 *       one JSON object a line
 * </ul>
 */
public final class LocalApi implements HttpService {

  /** Where all of this is. */
  public static final String PATH = "/_local/";

  private static final int MAX_RULE_BYTES = 1 << 16;

  private final Faults faults;
  private final Ledger ledger;

  public LocalApi(Faults faults, Ledger ledger) {
    this.faults = faults;
    this.ledger = ledger;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    return switch (call.method() + " " + call.path().substring(PATH.length())) {
      case "POST faults" -> {
        faults.add(rule(call));
        yield listFaults();
      }
      case "GET faults" -> listFaults();
      case "DELETE faults" -> {
        faults.clear();
        yield listFaults();
      }
      case "GET invocations" -> json(ledger.invocations());
      case "GET requests" ->
          Answer.of(200, "application/jsonlines", lines(ledger.requests(call.query("operation"))));
      default ->
          throw new ServiceException(
              404,
              "UnknownOperationException",
              "There is nothing at " + call.method() + " " + call.path());
    };
  }

  private Answer listFaults() {
    ObjectNode answer = Json.object();
    answer.putArray("faults").addAll(faults.describe());
    return json(answer);
  }

  /** Only JSON that is called so: no page of another site can send that. */
  private static ObjectNode rule(Call call) throws IOException {
    if (!call.header("Content-Type").startsWith("application/json")) {
      throw ServiceException.validation("A fault must be sent as application/json");
    }
    try {
      if (Json.read(call.body(MAX_RULE_BYTES)) instanceof ObjectNode rule) {
        return rule;
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw ServiceException.validation("The fault is no JSON: " + e.getOriginalMessage());
    }
    throw ServiceException.validation("A fault must be a JSON object");
  }

  private static byte[] lines(List<byte[]> objects) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] object : objects) {
      out.writeBytes(object);
      out.write('\n');
    }
    return out.toByteArray();
  }

  private static Answer json(ObjectNode body) {
    return Answer.of(200, "application/json", Json.write(body));
  }
}
