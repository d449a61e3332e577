package org.sagemakerspark.local.server.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.sagemakerspark.local.server.http.Answer;
import org.sagemakerspark.local.server.http.Call;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.QueryProtocol;
import org.sagemakerspark.local.server.http.ServiceException;

/**
 * How a client speaks to CloudWatch: by Smithy RPC v2 in CBOR as the newest do, by AWS JSON 1.0, or
 * by the query protocol. The three are those that botocore's model of CloudWatch names.
 */
sealed interface MetricProtocol {

  /** The request's operation. */
  String operation();

  /** The request, its times in seconds. */
  ObjectNode request();

  /** Answers with what was found, its times in seconds. */
  Answer result(ObjectNode result) throws IOException;

  /** Answers with an error of the caller's. */
  Answer error(ServiceException error) throws IOException;

  /** Finds how a request speaks, and reads it. */
  static MetricProtocol of(Call call) throws IOException {
    String path = "/service/GraniteServiceVersion20100801/operation/";
    if (call.path().startsWith(path)) {
      return new Cbor(
          call.path().substring(path.length()), object(Cbor.MAPPER.readTree(call.body(LIMIT))));
    }
    String target = call.header("X-Amz-Target");
    if (!target.isEmpty()) {
      return new AwsJson(
          target.substring(target.indexOf('.') + 1), object(Json.read(call.body(LIMIT))));
    }
    return Query.of(QueryProtocol.form(call));
  }

  int LIMIT = 1 << 16;

  private static ObjectNode object(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new ServiceException(400, "SerializationException", "The request is no object");
  }

  /** Smithy RPC v2: times are seconds with the tag 1. */
  record Cbor(String operation, ObjectNode request) implements MetricProtocol {

    private static final CBORMapper MAPPER = new CBORMapper();
    private static final int EPOCH_SECONDS = 1;

    @Override
    public Answer result(ObjectNode result) throws IOException {
      return answer(200, result);
    }

    @Override
    public Answer error(ServiceException error) throws IOException {
      return answer(
          error.status(),
          Json.object().put("__type", error.type()).put("message", error.getMessage()));
    }

    private static Answer answer(int status, ObjectNode content) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (CBORGenerator generator = MAPPER.getFactory().createGenerator(out)) {
        write("", content, generator);
      }
      return Answer.of(status, "application/cbor", out.toByteArray())
          .with("smithy-protocol", "rpc-v2-cbor");
    }

    private static void write(String name, JsonNode node, CBORGenerator out) throws IOException {
      if (node.isObject()) {
        out.writeStartObject();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
          out.writeFieldName(member.getKey());
          write(member.getKey(), member.getValue(), out);
        }
        out.writeEndObject();
      } else if (node.isArray()) {
        out.writeStartArray();
        for (JsonNode item : node) {
          write(name, item, out);
        }
        out.writeEndArray();
      } else if (name.equals("Timestamp")) {
        out.writeTag(EPOCH_SECONDS);
        out.writeNumber(node.asDouble());
      } else if (node.isNumber()) {
        out.writeNumber(node.asDouble());
      } else {
        out.writeString(node.asText());
      }
    }
  }

  /** AWS JSON 1.0. */
  record AwsJson(String operation, ObjectNode request) implements MetricProtocol {

    private static final String TYPE = "application/x-amz-json-1.0";

    @Override
    public Answer result(ObjectNode result) {
      return Answer.of(200, TYPE, Json.write(result));
    }

    @Override
    public Answer error(ServiceException error) {
      return error.awsJson();
    }
  }

  /** The query protocol: lists are numbered, times are ISO 8601. */
  record Query(String operation, ObjectNode request) implements MetricProtocol {

    private static final QueryProtocol PROTOCOL =
        new QueryProtocol("http://monitoring.amazonaws.com/doc/2010-08-01/");

    static Query of(Map<String, String> form) {
      ObjectNode request = Json.object();
      form.forEach(
          (name, value) -> {
            String[] steps = name.split("\\.member\\.|\\.", -1);
            if (steps.length == 1) {
              request.set(name, value(name, value));
            } else {
              put(request.withArray("/" + steps[0]), steps, value);
            }
          });
      return new Query(form.getOrDefault("Action", ""), request);
    }

    private static void put(ArrayNode list, String[] steps, String value) {
      if (steps.length == 2) {
        list.add(value);
        return;
      }
      while (list.size() < Math.min(Integer.parseInt(steps[1]), 30)) {
        list.addObject();
      }
      ((ObjectNode) list.get(list.size() - 1)).put(steps[2], value);
    }

    private static JsonNode value(String name, String value) {
      ObjectNode holder = Json.object();
      return name.endsWith("Time")
          ? holder.numberNode(Json.seconds(Instant.parse(value)))
          : holder.textNode(value);
    }

    @Override
    public Answer result(ObjectNode result) {
      StringBuilder points = new StringBuilder();
      for (JsonNode point : result.get("Datapoints")) {
        points.append("  <member>\n");
        for (Map.Entry<String, JsonNode> member : point.properties()) {
          String text =
              member.getKey().equals("Timestamp")
                  ? Instant.ofEpochSecond(member.getValue().asLong()).toString()
                  : member.getValue().asText();
          points.append("    " + element(member.getKey(), text));
        }
        points.append("  </member>\n");
      }
      return PROTOCOL.result(
          operation,
          element("Label", result.get("Label").asText())
              + "<Datapoints>\n"
              + points
              + "</Datapoints>\n");
    }

    private static String element(String name, String text) {
      String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
      return "<" + name + ">" + escaped + "</" + name + ">\n";
    }

    @Override
    public Answer error(ServiceException error) {
      return PROTOCOL.error(error.status(), error.type(), error.getMessage());
    }
  }
}
