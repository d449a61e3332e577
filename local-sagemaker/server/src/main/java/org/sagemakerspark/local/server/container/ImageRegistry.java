package org.sagemakerspark.local.server.container;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;

/**
 * The images that can be run: a user's own by their whole URI, the built-in ones by the repository
 * name of an image URI; the account and the region make no difference there, and an image is told
 * its tag. Their list is {@code images.json}.
 */
public final class ImageRegistry {

  private static final Pattern IMAGE_URI =
      Pattern.compile("\\d{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.[a-z0-9.-]+/([^:@]+)(?:[:@](.+))?");

  private final Map<String, BuiltInImage> images;
  private final Map<String, Image> own;

  private ImageRegistry(Map<String, BuiltInImage> images, Map<String, Image> own) {
    this.images = images;
    this.own = own;
  }

  /**
   * Gives the registry of the built-in images and of a user's own.
   *
   * @param jars the folder of the jars that hold their programs
   * @param sparkClassPath a file that lists the class path of Spark, one entry a line
   * @param ownImages a JSON file with an object: an image URI each, and its command line as a list
   */
  public static ImageRegistry of(Path jars, Path sparkClassPath, Path ownImages)
      throws IOException {
    Map<String, BuiltInImage> images = new TreeMap<>();
    for (JsonNode image : Json.resource(ImageRegistry.class, "images.json").get("images")) {
      images.put(
          image.get("repository").asText(),
          new BuiltInImage(
              image.get("algorithm").asText(),
              Engine.of(image.get("engine").asText()),
              jars,
              sparkClassPath));
    }
    Map<String, Image> own = new TreeMap<>();
    for (Map.Entry<String, JsonNode> image :
        Json.read(Files.readAllBytes(ownImages)).properties()) {
      List<String> command = new ArrayList<>();
      image.getValue().forEach(word -> command.add(word.asText()));
      own.put(image.getKey(), new OwnImage(command, jars));
    }
    return new ImageRegistry(images, own);
  }

  /**
   * Finds an image.
   *
   * @throws ServiceException {@code ValidationException} if the URI names none
   */
  public Image find(String uri) {
    if (own.containsKey(uri)) {
      return own.get(uri);
    }
    Matcher matcher = IMAGE_URI.matcher(uri);
    BuiltInImage image = matcher.matches() ? images.get(matcher.group(1)) : null;
    if (image == null) {
      throw ServiceException.validation(
          "Cannot find repository: "
              + uri
              + ". The embedded SageMaker runs the repositories "
              + images.keySet()
              + " of any registry ACCOUNT.dkr.ecr.REGION.SUFFIX, and images of your own if you"
              + " register a command for them.");
    }
    return matcher.group(2) == null ? image : image.tagged(matcher.group(2));
  }
}
