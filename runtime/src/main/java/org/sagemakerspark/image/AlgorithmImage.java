package org.sagemakerspark.image;

import java.util.Optional;
import org.sagemakerspark.spec.Algorithm;

/** The image that a stage trains or serves with. */
public final class AlgorithmImage {

  private AlgorithmImage() {}

  /**
   * Returns the URI of the image that the user gives, or else of the algorithm's own.
   *
   * @param given a URI, or a JSON object of URIs by region
   * @param param the Param that holds it, for messages
   * @throws IllegalArgumentException when there is none for the region
   */
  public static String uri(
      Optional<String> given, String param, Algorithm algorithm, String region) {
    if (given.isPresent()) {
      return RegionalImage.uri(given.get(), region, param);
    }
    if (algorithm.images().isEmpty()) {
      throw new IllegalArgumentException(param + " is not set; set it to the URI of an image");
    }
    return ImageRegistry.load()
        .uri(algorithm.imageRegistry(), algorithm.imageRepository(), algorithm.imageTag(), region);
  }
}
