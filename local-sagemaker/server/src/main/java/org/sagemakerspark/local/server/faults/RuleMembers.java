package org.sagemakerspark.local.server.faults;

import com.fasterxml.jackson.databind.JsonNode;
import org.sagemakerspark.local.server.http.ServiceException;

/** Reads the members of a rule, and says which one is wrong. */
final class RuleMembers {

  private RuleMembers() {}

  static String text(JsonNode rule, String name, String otherwise) {
    JsonNode value = rule.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw ServiceException.validation(name + " is " + value + "; it must be a text");
    }
    return value.asText();
  }

  static int whole(JsonNode rule, String name, int min, int max) {
    return (int) number(rule, name, min, max);
  }

  static double number(JsonNode rule, String name, double min, double max) {
    JsonNode value = rule.path(name);
    if (!value.isNumber() || value.asDouble() < min || value.asDouble() > max) {
      throw ServiceException.validation(
          name
              + " is "
              + (value.isMissingNode() ? "missing" : value)
              + "; it must be a number from "
              + min
              + " to "
              + max);
    }
    return value.asDouble();
  }
}
