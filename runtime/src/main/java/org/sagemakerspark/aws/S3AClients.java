package org.sagemakerspark.aws;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.s3a.DefaultS3ClientFactory;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Makes the clients of the S3A of Hadoop 3.4 and later, with the keys that its caller has now. S3A
 * loads a provider of keys by its own class loader (HADOOP-19733), which does not see this library
 * where it comes by {@code --jars}; the maker of its clients it loads by the class loader of the
 * file system, which is this library's own where the file system is.
 */
public final class S3AClients extends DefaultS3ClientFactory {

  @Override
  public S3Client createS3Client(URI uri, S3ClientCreationParameters parameters)
      throws IOException {
    return super.createS3Client(uri, withKeys(parameters));
  }

  @Override
  public S3AsyncClient createS3AsyncClient(URI uri, S3ClientCreationParameters parameters)
      throws IOException {
    return super.createS3AsyncClient(uri, withKeys(parameters));
  }

  private S3ClientCreationParameters withKeys(S3ClientCreationParameters parameters) {
    return parameters.withCredentialSet(new S3ACredentials(getConf()));
  }
}
