package org.sagemakerspark.image;

import java.util.Optional;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.spec.Image;

/** The image that a stage trains or serves with. */
public final class AlgorithmImage {

  private AlgorithmImage() {}

  /**
   * Returns the URI of the image that trains: the one that the user gives, or else the algorithm's
   * own.
   *
   * @param given a URI, or a JSON object of URIs by region
   * @throws IllegalArgumentException when there is none for the region
   */
  public static String training(Optional<String> given, Algorithm algorithm, String region) {
    return uri(given, algorithm, "trainingImage", region);
  }

  /**
   * Returns the URI of the image that serves: the one that the user gives, or else the algorithm's
   * own.
   *
   * @param given a URI, or a JSON object of URIs by region
   * @throws IllegalArgumentException when there is none for the region
   */
  public static String serving(Optional<String> given, Algorithm algorithm, String region) {
    return uri(given, algorithm, "modelImage", region);
  }

  private static String uri(
      Optional<String> given, Algorithm algorithm, String param, String region) {
    if (given.isPresent()) {
      return RegionalImage.uri(given.get(), region, param);
    }
    if (algorithm.images().isEmpty()) {
      throw new IllegalArgumentException(param + " is not set; set it to the URI of an image");
    }
    boolean isServing = param.equals("modelImage");
    Image first = algorithm.images().get(0);
    Image image = isServing ? first.forServing() : first;
    if (image.source().isOfUser()) {
      throw new IllegalArgumentException(
          param
              + " is not set, and the library knows no image of "
              + algorithm.name()
              + "; set it to the URI of the image that "
              + (isServing ? "serves" : "trains")
              + " it");
    }
    return ImageRegistry.load().uri(image.source(), image.repository(), image.tag(), region);
  }
}
