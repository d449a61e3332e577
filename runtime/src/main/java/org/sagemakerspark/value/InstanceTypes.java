package org.sagemakerspark.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Instance types, of which some are for training or for endpoints only. They stand in a file beside
 * the specs, which are checked against it when they are compiled.
 */
public final class InstanceTypes {

  private static final String RESOURCE = "/org/sagemakerspark/specs/instance-types.json";

  public static final ValueCheck OF_TRAINING = allBut("endpointsOnly", "ml.m5.xlarge", "endpoints");

  public static final ValueCheck OF_ENDPOINTS = allBut("trainingOnly", "ml.m5.large", "training");

  private InstanceTypes() {}

  private static ValueCheck allBut(String others, String example, String use) {
    JsonNode types = read();
    List<String> refused = new ArrayList<>();
    types.path(others).forEach(type -> refused.add(type.textValue()));
    return ValueCheck.text(
        "an instance type, such as " + example + ", and not one that is for " + use + " only",
        "(?!ml\\.(" + String.join("|", refused) + ")$)" + types.path("form").textValue(),
        types.path("maxLength").intValue());
  }

  private static JsonNode read() {
    try (InputStream in = InstanceTypes.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "The list of instance types "
                + RESOURCE
                + " is not on the class path; add org.sagemakerspark:sagemaker-spark-algorithm-specs");
      }
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The list of instance types cannot be read", e);
    }
  }
}
