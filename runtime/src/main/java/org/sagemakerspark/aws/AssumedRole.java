package org.sagemakerspark.aws;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gives the credentials of an assumed role and asks STS for new ones before they expire. Unlike the
 * SDK's own provider it has no thread that somebody would have to end.
 */
final class AssumedRole implements AWSCredentialsProvider {

  private static final Duration RENEWED_BEFORE = Duration.ofMinutes(5);
  private static final String SESSION_NAME = "sagemaker-spark";

  private static final int MOST_SHARED = 16;

  /** The roles that tasks of this JVM act in; of many, those that were used last. */
  private static final Map<AwsSettings, AssumedRole> SHARED =
      Collections.synchronizedMap(
          new LinkedHashMap<>(MOST_SHARED, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<AwsSettings, AssumedRole> eldest) {
              return size() > MOST_SHARED;
            }
          });

  private final Supplier<AWSSecurityTokenService> sts;
  private final AwsSettings settings;
  private Credentials current;

  AssumedRole(Supplier<AWSSecurityTokenService> sts, AwsSettings settings) {
    this.sts = sts;
    this.settings = settings;
  }

  /** Returns the provider that all tasks of this JVM with these settings share. */
  static AssumedRole shared(Supplier<AWSSecurityTokenService> sts, AwsSettings settings) {
    return SHARED.computeIfAbsent(settings, each -> new AssumedRole(sts, each));
  }

  @Override
  public synchronized AWSCredentials getCredentials() {
    if (current == null || isOld(current)) {
      refresh();
    }
    return new BasicSessionCredentials(
        current.getAccessKeyId(), current.getSecretAccessKey(), current.getSessionToken());
  }

  private static boolean isOld(Credentials credentials) {
    return Instant.now().isAfter(credentials.getExpiration().toInstant().minus(RENEWED_BEFORE));
  }

  @Override
  public synchronized void refresh() {
    AWSSecurityTokenService client = sts.get();
    try {
      current =
          client
              .assumeRole(
                  new AssumeRoleRequest()
                      .withRoleArn(settings.roleToAssume().orElseThrow())
                      .withExternalId(settings.externalId().orElse(null))
                      .withRoleSessionName(SESSION_NAME))
              .getCredentials();
    } finally {
      client.shutdown();
    }
  }
}
