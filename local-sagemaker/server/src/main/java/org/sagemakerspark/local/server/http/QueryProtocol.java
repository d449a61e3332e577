package org.sagemakerspark.local.server.http;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The query protocol of the older AWS services: a form goes in, XML comes out.
 *
 * @param namespace the service's XML namespace
 */
public record QueryProtocol(String namespace) {

  private static final int MAX_BODY_BYTES = 1 << 16;

  /** Reads the form of a request. */
  public static Map<String, String> form(Call call) throws IOException {
    Map<String, String> fields = new TreeMap<>();
    String form = new String(call.body(MAX_BODY_BYTES), StandardCharsets.UTF_8);
    for (String field : form.split("&", -1)) {
      String[] sides = field.split("=", 2);
      if (sides.length == 2) {
        fields.put(decoded(sides[0]), decoded(sides[1]));
      }
    }
    return fields;
  }

  /** Answers with what an action has found, which is XML. */
  public Answer result(String action, String result) {
    return xml(
        200,
        """
        <%1$sResponse xmlns="%2$s">
          <%1$sResult>
        %3$s  </%1$sResult>
          <ResponseMetadata><RequestId>%4$s</RequestId></ResponseMetadata>
        </%1$sResponse>
        """
            .formatted(action, namespace, result.indent(4), UUID.randomUUID()));
  }

  /** Answers with the caller's error; code and message must be safe in XML. */
  public Answer error(int status, String code, String message) {
    return xml(
        status,
        """
        <ErrorResponse xmlns="%s">
          <Error>
            <Type>Sender</Type>
            <Code>%s</Code>
            <Message>%s</Message>
          </Error>
          <RequestId>%s</RequestId>
        </ErrorResponse>
        """
            .formatted(namespace, code, message, UUID.randomUUID()));
  }

  /** Gives a text of the caller's without what XML or a log could take for something else. */
  public static String safe(String text) {
    return text.replaceAll("[^A-Za-z0-9]", "?");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Answer xml(int status, String body) {
    return Answer.of(status, "text/xml", body);
  }
}
