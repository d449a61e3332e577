package org.sagemakerspark.aws;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import org.apache.hadoop.conf.Configuration;

/** Does what {@link S3ACredentials} does for the S3A of Hadoop 3.3. */
public final class S3ACredentialsOfSdk1 implements AWSCredentialsProvider {

  private final AWSCredentialsProvider provider;

  /** Is called by S3A. */
  public S3ACredentialsOfSdk1(Configuration hadoop) {
    provider = HadoopCaller.provider(hadoop::getTrimmed);
  }

  @Override
  public AWSCredentials getCredentials() {
    return provider.getCredentials();
  }

  @Override
  public void refresh() {
    provider.refresh();
  }
}
