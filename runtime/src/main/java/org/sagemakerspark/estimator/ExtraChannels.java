package org.sagemakerspark.estimator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sagemakerspark.value.JsonMap;

/** The channels that a user gives by their S3 URIs. */
final class ExtraChannels {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern URI = Pattern.compile("s3://[^/]+/?.{0,1000}");
  private static final Set<String> MEMBERS =
      Set.of("s3Uri", "contentType", "distribution", "s3DataType");

  private static final int LONGEST_CONTENT_TYPE = 256;

  private ExtraChannels() {}

  /**
   * Reads them.
   *
   * @param taken the names of the channels that come from the DataFrame
   * @throws IllegalArgumentException when one is not a channel
   */
  static List<Channel> parse(String json, Set<String> taken) {
    return JsonMap.parse(json).entrySet().stream()
        .map(each -> channel(each.getKey(), each.getValue(), taken))
        .toList();
  }

  private static Channel channel(String name, String given, Set<String> taken) {
    if (!NAME.matcher(name).matches()) {
      throw wrong(name, "a channel's name has 1 to 64 letters, digits, dots, hyphens, underscores");
    }
    if (taken.contains(name)) {
      throw wrong(name, "the DataFrame's rows go to a channel of that name");
    }
    Map<String, String> members =
        given.startsWith("{") ? JsonMap.parse(given) : Map.of("s3Uri", given);
    members
        .keySet()
        .forEach(
            member -> {
              if (!MEMBERS.contains(member)) {
                throw wrong(name, "there is no member '" + member + "'; there are " + MEMBERS);
              }
            });
    String uri = members.getOrDefault("s3Uri", "");
    if (!URI.matcher(uri).matches()) {
      throw wrong(name, "'" + uri + "' is not an S3 URI such as s3://bucket/folder/");
    }
    if (members.getOrDefault("contentType", "").length() > LONGEST_CONTENT_TYPE) {
      throw wrong(name, "a content type has at most " + LONGEST_CONTENT_TYPE + " characters");
    }
    return new Channel(
        name,
        uri,
        word(name, members, "s3DataType", Channel.PREFIX, Channel.MANIFEST),
        Optional.ofNullable(members.get("contentType")),
        Optional.empty(),
        word(name, members, "distribution", Channel.REPLICATED, Channel.SHARDED));
  }

  /** Returns a member that is one of two words, the first when it is not given. */
  private static String word(
      String name, Map<String, String> members, String member, String first, String second) {
    String given = members.getOrDefault(member, first);
    if (!given.equals(first) && !given.equals(second)) {
      throw wrong(name, member + " = '" + given + "' must be " + first + " or " + second);
    }
    return given;
  }

  private static IllegalArgumentException wrong(String name, String problem) {
    return new IllegalArgumentException("extraChannels, '" + name + "': " + problem);
  }
}
