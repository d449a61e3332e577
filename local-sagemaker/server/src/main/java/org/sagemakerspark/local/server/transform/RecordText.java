package org.sagemakerspark.local.server.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;

/** Records as lines of text. */
enum RecordText {
  /** A record is the array of its columns, each just as it is written. */
  CSV {
    @Override
    JsonNode parse(String line) {
      ArrayNode columns = Json.object().arrayNode();
      StringBuilder column = new StringBuilder();
      boolean quoted = false;
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        quoted ^= c == '"';
        if (c == ',' && !quoted) {
          columns.add(column.toString());
          column.setLength(0);
        } else {
          column.append(c);
        }
      }
      return columns.add(column.toString());
    }

    @Override
    String write(JsonNode record) {
      StringJoiner line = new StringJoiner(",");
      if (record.isArray()) {
        record.forEach(column -> line.add(column.asText()));
      } else {
        line.add(record.asText());
      }
      return line.toString();
    }

    @Override
    JsonNode join(JsonNode record, JsonNode answer) {
      ArrayNode columns = record.deepCopy();
      if (answer.isArray()) {
        answer.forEach(columns::add);
      } else {
        columns.add(answer.isValueNode() ? answer.asText() : answer.toString());
      }
      return columns;
    }
  },

  /** A record is a JSON value, an object as a rule. */
  JSON_LINES {
    @Override
    JsonNode parse(String line) throws IOException {
      try {
        return Json.read(line.getBytes(StandardCharsets.UTF_8));
      } catch (JsonProcessingException e) {
        throw new IOException("ClientError: A record is no JSON: " + e.getOriginalMessage(), e);
      }
    }

    @Override
    String write(JsonNode record) {
      return new String(Json.write(record), StandardCharsets.UTF_8);
    }

    @Override
    JsonNode join(JsonNode record, JsonNode answer) {
      ObjectNode joined = Json.object();
      if (record instanceof ObjectNode object) {
        joined.setAll(object);
      } else {
        joined.set("SageMakerInput", record);
      }
      joined.set("SageMakerOutput", answer);
      return joined;
    }
  };

  abstract JsonNode parse(String line) throws IOException;

  abstract String write(JsonNode record);

  /** Gives the record with its answer. */
  abstract JsonNode join(JsonNode record, JsonNode answer);

  List<JsonNode> read(byte[] text) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String line : new String(text, StandardCharsets.UTF_8).lines().toList()) {
      if (!line.isEmpty()) {
        records.add(parse(line));
      }
    }
    return records;
  }

  /**
   * Finds the form of a content type.
   *
   * @param member what the type was given for
   * @throws ServiceException {@code ValidationException} if records are not lines in it
   */
  static RecordText of(String member, String contentType) {
    return switch (contentType.replaceFirst(";.*", "").strip()) {
      case "text/csv" -> CSV;
      case "application/jsonlines", "application/json" -> JSON_LINES;
      default ->
          throw ServiceException.validation(
              member
                  + " is '"
                  + contentType
                  + "'; DataProcessing needs text/csv, application/jsonlines or application/json");
    };
  }
}
