package org.sagemakerspark.processor.spec.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.Variants;
import org.sagemakerspark.processor.spec.report.Problems;

/** The algorithms that the library has. */
public final class Delivered {
  private static final String FOLDER = "/org/sagemakerspark/specs/";

  private Delivered() {}

  /** Tells whether the library has a page and a Python module of a name. */
  public static boolean has(String page) {
    for (int end = page.length(); end > 0; end = page.lastIndexOf('-', end - 1)) {
      String algorithm = page.substring(0, end);
      if (spec(algorithm).filter(spec -> isPageOf(spec, algorithm, page)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPageOf(AlgorithmSpec spec, String algorithm, String page) {
    return spec.variants().isPresent()
        ? Variants.names(spec).stream().anyMatch(name -> page.equals(algorithm + "-" + name))
        : page.equals(algorithm);
  }

  private static Optional<AlgorithmSpec> spec(String algorithm) {
    String file = algorithm + ".json";
    try (InputStream json = Delivered.class.getResourceAsStream(FOLDER + file)) {
      return json == null
          ? Optional.empty()
          : SpecReader.read(file, json.readAllBytes(), new Problems())
              .filter(spec -> spec.algorithm().found().filter(algorithm::equals).isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
