package org.sagemakerspark.storage;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.s3.AmazonS3;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Optional;
import org.sagemakerspark.aws.AwsClients;
import org.sagemakerspark.aws.AwsSettings;
import org.sagemakerspark.value.S3Uri;

/** An object of S3's that is not there yet. */
public final class NewObject {

  /** Keys are taken as they stand; to S3, slashes are letters like others. */
  private final S3Location object;

  private NewObject(S3Location object) {
    this.object = object;
  }

  /**
   * Reads a location.
   *
   * @param what what the text is for, for messages
   * @param ending what the location has to end with
   * @throws IllegalArgumentException when it is no location of an object
   */
  public static NewObject at(String uri, String what, String ending) {
    return S3Uri.read(uri)
        .filter(given -> given.key().endsWith(ending) && !given.key().endsWith("/"))
        .map(given -> new NewObject(new S3Location(given.bucket(), given.key())))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    what
                        + " = '"
                        + uri
                        + "' must be the location of an object that ends with "
                        + ending
                        + ", such as s3://bucket/folder/model"
                        + ending));
  }

  /** Returns the location as SageMaker reads it. */
  public String uri() {
    return object.uri("s3");
  }

  /**
   * Writes the object, encrypted as the bucket is set up for.
   *
   * @throws FileAlreadyExistsException when there is one already, which somebody may be serving
   * @throws IOException when S3 refuses
   */
  public void write(AwsSettings aws, byte[] content) throws IOException {
    AmazonS3 s3 = AwsClients.of(aws).s3ForFiles();
    try {
      if (s3.doesObjectExist(object.bucket(), object.prefix())) {
        throw new FileAlreadyExistsException(
            uri(),
            null,
            "there is an object already, which is not overwritten; name another place");
      }
      s3.putObject(
          S3OutputStream.whole(
              object, content, content.length, new S3Encryption(Optional.empty(), false)));
    } catch (SdkClientException e) {
      throw S3Failures.of(uri(), e);
    } finally {
      s3.shutdown();
    }
  }
}
