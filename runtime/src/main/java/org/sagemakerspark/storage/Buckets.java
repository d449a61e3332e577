package org.sagemakerspark.storage;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.AmazonS3Exception;
import com.amazonaws.services.s3.model.CreateBucketRequest;
import com.amazonaws.services.s3.model.HeadBucketRequest;
import java.util.Optional;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsErrors;
import org.sagemakerspark.aws.AwsSettings;

/** Finds the account's default bucket and makes it when it is missing. */
final class Buckets {

  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;

  private Buckets() {}

  /**
   * Returns {@code sagemaker-<region>-<account>}, which is created when missing.
   *
   * @throws IllegalStateException when the bucket belongs to another account or cannot be made
   */
  static S3Location defaultBucket(AwsSettings aws) {
    AwsClients clients = AwsClients.of(aws);
    String account = clients.accountId();
    String bucket = nameOfDefault(aws, account);
    AmazonS3 s3 = clients.s3();
    try {
      create(s3, bucket, aws.region(), account);
    } finally {
      s3.shutdown();
    }
    return new S3Location(bucket, "");
  }

  /**
   * Returns the default bucket when it is there and belongs to the account.
   *
   * @throws com.amazonaws.SdkClientException when S3 does not say
   */
  static Optional<S3Location> existingDefault(AwsSettings aws) {
    AwsClients clients = AwsClients.of(aws);
    String account = clients.accountId();
    String bucket = nameOfDefault(aws, account);
    AmazonS3 s3 = clients.s3();
    try {
      s3.headBucket(new HeadBucketRequest(bucket).withExpectedBucketOwner(account));
      return Optional.of(new S3Location(bucket, ""));
    } catch (AmazonServiceException e) {
      if (e.getStatusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    } finally {
      s3.shutdown();
    }
  }

  private static String nameOfDefault(AwsSettings aws, String account) {
    return "sagemaker-" + aws.region() + "-" + account;
  }

  private static void create(AmazonS3 s3, String bucket, String region, String account) {
    try {
      s3.headBucket(new HeadBucketRequest(bucket).withExpectedBucketOwner(account));
    } catch (AmazonServiceException e) {
      if (e.getStatusCode() == FORBIDDEN) {
        throw unusable(
            bucket, "it belongs to another account or these credentials may not use it", e);
      }
      if (e.getStatusCode() != NOT_FOUND) {
        throw unusable(bucket, AwsErrors.describe(e), e);
      }
      try {
        s3.createBucket(new CreateBucketRequest(bucket, constraint(region)));
      } catch (AmazonS3Exception failure) {
        // Another job of the same account may have been quicker.
        if (!"BucketAlreadyOwnedByYou".equals(failure.getErrorCode())) {
          throw unusable(bucket, AwsErrors.describe(failure), failure);
        }
      }
    }
  }

  /**
   * S3 in us-east-1 takes no LocationConstraint, elsewhere it wants its own region's
   * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html). The SDK derives it
   * from the URL, and so sends none or a wrong one behind the URL of a VPC endpoint.
   */
  private static String constraint(String region) {
    return region.equals("us-east-1") ? null : region;
  }

  private static IllegalStateException unusable(String bucket, String problem, Exception cause) {
    return new IllegalStateException(
        "The default bucket "
            + bucket
            + " cannot be used: "
            + problem
            + ". Set trainingInputS3Uri and trainingOutputS3Uri, or spark.sagemaker.bucket",
        cause);
  }
}
