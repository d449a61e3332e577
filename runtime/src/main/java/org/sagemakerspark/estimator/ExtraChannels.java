package org.sagemakerspark.estimator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sagemakerspark.value.JsonMap;
import org.sagemakerspark.value.S3Uri;
import org.sagemakerspark.value.ServiceRules;
import org.sagemakerspark.value.ValueCheck;

/** The channels that a user gives by their S3 URIs. */
final class ExtraChannels {

  private static final Set<String> MEMBERS =
      Set.of("s3Uri", "contentType", "distribution", "s3DataType");

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
    check(name, "the name of a channel", name, ServiceRules.CHANNEL_NAME);
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
    check(name, "s3Uri = '" + uri + "'", uri, ServiceRules.S3_URI);
    Optional<String> contentType = Optional.ofNullable(members.get("contentType"));
    contentType.ifPresent(
        type -> check(name, "contentType = '" + type + "'", type, ServiceRules.CONTENT_TYPE));
    return new Channel(
        name,
        S3Uri.read(uri).orElseThrow().toString(),
        word(name, members, "s3DataType", Channel.PREFIX, Channel.MANIFEST),
        contentType,
        Optional.empty(),
        List.of(),
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

  private static void check(String channel, String what, String value, ValueCheck allowed) {
    allowed
        .problemWith(value)
        .ifPresent(
            problem -> {
              throw wrong(channel, what + " is not allowed; " + problem);
            });
  }

  private static IllegalArgumentException wrong(String name, String problem) {
    return new IllegalArgumentException("extraChannels, '" + name + "': " + problem);
  }
}
