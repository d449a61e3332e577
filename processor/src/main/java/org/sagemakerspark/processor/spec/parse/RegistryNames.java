package org.sagemakerspark.processor.spec.parse;

import java.io.IOException;
import java.io.InputStream;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sagemakerspark.processor.spec.report.Problems;

/** Reads which image registries there are. */
public final class RegistryNames {
  private static final String RESOURCE = "/org/sagemakerspark/specs/registries.json";

  private RegistryNames() {}

  /**
   * Returns the names of the registries that are shipped with the specs.
   *
   * @throws IOException if their file is missing or damaged
   */
  public static SortedSet<String> shipped() throws IOException {
    Problems problems = new Problems();
    try (InputStream json = RegistryNames.class.getResourceAsStream(RESOURCE)) {
      if (json == null) {
        throw new IOException("sagemaker-spark-algorithm-specs is not on the processor's path");
      }
      return new TreeParser("registries.json", problems)
          .parse(json.readAllBytes())
          .filter(SpecNode.Obj.class::isInstance)
          .map(document -> ((SpecNode.Obj) document).fields().get("registries"))
          .map(SpecNode.Field::value)
          .filter(SpecNode.Obj.class::isInstance)
          .map(registries -> new TreeSet<>(((SpecNode.Obj) registries).fields().keySet()))
          .orElseThrow(() -> new IOException("registries.json is damaged " + problems.sorted()));
    }
  }
}
