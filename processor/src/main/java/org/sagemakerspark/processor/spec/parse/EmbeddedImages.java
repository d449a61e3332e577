package org.sagemakerspark.processor.spec.parse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sagemakerspark.processor.spec.parse.SpecNode.Obj;
import org.sagemakerspark.processor.spec.parse.SpecNode.Str;
import org.sagemakerspark.processor.spec.report.Problems;

/**
 * The images of the embedded SageMaker.
 *
 * @param engines what each trains with, by repository
 */
public record EmbeddedImages(SortedMap<String, String> engines) {

  private static final String RESOURCE = "/org/sagemakerspark/local/server/container/images.json";

  /** The engine of an image that checks its input and does not learn. */
  private static final String NONE = "none";

  /**
   * Reads the list of them, where the embedded SageMaker is on the class path.
   *
   * @throws IOException if the list is damaged
   */
  public static Optional<EmbeddedImages> found() throws IOException {
    try (InputStream json = EmbeddedImages.class.getResourceAsStream(RESOURCE)) {
      return json == null ? Optional.empty() : Optional.of(read(json.readAllBytes()));
    }
  }

  private static EmbeddedImages read(byte[] json) throws IOException {
    Problems problems = new Problems();
    SortedMap<String, String> engines = new TreeMap<>();
    if (new TreeParser("images.json", problems).parse(json).orElse(null) instanceof Obj document
        && document.fields().get("images").value() instanceof SpecNode.Arr images) {
      for (SpecNode each : images.elements()) {
        engines.put(text(each, "repository"), text(each, "engine"));
      }
    }
    if (engines.isEmpty()) {
      throw new IOException("images.json is damaged " + problems.sorted());
    }
    return new EmbeddedImages(engines);
  }

  private static String text(SpecNode image, String name) {
    return ((Str) ((Obj) image).fields().get(name).value()).value();
  }

  /** Tells whether there is an image of a repository. */
  public boolean has(String repository) {
    return engines.containsKey(repository);
  }

  /** Tells whether there is an image of a repository that learns from its data. */
  public boolean trains(String repository) {
    return has(repository) && !engines.get(repository).equals(NONE);
  }
}
