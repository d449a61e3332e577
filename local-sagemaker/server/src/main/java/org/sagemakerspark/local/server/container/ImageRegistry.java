package org.sagemakerspark.local.server.container;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;

/**
 * The images that can be run, found by the repository name of an image URI; the account, the region
 * and the tag make no difference. The list is {@code images.json}.
 */
public final class ImageRegistry {

  private static final Pattern IMAGE_URI =
      Pattern.compile("\\d{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.[a-z0-9.-]+/([^:@]+)([:@].+)?");

  private final Map<String, Image> images;

  private ImageRegistry(Map<String, Image> images) {
    this.images = images;
  }

  /**
   * Gives the registry of the built-in images.
   *
   * @param jars the folder of the jars that hold their programs
   * @param sparkClassPath a file that lists the class path of Spark, one entry a line
   */
  public static ImageRegistry builtIn(Path jars, Path sparkClassPath) {
    Map<String, Image> images = new TreeMap<>();
    for (JsonNode image : Json.resource(ImageRegistry.class, "images.json").get("images")) {
      images.put(
          image.get("repository").asText(),
          new Image(image.get("algorithm").asText(), jars, sparkClassPath));
    }
    return new ImageRegistry(images);
  }

  /**
   * Finds an image.
   *
   * @throws ServiceException {@code ValidationException} if the URI names none
   */
  public Image find(String uri) {
    Matcher matcher = IMAGE_URI.matcher(uri);
    Image image = matcher.matches() ? images.get(matcher.group(1)) : null;
    if (image == null) {
      throw ServiceException.validation(
          "Cannot find repository: "
              + uri
              + ". The embedded SageMaker runs the repositories "
              + images.keySet()
              + " of any registry ACCOUNT.dkr.ecr.REGION.SUFFIX.");
    }
    return image;
  }
}
