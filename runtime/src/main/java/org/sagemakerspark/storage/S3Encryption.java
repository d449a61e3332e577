package org.sagemakerspark.storage;

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
 */
record S3Encryption(Optional<String> kmsKey) {

  private static final String ALGORITHM = "fs.s3a.encryption.algorithm";
  private static final String KEY = "fs.s3a.encryption.key";
  private static final String KMS = "SSE-KMS";

  /** Returns S3A's options for a key. */
  static Map<String, String> hadoopOptions(String kmsKey) {
    return Map.of(ALGORITHM, KMS, KEY, kmsKey);
  }

  /**
   * Reads back what {@link #hadoopOptions} gave. The SDK sends no key's name over plain HTTP, which
   * the embedded S3 speaks; that one encrypts nothing.
   */
  static S3Encryption ofHadoop(UnaryOperator<String> options) {
    boolean plain = String.valueOf(options.apply("fs.s3a.endpoint")).startsWith("http:");
    boolean kms = KMS.equals(options.apply(ALGORITHM)) && !plain;
    return new S3Encryption(kms ? Optional.ofNullable(options.apply(KEY)) : Optional.empty());
  }

  PutObjectRequest of(PutObjectRequest request) {
    kmsKey.map(SSEAwsKeyManagementParams::new).ifPresent(request::setSSEAwsKeyManagementParams);
    return request;
  }

  InitiateMultipartUploadRequest of(InitiateMultipartUploadRequest request) {
    kmsKey.map(SSEAwsKeyManagementParams::new).ifPresent(request::setSSEAwsKeyManagementParams);
    return request;
  }

  CopyObjectRequest of(CopyObjectRequest request) {
    kmsKey.map(SSEAwsKeyManagementParams::new).ifPresent(request::setSSEAwsKeyManagementParams);
    return request;
  }
}
