package org.sagemakerspark.aws;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;

/**
 * Tells a provider that has no credentials from a call that has failed; the SDK throws the same for
 * both.
 */
final class NamedFailures implements AWSCredentialsProvider {

  private final AWSCredentialsProvider provider;

  NamedFailures(AWSCredentialsProvider provider) {
    this.provider = provider;
  }

  @Override
  public AWSCredentials getCredentials() {
    try {
      return provider.getCredentials();
    } catch (RuntimeException e) {
      throw AwsErrors.isOfACall(e) ? e : new NoCredentialsException(e);
    }
  }

  @Override
  public void refresh() {
    provider.refresh();
  }
}
