package org.sagemakerspark.local.server.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sagemakerspark.local.server.http.ServiceException;

/**
 * What a transform job does with each record besides having it answered: filter it before, join it
 * with its answer, filter that. A record of CSV is an array of its columns to the filters.
 *
 * @param input what of a record the model gets
 * @param output what of the result is written
 * @param joins whether the result is the record with its answer, or the answer alone
 * @param asked how records are written
 * @param answered how answers are written
 */
record DataProcessing(
    JsonPath input, JsonPath output, boolean joins, RecordText asked, RecordText answered) {

  /** Has records answered. */
  @FunctionalInterface
  interface Model {
    byte[] answer(byte[] records) throws IOException, InterruptedException;
  }

  private static final JsonPath ALL = JsonPath.compile("$");

  private static final Configuration JSON =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .build();

  /**
   * Reads a request's DataProcessing.
   *
   * @throws ServiceException {@code ValidationException} if a filter is no JSONPath, or the content
   *     is of a type that has no records
   */
  static DataProcessing of(JsonNode request) {
    JsonNode processing = request.path("DataProcessing");
    JsonNode source = request.get("TransformInput");
    String contentType = source.path("ContentType").asText("");
    String accept = request.get("TransformOutput").path("Accept").asText(contentType);
    boolean joins = processing.path("JoinSource").asText("None").equals("Input");
    JsonPath input = path(processing, "InputFilter");
    JsonPath output = path(processing, "OutputFilter");
    if (input != ALL || output != ALL || joins) {
      if (!source.path("SplitType").asText("None").equals("Line")) {
        throw ServiceException.validation(
            "DataProcessing needs TransformInput.SplitType Line in the embedded SageMaker");
      }
      return new DataProcessing(
          input,
          output,
          joins,
          RecordText.of("TransformInput.ContentType", contentType),
          RecordText.of("TransformOutput.Accept", accept));
    }
    return new DataProcessing(ALL, ALL, false, RecordText.JSON_LINES, RecordText.JSON_LINES);
  }

  private static JsonPath path(JsonNode processing, String member) {
    String text = processing.path(member).asText("$");
    try {
      return text.equals("$") ? ALL : JsonPath.compile(text);
    } catch (InvalidPathException | IllegalArgumentException e) {
      throw ServiceException.validation(
          "DataProcessing." + member + " '" + text + "' is no JSONPath: " + e.getMessage());
    }
  }

  /**
   * Takes some records to their results.
   *
   * @throws IOException if a record is damaged or has not what a filter names, or there are more or
   *     fewer answers than records
   */
  byte[] apply(byte[] records, Model model) throws IOException, InterruptedException {
    if (input == ALL && output == ALL && !joins) {
      return model.answer(records);
    }
    List<JsonNode> given = asked.read(records);
    List<JsonNode> sent = new ArrayList<>();
    for (JsonNode record : given) {
      sent.add(filtered(record, input));
    }
    List<JsonNode> answers = answered.read(model.answer(bytes(asked, sent)));
    if (answers.size() != given.size()) {
      throw new IOException(
          "ClientError: "
              + given.size()
              + " records were answered with "
              + answers.size()
              + "; DataProcessing needs one answer a record");
    }
    List<JsonNode> results = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      JsonNode result = joins ? asked.join(given.get(i), answers.get(i)) : answers.get(i);
      results.add(filtered(result, output));
    }
    return bytes(joins ? asked : answered, results);
  }

  private static byte[] bytes(RecordText text, List<JsonNode> records) {
    StringBuilder lines = new StringBuilder();
    records.forEach(record -> lines.append(text.write(record)).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode filtered(JsonNode record, JsonPath path) throws IOException {
    try {
      return path == ALL ? record : path.read(record, JSON);
    } catch (JsonPathException e) {
      throw new IOException(
          "ClientError: A record has not what the filter " + path.getPath() + " names", e);
    }
  }
}
