package org.sagemakerspark.algorithms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What public sources say of algorithms; see facts/README.md among the test resources. */
final class Facts {
  private Facts() {}

  static JsonNode read(String name) {
    try (InputStream json = Facts.class.getResourceAsStream("/facts/" + name)) {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
