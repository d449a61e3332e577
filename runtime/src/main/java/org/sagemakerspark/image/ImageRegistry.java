package org.sagemakerspark.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.sagemakerspark.spec.ImageSource;

/** Knows in which account and under which domain each region keeps its images. */
public final class ImageRegistry {

  private static final String RESOURCE = "/org/sagemakerspark/specs/registries.json";
  private static final int SUGGESTIONS = 3;

  private final JsonNode data;

  private ImageRegistry(JsonNode data) {
    this.data = data;
  }

  /** Reads the registry that the library ships. */
  public static ImageRegistry load() {
    try (InputStream in = ImageRegistry.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "The image registry "
                + RESOURCE
                + " is not on the class path; add org.sagemakerspark:sagemaker-spark-algorithm-specs");
      }
      return new ImageRegistry(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("The image registry cannot be read", e);
    }
  }

  /**
   * Returns the URI of an image.
   *
   * @throws IllegalArgumentException when the source has no account in the region; the text names
   *     the nearest regions
   */
  public String uri(ImageSource source, String repository, String tag, String region) {
    if (source.uri().isPresent()) {
      return source.uri().get();
    }
    return source.registry().isPresent()
        ? uri(source.registry().get(), repository, tag, region)
        : uri(source.accounts(), repository, tag, region);
  }

  /**
   * Returns the URI of an image.
   *
   * @param registry the set of accounts, such as {@code first-party-algorithms}
   * @throws IllegalArgumentException when the registry has no account in the region; the text names
   *     the nearest regions
   */
  public String uri(String registry, String repository, String tag, String region) {
    JsonNode accounts = data.path("registries").path(registry);
    if (accounts.isMissingNode()) {
      throw new IllegalArgumentException("There is no image registry '" + registry + "'");
    }
    Map<String, String> byRegion = new HashMap<>();
    accounts
        .properties()
        .forEach(account -> byRegion.put(account.getKey(), account.getValue().asText()));
    return uri(byRegion, repository, tag, region);
  }

  private String uri(Map<String, String> accounts, String repository, String tag, String region) {
    String account = accounts.get(region);
    if (account == null) {
      throw new IllegalArgumentException(
          "There is no image "
              + repository
              + ":"
              + tag
              + " in region '"
              + region
              + "'; the nearest regions that have it are "
              + String.join(", ", nearest(region, accounts.keySet()))
              + ". Set another region, or trainingImage");
    }
    return data.path("uriTemplate")
        .asText()
        .replace("{account}", account)
        .replace("{region}", region)
        .replace("{dnsSuffix}", dnsSuffix(region))
        .replace("{repository}", repository)
        .replace("{tag}", tag);
  }

  private String dnsSuffix(String region) {
    for (JsonNode partition : data.path("partitions")) {
      if (Pattern.matches(partition.path("regionRegex").asText(), region)) {
        return partition.path("dnsSuffix").asText();
      }
    }
    throw new IllegalArgumentException("Region '" + region + "' belongs to no AWS partition");
  }

  /** The regions that share the longest beginning with the one asked for. */
  private static List<String> nearest(String region, Set<String> known) {
    List<String> regions = new ArrayList<>(known);
    regions.sort(
        Comparator.comparingInt((String other) -> -common(region, other))
            .thenComparing(Comparator.naturalOrder()));
    return regions.subList(0, Math.min(SUGGESTIONS, regions.size()));
  }

  private static int common(String left, String right) {
    int i = 0;
    while (i < left.length() && i < right.length() && left.charAt(i) == right.charAt(i)) {
      i++;
    }
    return i;
  }
}
