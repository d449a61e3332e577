package org.sagemakerspark.storage;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.AbortMultipartUploadRequest;
import com.amazonaws.services.s3.model.DeleteObjectsRequest;
import com.amazonaws.services.s3.model.DeleteObjectsRequest.KeyVersion;
import com.amazonaws.services.s3.model.ListMultipartUploadsRequest;
import com.amazonaws.services.s3.model.ListObjectsV2Request;
import com.amazonaws.services.s3.model.ListObjectsV2Result;
import com.amazonaws.services.s3.model.MultiObjectDeleteException;
import com.amazonaws.services.s3.model.MultipartUpload;
import com.amazonaws.services.s3.model.MultipartUploadListing;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sagemakerspark.aws.AwsErrors;

/** The objects of a folder in S3, as many as there are. */
public final class S3Objects {

  /** The most keys that one list or delete call of S3 takes. */
  private static final int PAGE = 1000;

  private final AmazonS3 s3;

  /** Takes a client, which stays open. */
  public S3Objects(AmazonS3 s3) {
    this.s3 = s3;
  }

  /**
   * Deletes all objects of a folder, a thousand a call. It goes on after an object that cannot be
   * deleted.
   *
   * @throws IOException when some are left; the text says how many and why
   */
  public void delete(S3Location folder) throws IOException {
    long left = 0;
    Set<String> reasons = new LinkedHashSet<>();
    try {
      ListObjectsV2Request request = list(folder).withMaxKeys(PAGE);
      ListObjectsV2Result page;
      do {
        page = s3.listObjectsV2(request);
        left += deletePage(folder, keys(page), reasons);
        request.setContinuationToken(page.getNextContinuationToken());
      } while (page.isTruncated());
    } catch (SdkClientException e) {
      throw new IOException(folder.folderUri() + ": " + AwsErrors.describe(e), e);
    }
    requireNone(folder, left, reasons);
  }

  private static void requireNone(S3Location folder, long left, Set<String> reasons)
      throws IOException {
    if (left > 0) {
      throw new IOException(
          folder.folderUri()
              + ": "
              + left
              + " objects could not be deleted: "
              + String.join(", ", reasons));
    }
  }

  /**
   * Lists the keys of all objects in a folder and in those below it.
   *
   * @throws SdkClientException when S3 refuses
   */
  List<String> keys(S3Location folder) {
    List<String> keys = new ArrayList<>();
    ListObjectsV2Request request = list(folder);
    ListObjectsV2Result page;
    do {
      page = s3.listObjectsV2(request);
      keys.addAll(keys(page));
      request.setContinuationToken(page.getNextContinuationToken());
    } while (page.isTruncated());
    return keys;
  }

  private static List<String> keys(ListObjectsV2Result page) {
    return page.getObjectSummaries().stream().map(S3ObjectSummary::getKey).toList();
  }

  /**
   * Deletes objects, a thousand a call. It goes on after an object that cannot be deleted.
   *
   * @param folder their bucket, and the place that messages name
   * @throws IOException when some are left; the text says how many and why
   */
  void delete(S3Location folder, List<String> keys) throws IOException {
    long left = 0;
    Set<String> reasons = new LinkedHashSet<>();
    try {
      for (int from = 0; from < keys.size(); from += PAGE) {
        left += deletePage(folder, keys.subList(from, Math.min(from + PAGE, keys.size())), reasons);
      }
    } catch (SdkClientException e) {
      throw new IOException(folder.folderUri() + ": " + AwsErrors.describe(e), e);
    }
    requireNone(folder, left, reasons);
  }

  /** Returns how many of a page's objects could not be deleted. */
  private long deletePage(S3Location folder, List<String> page, Set<String> reasons) {
    if (page.isEmpty()) {
      return 0;
    }
    try {
      s3.deleteObjects(
          new DeleteObjectsRequest(folder.bucket())
              .withKeys(page.stream().map(KeyVersion::new).toList())
              .withQuiet(true));
      return 0;
    } catch (MultiObjectDeleteException e) {
      e.getErrors()
          .forEach(error -> reasons.add(error.getCode() + " (" + error.getMessage() + ")"));
      return e.getErrors().size();
    }
  }

  /**
   * Ends all uploads to a folder that somebody has begun in parts and left; S3 keeps their parts,
   * which no list of objects shows, until they are ended.
   *
   * @throws SdkClientException when S3 refuses
   */
  public void abortUploads(S3Location folder) {
    for (MultipartUpload upload : uploads(folder)) {
      abortUpload(folder.bucket(), upload.getKey(), upload.getUploadId());
    }
  }

  /**
   * Ends an upload in parts; one that somebody else has ended meanwhile is ended.
   *
   * @throws SdkClientException when S3 refuses
   */
  void abortUpload(String bucket, String key, String upload) {
    try {
      s3.abortMultipartUpload(new AbortMultipartUploadRequest(bucket, key, upload));
    } catch (AmazonServiceException e) {
      if (!AwsErrors.isNotFound(e)) {
        throw e;
      }
    }
  }

  /**
   * Lists the folders at some depth below a folder that hold objects, or uploads that are under
   * way.
   *
   * @param depth 1 for the folders that are directly in it
   * @throws SdkClientException when S3 refuses
   */
  public Set<S3Location> occupied(S3Location folder, int depth) {
    Set<S3Location> level = Set.of(folder);
    for (int i = 0; i < depth; i++) {
      level =
          level.stream()
              .flatMap(each -> folders(each).stream())
              .collect(Collectors.toCollection(LinkedHashSet::new));
    }
    Set<S3Location> occupied =
        level.stream()
            .filter(this::holdsObjects)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    uploads(folder).stream()
        .map(upload -> ancestor(folder, upload.getKey(), depth))
        .flatMap(Optional::stream)
        .forEach(occupied::add);
    return occupied;
  }

  private static Optional<S3Location> ancestor(S3Location folder, String key, int depth) {
    String[] names = key.substring(folder.prefix().length() + 1).split("/", depth + 1);
    if (names.length <= depth) {
      return Optional.empty();
    }
    return Optional.of(folder.child(String.join("/", Arrays.copyOf(names, depth))));
  }

  private boolean holdsObjects(S3Location folder) {
    return s3.listObjectsV2(list(folder).withMaxKeys(1)).getObjectSummaries().stream()
        .findAny()
        .isPresent();
  }

  private List<MultipartUpload> uploads(S3Location folder) {
    List<MultipartUpload> uploads = new ArrayList<>();
    ListMultipartUploadsRequest request =
        new ListMultipartUploadsRequest(folder.bucket()).withPrefix(prefix(folder));
    MultipartUploadListing page;
    do {
      page = s3.listMultipartUploads(request);
      uploads.addAll(page.getMultipartUploads());
      request.setKeyMarker(page.getNextKeyMarker());
      request.setUploadIdMarker(page.getNextUploadIdMarker());
    } while (page.isTruncated());
    return uploads;
  }

  /**
   * Lists the folders that are directly in a folder.
   *
   * @throws SdkClientException when S3 refuses
   */
  private List<S3Location> folders(S3Location folder) {
    List<S3Location> folders = new ArrayList<>();
    ListObjectsV2Request request = list(folder).withDelimiter("/");
    ListObjectsV2Result page;
    do {
      page = s3.listObjectsV2(request);
      page.getCommonPrefixes()
          .forEach(
              prefix ->
                  folders.add(
                      new S3Location(folder.bucket(), prefix.substring(0, prefix.length() - 1))));
      request.setContinuationToken(page.getNextContinuationToken());
    } while (page.isTruncated());
    return folders;
  }

  /** Returns the request that lists a folder and what is below it. */
  static ListObjectsV2Request list(S3Location folder) {
    return new ListObjectsV2Request().withBucketName(folder.bucket()).withPrefix(prefix(folder));
  }

  private static String prefix(S3Location folder) {
    return folder.prefix().isEmpty() ? "" : folder.prefix() + "/";
  }
}
