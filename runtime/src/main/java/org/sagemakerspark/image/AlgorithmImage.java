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
    return given
        .map(image -> RegionalImage.uri(image, region, "trainingImage"))
        .orElseGet(
            () -> uri(first(algorithm, "trainingImage"), algorithm, "trainingImage", region));
  }

  /**
   * Returns the URI of the image that serves: the one that the user gives, or else the algorithm's
   * own.
   *
   * @param given a URI, or a JSON object of URIs by region
   * @throws IllegalArgumentException when there is none for the region
   */
  public static String serving(Optional<String> given, Algorithm algorithm, String region) {
    return given
        .map(image -> RegionalImage.uri(image, region, "modelImage"))
        .orElseGet(
            () ->
                uri(first(algorithm, "modelImage").forServing(), algorithm, "modelImage", region));
  }

  private static Image first(Algorithm algorithm, String param) {
    if (algorithm.images().isEmpty()) {
      throw new IllegalArgumentException(param + " is not set; set it to the URI of an image");
    }
    return algorithm.images().get(0);
  }

  private static String uri(Image image, Algorithm algorithm, String param, String region) {
    if (image.source().isOfUser()) {
      throw new IllegalArgumentException(
          param
              + " is not set, and the library knows no image of "
              + algorithm.name()
              + "; set it to the URI of the image that "
              + (param.equals("modelImage") ? "serves" : "trains")
              + " it");
    }
    return ImageRegistry.load().uri(image.source(), image.repository(), image.tag(), region);
  }
}
