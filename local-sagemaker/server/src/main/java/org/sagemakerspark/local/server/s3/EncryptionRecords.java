package org.sagemakerspark.local.server.s3;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Takes objects that are to be encrypted at the server, and remembers how in two entries of their
 * metadata: answers tell it, as those of S3 do, but the files hold the plain content.
 */
final class EncryptionRecords extends ForwardingBlobStore {

  private static final String ALGORITHM = "embedded-encryption";
  private static final String KEY = "embedded-encryption-key";

  /** The uploads in parts that have begun, by their ids. */
  private final Map<String, CreateMultipartUploadRequest> encrypted = new ConcurrentHashMap<>();

  EncryptionRecords(BlobStore files) {
    super(files);
  }

  @Override
  public boolean supportsServerSideEncryption() {
    return true;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    String algorithm = request.serverSideEncryptionAsString();
    PutObjectRequest plain =
        request.toBuilder()
            .metadata(recorded(request.metadata(), algorithm, request.ssekmsKeyId()))
            .serverSideEncryption((String) null)
            .ssekmsKeyId(null)
            .build();
    return super.putBlob(plain, content).toBuilder()
        .serverSideEncryption(algorithm)
        .ssekmsKeyId(request.ssekmsKeyId())
        .build();
  }

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    String algorithm = request.serverSideEncryptionAsString();
    MultipartUpload upload =
        super.initiateMultipartUpload(
            request.toBuilder().serverSideEncryption((String) null).ssekmsKeyId(null).build());
    if (algorithm == null) {
      return upload;
    }
    encrypted.put(upload.id(), request);
    return new MultipartUpload(
        upload.id(),
        upload.request(),
        CreateMultipartUploadResponse.builder()
            .bucket(request.bucket())
            .key(request.key())
            .uploadId(upload.id())
            .serverSideEncryption(algorithm)
            .ssekmsKeyId(request.ssekmsKeyId())
            .build());
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest parts) {
    CreateMultipartUploadRequest begun = encrypted.get(upload.id());
    if (begun == null) {
      return super.completeMultipartUpload(upload, parts);
    }
    String algorithm = begun.serverSideEncryptionAsString();
    CreateMultipartUploadRequest request = upload.request();
    CompleteMultipartUploadResponse completed =
        super.completeMultipartUpload(
            new MultipartUpload(
                upload.id(),
                request.toBuilder()
                    .metadata(recorded(request.metadata(), algorithm, begun.ssekmsKeyId()))
                    .build()),
            parts);
    encrypted.remove(upload.id());
    return completed.toBuilder()
        .serverSideEncryption(algorithm)
        .ssekmsKeyId(begun.ssekmsKeyId())
        .build();
  }

  @Override
  public void abortMultipartUpload(MultipartUpload upload) {
    super.abortMultipartUpload(upload);
    encrypted.remove(upload.id());
  }

  @Override
  public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
    HeadObjectResponse stored = super.blobMetadata(request);
    return stored.toBuilder()
        .metadata(withoutRecord(stored.metadata()))
        .serverSideEncryption(stored.metadata().get(ALGORITHM))
        .ssekmsKeyId(stored.metadata().get(KEY))
        .build();
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    ResponseInputStream<GetObjectResponse> content = super.getBlob(request);
    GetObjectResponse stored = content.response();
    return new ResponseInputStream<>(
        stored.toBuilder()
            .metadata(withoutRecord(stored.metadata()))
            .serverSideEncryption(stored.metadata().get(ALGORITHM))
            .ssekmsKeyId(stored.metadata().get(KEY))
            .build(),
        content);
  }

  /** A copy is encrypted as its own request says, and not as what it is made of. */
  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    String algorithm = request.serverSideEncryptionAsString();
    CopyObjectRequest.Builder plain =
        request.toBuilder().serverSideEncryption((String) null).ssekmsKeyId(null);
    Map<String, String> metadata = request.metadata();
    if (request.metadataDirective() != MetadataDirective.REPLACE) {
      HeadObjectResponse source =
          super.blobMetadata(
              HeadObjectRequest.builder()
                  .bucket(request.sourceBucket())
                  .key(request.sourceKey())
                  .build());
      metadata = source.metadata();
      plain
          .metadataDirective(MetadataDirective.REPLACE)
          .cacheControl(source.cacheControl())
          .contentDisposition(source.contentDisposition())
          .contentEncoding(source.contentEncoding())
          .contentLanguage(source.contentLanguage())
          .contentType(source.contentType());
    }
    plain.metadata(recorded(metadata, algorithm, request.ssekmsKeyId()));
    return super.copyBlob(plain.build()).toBuilder()
        .serverSideEncryption(algorithm)
        .ssekmsKeyId(request.ssekmsKeyId())
        .build();
  }

  private static Map<String, String> recorded(
      Map<String, String> metadata, String algorithm, String key) {
    Map<String, String> recorded = withoutRecord(metadata);
    if (algorithm != null) {
      recorded.put(ALGORITHM, algorithm);
    }
    if (key != null) {
      recorded.put(KEY, key);
    }
    return recorded;
  }

  private static Map<String, String> withoutRecord(Map<String, String> metadata) {
    Map<String, String> own = new HashMap<>(metadata);
    own.remove(ALGORITHM);
    own.remove(KEY);
    return own;
  }
}
