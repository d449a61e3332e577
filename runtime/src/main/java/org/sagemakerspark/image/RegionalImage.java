package org.sagemakerspark.image;

import java.util.Map;
import java.util.regex.Pattern;
import org.sagemakerspark.value.JsonMap;

/** An image as a user gives it: one URI, or one for each of some regions. */
public final class RegionalImage {

  /** AlgorithmImage and ContainerImage of the service's model. */
  private static final int LONGEST = 255;

  private static final Pattern BLANK = Pattern.compile("\\s");

  private RegionalImage() {}

  /**
   * Returns the URI for a region.
   *
   * @param given a URI, or a JSON object of URIs by region
   * @param param the Param that holds it, for messages
   * @throws IllegalArgumentException when there is none for the region
   */
  public static String uri(String given, String region, String param) {
    if (!given.startsWith("{")) {
      return checked(given, param);
    }
    Map<String, String> byRegion = JsonMap.parse(given);
    String uri = byRegion.get(region);
    if (uri == null) {
      throw new IllegalArgumentException(
          param
              + " has no image for region '"
              + region
              + "'; it has one for "
              + String.join(", ", byRegion.keySet()));
    }
    return checked(uri, param);
  }

  private static String checked(String uri, String param) {
    if (uri.isEmpty() || uri.length() > LONGEST || BLANK.matcher(uri).find()) {
      throw new IllegalArgumentException(
          param
              + " = '"
              + uri
              + "' is no URI of an image; such a URI has 1 to "
              + LONGEST
              + " characters and no blanks");
    }
    return uri;
  }
}
