package org.sagemakerspark.local.server.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sagemakerspark.local.server.http.Json;

/**
 * A line of a container's output.
 *
 * @param timestamp its time in milliseconds since 1970
 * @param message the line
 */
record LogEvent(long timestamp, String message) {

  ObjectNode describe() {
    return Json.object()
        .put("timestamp", timestamp)
        .put("message", message)
        .put("ingestionTime", timestamp);
  }
}
