package org.sagemakerspark.storage;

import com.amazonaws.AmazonWebServiceRequest;
import com.amazonaws.services.s3.Headers;
import com.amazonaws.services.s3.model.CopyObjectRequest;
import com.amazonaws.services.s3.model.InitiateMultipartUploadRequest;
import com.amazonaws.services.s3.model.PutObjectRequest;
import com.amazonaws.services.s3.model.SSEAwsKeyManagementParams;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How S3 encrypts new objects.
 *
 * @param kmsKey the key; empty for what the bucket is set up for
 * @param isPlain whether S3 is reached over plain HTTP, where the SDK refuses to name a key by its
 *     own members
 */
record S3Encryption(Optional<String> kmsKey, boolean isPlain) {

  private static final String PREFIX = "fs.s3a.";
  private static final String ALGORITHM = "encryption.algorithm";
  private static final String KEY = "encryption.key";
  private static final String KMS = "SSE-KMS";

  /** Returns S3A's options for a key; what is set for the bucket alone would go before others. */
  static Map<String, String> hadoopOptions(String bucket, String kmsKey) {
    String ofBucket = PREFIX + "bucket." + bucket + ".";
    return Map.of(
        PREFIX + ALGORITHM,
        KMS,
        PREFIX + KEY,
        kmsKey,
        ofBucket + ALGORITHM,
        KMS,
        ofBucket + KEY,
        kmsKey);
  }

  /** Reads back what {@link #hadoopOptions} gave. */
  static S3Encryption ofHadoop(UnaryOperator<String> options) {
    boolean kms = KMS.equals(options.apply(PREFIX + ALGORITHM));
    return new S3Encryption(
        kms ? Optional.ofNullable(options.apply(PREFIX + KEY)) : Optional.empty(),
        String.valueOf(options.apply(PREFIX + "endpoint")).startsWith("http:"));
  }

  PutObjectRequest of(PutObjectRequest request) {
    params().ifPresent(request::setSSEAwsKeyManagementParams);
    return withHeaders(request);
  }

  InitiateMultipartUploadRequest of(InitiateMultipartUploadRequest request) {
    params().ifPresent(request::setSSEAwsKeyManagementParams);
    return withHeaders(request);
  }

  CopyObjectRequest of(CopyObjectRequest request) {
    params().ifPresent(request::setSSEAwsKeyManagementParams);
    return withHeaders(request);
  }

  private Optional<SSEAwsKeyManagementParams> params() {
    return isPlain ? Optional.empty() : kmsKey.map(SSEAwsKeyManagementParams::new);
  }

  private <R extends AmazonWebServiceRequest> R withHeaders(R request) {
    if (isPlain && kmsKey.isPresent()) {
      request.putCustomRequestHeader(Headers.SERVER_SIDE_ENCRYPTION, "aws:kms");
      request.putCustomRequestHeader(Headers.SERVER_SIDE_ENCRYPTION_AWS_KMS_KEYID, kmsKey.get());
    }
    return request;
  }
}
