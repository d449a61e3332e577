package org.sagemakerspark.processor.spec.parse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sagemakerspark.processor.spec.report.Problems;

/**
 * The image registries that are shipped with the specs.
 *
 * @param accounts the account by registry and region
 * @param dnsSuffixes the domain by the form of the regions that have it
 * @param template how a URI is made
 */
public record Registries(
    SortedMap<String, SortedMap<String, String>> accounts,
    Map<Pattern, String> dnsSuffixes,
    String template) {

  private static final String RESOURCE = "/org/sagemakerspark/specs/registries.json";
  private static final int SUGGESTIONS = 3;

  /**
   * Reads them.
   *
   * @throws IOException if their file is missing or damaged
   */
  public static Registries shipped() throws IOException {
    try (InputStream json = Registries.class.getResourceAsStream(RESOURCE)) {
      if (json == null) {
        throw new IOException("sagemaker-spark-algorithm-specs is not on the processor's path");
      }
      Problems problems = new Problems();
      SpecNode document =
          new TreeParser("registries.json", problems)
              .parse(json.readAllBytes())
              .orElseThrow(
                  () -> new IOException("registries.json is damaged " + problems.sorted()));
      SortedMap<String, SortedMap<String, String>> accounts = new TreeMap<>();
      fields(document, "registries").forEach((name, regions) -> accounts.put(name, texts(regions)));
      Map<Pattern, String> suffixes = new java.util.LinkedHashMap<>();
      if (field(document, "partitions") instanceof SpecNode.Arr partitions) {
        for (SpecNode each : partitions.elements()) {
          SortedMap<String, String> partition = texts(each);
          suffixes.put(Pattern.compile(partition.get("regionRegex")), partition.get("dnsSuffix"));
        }
      }
      return new Registries(accounts, suffixes, texts(document).get("uriTemplate"));
    } catch (ClassCastException | NullPointerException e) {
      throw new IOException("registries.json is damaged", e);
    }
  }

  /** Returns the names of the registries. */
  public SortedSet<String> names() {
    return new TreeSet<>(accounts.keySet());
  }

  /** Returns the regions of a registry. */
  public SortedSet<String> regions(String registry) {
    return new TreeSet<>(accounts.getOrDefault(registry, new TreeMap<>()).keySet());
  }

  /** Returns the account of a registry in a region, if it has one. */
  public Optional<String> account(String registry, String region) {
    return Optional.ofNullable(accounts.getOrDefault(registry, new TreeMap<>()).get(region));
  }

  /** Returns the URI of an image, if the region belongs to a partition that is known. */
  public Optional<String> uri(String account, String region, String repository, String tag) {
    return dnsSuffixes.entrySet().stream()
        .filter(each -> each.getKey().matcher(region).matches())
        .findFirst()
        .map(
            each ->
                template
                    .replace("{account}", account)
                    .replace("{region}", region)
                    .replace("{dnsSuffix}", each.getValue())
                    .replace("{repository}", repository)
                    .replace("{tag}", tag));
  }

  /** Returns the regions whose names begin most like another. */
  public static String nearest(String region, SortedSet<String> known) {
    return known.stream()
        .sorted(
            Comparator.comparingInt((String other) -> -common(region, other))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SUGGESTIONS)
        .reduce((left, right) -> left + ", " + right)
        .orElse("none");
  }

  private static int common(String left, String right) {
    int i = 0;
    while (i < left.length() && i < right.length() && left.charAt(i) == right.charAt(i)) {
      i++;
    }
    return i;
  }

  private static Map<String, SpecNode.Field> fields(SpecNode document, String name) {
    return ((SpecNode.Obj) field(document, name)).fields();
  }

  private static SpecNode field(SpecNode object, String name) {
    return ((SpecNode.Obj) object).fields().get(name).value();
  }

  private static SortedMap<String, String> texts(SpecNode.Field field) {
    return texts(field.value());
  }

  private static SortedMap<String, String> texts(SpecNode object) {
    SortedMap<String, String> texts = new TreeMap<>();
    ((SpecNode.Obj) object)
        .fields()
        .forEach(
            (name, field) -> {
              if (field.value() instanceof SpecNode.Str text) {
                texts.put(name, text.value());
              }
            });
    return texts;
  }
}
