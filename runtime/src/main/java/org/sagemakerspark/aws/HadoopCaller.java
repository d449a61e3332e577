package org.sagemakerspark.aws;

import com.amazonaws.auth.AWSCredentialsProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who calls S3, as options of Hadoop. Keys that last are S3A's own options. Where keys have to be
 * asked for and renewed, options of this library's own say of whom, and S3A is given the name of a
 * class that asks.
 */
final class HadoopCaller {

  private static final Logger LOGGER = LoggerFactory.getLogger(HadoopCaller.class);

  private static final String PROVIDER = "fs.s3a.aws.credentials.provider";
  private static final String CLIENTS = "fs.s3a.s3.client.factory.impl";

  /** What S3A calls the keys of the session. */
  private static final Map<String, String> S3A_NAMES =
      Map.of(
          SessionKeys.ACCESS_KEY, "fs.s3a.access.key",
          SessionKeys.SECRET_KEY, "fs.s3a.secret.key",
          SessionKeys.SESSION_TOKEN, "fs.s3a.session.token");

  /** What the library's own options begin with; they go on as the setting of the session. */
  private static final String OWN = "fs.s3a.";

  private HadoopCaller() {}

  /** Returns the options; none when the cluster's own setting is meant. */
  static Map<String, String> options(AwsSettings aws) {
    Optional<Class<?>> s3a = find(ForeignClasses.S3A_OWN_PROVIDER);
    return withoutAsking(aws)
        .or(() -> s3a.isEmpty() ? Optional.of(asking(aws, Map.of())) : Optional.empty())
        .or(() -> s3a.flatMap(HadoopCaller::askedByS3A).map(asked -> asking(aws, asked)))
        .orElseGet(
            () -> {
              LOGGER.warn(
                  "The file system that serves S3 does not see this library's classes, so it gets"
                      + " the keys that are good now and cannot renew them. Staging that takes"
                      + " longer than they last, mostly an hour, fails; put the library's jar into"
                      + " the folder of S3A's jar");
              return keys(AwsClients.of(aws).callerForAWhile());
            });
  }

  /**
   * Returns the options of an S3A whose class is this library's; empty where that cannot be told
   * whom to ask, as one that stands on an AWS SDK which this library sees under another name.
   */
  static Optional<Map<String, String>> optionsOfScopedS3A(AwsSettings aws) {
    return withoutAsking(aws)
        .or(
            () ->
                find(ForeignClasses.S3A_OWN_PROVIDER)
                    .flatMap(own -> askedByS3A(own).or(() -> askedByFileSystem(own)))
                    .map(asked -> asking(aws, asked)));
  }

  /** Returns the options of this library's own file system. */
  static Map<String, String> optionsOfOwn(AwsSettings aws) {
    return withoutAsking(aws).orElseGet(() -> asking(aws, Map.of()));
  }

  /** Returns the options where nobody has to be asked. */
  private static Optional<Map<String, String>> withoutAsking(AwsSettings aws) {
    Caller caller = aws.caller();
    if (aws.roleToAssume().isPresent() || !(caller.isDefault() || caller.hasKeys())) {
      return Optional.empty();
    }
    return Optional.of(caller.isDefault() ? Map.of() : keys(caller));
  }

  /** Returns the options that say whom to ask, beside one that names the class which asks. */
  private static Map<String, String> asking(AwsSettings aws, Map<String, String> asked) {
    Caller caller = aws.caller();
    Map<String, String> options = new LinkedHashMap<>();
    // Keys that the cluster is set up with are not meant.
    S3A_NAMES.values().forEach(name -> options.put(name, ""));
    options.putAll(asked);
    caller.settings().forEach((key, value) -> options.put(OWN + key, value));
    options.put(OWN + SessionKeys.REGION, aws.region());
    aws.roleToAssume().ifPresent(role -> options.put(OWN + SessionKeys.ASSUME_ROLE, role));
    aws.externalId().ifPresent(id -> options.put(OWN + SessionKeys.ASSUME_ROLE_EXTERNAL_ID, id));
    aws.stsEndpoint().ifPresent(url -> options.put(OWN + SessionKeys.STS_ENDPOINT, url));
    return options;
  }

  private static Map<String, String> keys(Caller caller) {
    Map<String, String> options = new LinkedHashMap<>();
    caller.settings().forEach((key, value) -> options.put(S3A_NAMES.get(key), value));
    options.put(
        PROVIDER,
        caller.settings().containsKey(SessionKeys.SESSION_TOKEN)
            ? "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider"
            : "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    return options;
  }

  /**
   * Reads back what {@link #options} gave; keys that somebody has added as S3A's options go before
   * it.
   *
   * @param options gives the value of an option, null for none
   * @param region the region, where the options do not say it
   * @param s3 URL of S3; null for the region's own
   */
  static AwsSettings read(UnaryOperator<String> options, Optional<String> region, String s3) {
    Caller keys =
        Caller.of(key -> Optional.ofNullable(S3A_NAMES.get(key)).flatMap(n -> given(options, n)));
    UnaryOperator<String> own =
        keys.isDefault() ? key -> given(options, OWN + key).orElse(null) : key -> null;
    return new AwsSettings(
        Optional.ofNullable(own.apply(SessionKeys.REGION))
            .or(() -> region)
            .orElseGet(DefaultRegion::require),
        keys.isDefault() ? Caller.of(key -> Optional.ofNullable(own.apply(key))) : keys,
        new AwsSettings.Role(
            own.apply(SessionKeys.ASSUME_ROLE), own.apply(SessionKeys.ASSUME_ROLE_EXTERNAL_ID)),
        new AwsSettings.Endpoints(null, null, own.apply(SessionKeys.STS_ENDPOINT), s3, null));
  }

  /** Returns the provider that a class asks which S3A was given the name of. */
  static AWSCredentialsProvider provider(UnaryOperator<String> options) {
    return AwsClients.of(read(options, Optional.empty(), null)).credentials();
  }

  /**
   * Returns the option that names a class which asks, as S3A itself loads such classes.
   *
   * @param own one of S3A's own providers
   */
  static Optional<Map<String, String>> askedByS3A(Class<?> own) {
    return provider(own, own.getClassLoader()).map(name -> Map.of(PROVIDER, name));
  }

  /**
   * Returns the option that names a class which asks, as this library's file system loads classes:
   * before Hadoop 3.4 all of them, and the maker of clients since.
   *
   * @param own one of S3A's own providers
   */
  static Optional<Map<String, String>> askedByFileSystem(Class<?> own) {
    return provider(own, HadoopCaller.class.getClassLoader())
        .map(
            name ->
                name.equals(ForeignClasses.S3A_PROVIDER)
                    ? Map.of(CLIENTS, ForeignClasses.S3A_CLIENTS)
                    : Map.of(PROVIDER, name));
  }

  /** Returns the name of the provider of the AWS SDK that S3A stands on, if the loader sees it. */
  private static Optional<String> provider(Class<?> own, ClassLoader loader) {
    return Stream.of(ForeignClasses.S3A_PROVIDER, ForeignClasses.S3A_PROVIDER_OF_SDK_1)
        .filter(
            name ->
                find(name, loader)
                    .filter(
                        found ->
                            List.of(own.getInterfaces()).stream()
                                .anyMatch(each -> each.isAssignableFrom(found)))
                    .isPresent())
        .findFirst();
  }

  private static Optional<Class<?>> find(String name) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return find(name, context == null ? HadoopCaller.class.getClassLoader() : context);
  }

  private static Optional<Class<?>> find(String name, ClassLoader loader) {
    try {
      return Optional.of(Class.forName(name, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty(); // It is not there, or what it stands on is not.
    }
  }

  private static Optional<String> given(UnaryOperator<String> options, String name) {
    return Optional.ofNullable(options.apply(name)).filter(value -> !value.isBlank());
  }
}
