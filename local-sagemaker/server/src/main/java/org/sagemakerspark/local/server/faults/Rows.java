package org.sagemakerspark.local.server.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sagemakerspark.local.server.http.Json;

/** Takes answers apart into rows, in the formats that endpoints answer in. */
final class Rows {

  private static final int RECORDIO_HEADER = 8;
  private static final int LENGTH_MASK = (1 << 29) - 1;

  private Rows() {}

  /** Edits the rows; an answer that is no rows of its type stays as it is. */
  static byte[] edit(String contentType, byte[] body, RowEdit edit) {
    return switch (contentType.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip()) {
      case "application/x-recordio-protobuf" -> joined(edit.apply(records(body)));
      case "application/json" -> json(body, edit);
      default -> lines(body, edit);
    };
  }

  /** Finds whole records: a record of several parts is one row. */
  private static List<byte[]> records(byte[] body) {
    ByteBuffer in = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> records = new ArrayList<>();
    int start = 0;
    int position = 0;
    while (position + RECORDIO_HEADER <= body.length) {
      int word = in.getInt(position + 4);
      int part = word >>> 29;
      int length = word & LENGTH_MASK;
      position = Math.min(body.length, position + RECORDIO_HEADER + (length + 3) / 4 * 4);
      boolean last = part == 0 || part == 3;
      if (last) {
        records.add(Arrays.copyOfRange(body, start, position));
        start = position;
      }
    }
    return records;
  }

  private static byte[] joined(List<byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }

  /** Finds the rows in the first array of the object, such as {@code predictions}. */
  private static byte[] json(byte[] body, RowEdit edit) {
    try {
      if (Json.read(body) instanceof ObjectNode object) {
        for (JsonNode member : object) {
          if (member instanceof ArrayNode rows) {
            List<JsonNode> all = new ArrayList<>();
            rows.forEach(all::add);
            rows.removeAll().addAll(edit.apply(all));
            return Json.write(object);
          }
        }
      }
      return body;
    } catch (IOException e) {
      // Not JSON, whatever its type says: there are no rows to edit.
      return body;
    }
  }

  private static byte[] lines(byte[] body, RowEdit edit) {
    List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
    StringBuilder out = new StringBuilder();
    edit.apply(lines).forEach(line -> out.append(line).append('\n'));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
