package org.sagemakerspark.storage;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.DeleteObjectsRequest;
import com.amazonaws.services.s3.model.DeleteObjectsRequest.KeyVersion;
import com.amazonaws.services.s3.model.ListObjectsV2Request;
import com.amazonaws.services.s3.model.ListObjectsV2Result;
import com.amazonaws.services.s3.model.MultiObjectDeleteException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
        left += deletePage(folder, page, reasons);
        request.setContinuationToken(page.getNextContinuationToken());
      } while (page.isTruncated());
    } catch (SdkClientException e) {
      throw new IOException(folder.folderUri() + ": " + AwsErrors.describe(e), e);
    }
    if (left > 0) {
      throw new IOException(
          folder.folderUri()
              + ": "
              + left
              + " objects could not be deleted: "
              + String.join(", ", reasons));
    }
  }

  /** Returns how many objects of the page could not be deleted. */
  private long deletePage(S3Location folder, ListObjectsV2Result page, Set<String> reasons) {
    List<KeyVersion> keys =
        page.getObjectSummaries().stream().map(each -> new KeyVersion(each.getKey())).toList();
    if (keys.isEmpty()) {
      return 0;
    }
    try {
      s3.deleteObjects(
          new DeleteObjectsRequest(folder.bucket())
              .withKeys(new ArrayList<>(keys))
              .withQuiet(true));
      return 0;
    } catch (MultiObjectDeleteException e) {
      e.getErrors()
          .forEach(error -> reasons.add(error.getCode() + " (" + error.getMessage() + ")"));
      return e.getErrors().size();
    }
  }

  /**
   * Lists the folders that are directly in a folder.
   *
   * @throws SdkClientException when S3 refuses
   */
  public List<S3Location> folders(S3Location folder) {
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

  private static ListObjectsV2Request list(S3Location folder) {
    return new ListObjectsV2Request()
        .withBucketName(folder.bucket())
        .withPrefix(folder.prefix().isEmpty() ? "" : folder.prefix() + "/");
  }
}
