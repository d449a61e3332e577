package org.sagemakerspark.local.server.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.sagemakerspark.local.server.http.ServiceException;

/**
 * What the service asks of tags beyond its model: keys are unique, and those that begin with {@code
 * aws:} are AWS's own (AWS General Reference, "Tag naming limits and requirements").
 */
final class TagRules {

  private TagRules() {}

  /**
   * Checks the tags of a request, if it has any.
   *
   * @throws ServiceException {@code ValidationException} if a key is AWS's own or there twice
   */
  static void check(JsonNode tags) {
    Set<String> keys = new HashSet<>();
    for (JsonNode tag : tags) {
      String key = tag.get("Key").asText();
      if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw ServiceException.validation(
            "aws: prefixed tag key names are not allowed for external use: " + key);
      }
      if (!keys.add(key)) {
        throw ServiceException.validation("Duplicate tag keys found: " + key);
      }
    }
  }
}
