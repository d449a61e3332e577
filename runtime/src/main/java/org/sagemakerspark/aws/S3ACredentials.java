package org.sagemakerspark.aws;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.AWSSessionCredentials;
import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Gives the S3A of Hadoop 3.4 and later, which stands on the second AWS SDK, the keys that its
 * caller has now, however long a file system is open.
 */
public final class S3ACredentials implements AwsCredentialsProvider {

  private final AWSCredentialsProvider provider;

  /** Is called by S3A. */
  public S3ACredentials(Configuration hadoop) {
    provider = HadoopCaller.provider(hadoop::getTrimmed);
  }

  @Override
  public AwsCredentials resolveCredentials() {
    AWSCredentials keys = provider.getCredentials();
    return keys instanceof AWSSessionCredentials session
        ? AwsSessionCredentials.create(
            session.getAWSAccessKeyId(), session.getAWSSecretKey(), session.getSessionToken())
        : AwsBasicCredentials.create(keys.getAWSAccessKeyId(), keys.getAWSSecretKey());
  }
}
