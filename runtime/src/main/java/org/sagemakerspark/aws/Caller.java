package org.sagemakerspark.aws;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.AWSSessionCredentials;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.auth.DefaultAWSCredentialsProviderChain;
import com.amazonaws.auth.profile.ProfileCredentialsProvider;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who calls AWS: the AWS SDK's own chain, unless the user names keys, a profile or a provider. It
 * travels to executors, where the same caller scores.
 */
final class Caller implements Serializable {

  private final String accessKey;
  private final String secretKey;
  private final String sessionToken;
  private final String profile;
  private final String providerClass;

  private Caller(
      String accessKey,
      String secretKey,
      String sessionToken,
      String profile,
      String providerClass) {
    this.accessKey = accessKey;
    this.secretKey = secretKey;
    this.sessionToken = sessionToken;
    this.profile = profile;
    this.providerClass = providerClass;
  }

  /**
   * Makes a caller of what is configured.
   *
   * @param settings gives the value of a setting of the session
   * @throws IllegalArgumentException when there is half a key, or more than one source
   */
  static Caller of(Function<String, Optional<String>> settings) {
    Optional<String> accessKey = settings.apply(SessionKeys.ACCESS_KEY);
    Optional<String> secretKey = settings.apply(SessionKeys.SECRET_KEY);
    Optional<String> profile = settings.apply(SessionKeys.PROFILE);
    Optional<String> providerClass = settings.apply(SessionKeys.PROVIDER_CLASS);
    if (accessKey.isPresent() != secretKey.isPresent()) {
      throw new IllegalArgumentException(
          "Set both " + SessionKeys.ACCESS_KEY + " and " + SessionKeys.SECRET_KEY + ", or neither");
    }
    Map<String, Optional<String>> sources = new LinkedHashMap<>();
    sources.put(SessionKeys.ACCESS_KEY, accessKey);
    sources.put(SessionKeys.PROFILE, profile);
    sources.put(SessionKeys.PROVIDER_CLASS, providerClass);
    sources.values().removeIf(Optional::isEmpty);
    if (sources.size() > 1) {
      throw new IllegalArgumentException(
          "Credentials come from one place only; unset all but one of "
              + String.join(", ", sources.keySet()));
    }
    providerClass.ifPresent(ProviderClass::load);
    return new Caller(
        accessKey.orElse(null),
        secretKey.orElse(null),
        settings.apply(SessionKeys.SESSION_TOKEN).orElse(null),
        profile.orElse(null),
        providerClass.orElse(null));
  }

  /** Makes a caller of credentials that are good for a while. */
  static Caller of(AWSCredentials credentials) {
    return new Caller(
        credentials.getAWSAccessKeyId(),
        credentials.getAWSSecretKey(),
        credentials instanceof AWSSessionCredentials session ? session.getSessionToken() : null,
        null,
        null);
  }

  /** Tells whether these are keys, which nobody has to be asked for. */
  boolean hasKeys() {
    return accessKey != null;
  }

  /** Tells whether nothing was said, so that everyone uses what the machine is set up for. */
  boolean isDefault() {
    return accessKey == null && profile == null && providerClass == null;
  }

  /** Tells it from other callers, without a secret. */
  String name() {
    return accessKey != null
        ? accessKey
        : profile != null ? profile : providerClass != null ? providerClass : "";
  }

  AWSCredentialsProvider provider() {
    if (profile != null) {
      return new ProfileCredentialsProvider(profile);
    }
    if (providerClass != null) {
      return ProviderClass.create(providerClass);
    }
    if (accessKey == null) {
      return DefaultAWSCredentialsProviderChain.getInstance();
    }
    return new AWSStaticCredentialsProvider(
        sessionToken == null
            ? new BasicAWSCredentials(accessKey, secretKey)
            : new BasicSessionCredentials(accessKey, secretKey, sessionToken));
  }

  /** Returns the settings of the session that make this caller. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(SessionKeys.ACCESS_KEY, accessKey);
    settings.put(SessionKeys.SECRET_KEY, secretKey);
    settings.put(SessionKeys.SESSION_TOKEN, sessionToken);
    settings.put(SessionKeys.PROFILE, profile);
    settings.put(SessionKeys.PROVIDER_CLASS, providerClass);
    settings.values().removeIf(Objects::isNull);
    return settings;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Caller that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  private List<String> parts() {
    return Arrays.asList(accessKey, secretKey, sessionToken, profile, providerClass);
  }
}
