package org.sagemakerspark.local.server.s3;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.http.ServiceException;

/**
 * The objects that an S3DataSource names: all under a prefix, or those of a manifest.
 *
 * @param type {@code S3Prefix} or {@code ManifestFile}
 * @param location the prefix, or the manifest
 */
public record S3Input(String type, S3Location location) {

  private static final int MAX_MANIFEST_BYTES = 16 << 20;

  /**
   * Reads a request's S3DataSource.
   *
   * @throws IllegalArgumentException if its S3Uri is none
   */
  public static S3Input of(JsonNode source) {
    return new S3Input(
        source.path("S3DataType").asText(), S3Location.parse(source.path("S3Uri").asText()));
  }

  /**
   * Checks that there is something to read, as the service does before it takes a job.
   *
   * @throws ServiceException {@code ValidationException} in the service's words
   *     (aws/amazon-sagemaker-examples issue 2414)
   */
  public void requireData(ObjectStore store, Account account) {
    if (!store.hasAny(location)) {
      throw ServiceException.validation(
          String.format(
              Locale.ROOT,
              "No S3 objects found under S3 URL \"%s\" given in input data source. Please ensure"
                  + " that the bucket exists in the selected region (%s), that objects exist under"
                  + " that S3 prefix, and that the role \"%s\" has \"s3:ListBucket\" permissions on"
                  + " bucket \"%s\".",
              location,
              account.region(),
              account.roleArn(),
              location.bucket()));
    }
  }

  /**
   * Finds the objects, by the names that their files are to have.
   *
   * @throws IOException if there is none, or the manifest cannot be read
   */
  public Map<String, S3Location> objects(ObjectStore store) throws IOException {
    Map<String, S3Location> objects =
        switch (type) {
          case "S3Prefix" -> underPrefix(store);
          case "ManifestFile" -> inManifest(store);
          default ->
              throw new IOException("The embedded SageMaker does not read S3DataType " + type);
        };
    if (objects.isEmpty()) {
      throw new IOException(
          "No S3 objects found under S3 URL \"" + location + "\" given in input data source.");
    }
    return objects;
  }

  /** Names files after what follows the prefix's last slash, as an instance does. */
  private Map<String, S3Location> underPrefix(ObjectStore store) throws IOException {
    int folderEnd = location.key().lastIndexOf('/') + 1;
    Map<String, S3Location> objects = new LinkedHashMap<>();
    for (String key : store.keys(location)) {
      if (!key.endsWith("/")) {
        objects.put(key.substring(folderEnd), location.withKey(key));
      }
    }
    return objects;
  }

  private Map<String, S3Location> inManifest(ObjectStore store) throws IOException {
    byte[] content;
    try (InputStream in = store.open(location)) {
      content = in.readNBytes(MAX_MANIFEST_BYTES);
    }
    JsonNode manifest = Json.read(content);
    String prefix = manifest.path(0).path("prefix").asText("");
    if (!manifest.isArray() || !prefix.startsWith("s3://")) {
      throw new IOException(
          "The manifest " + location + " must be [{\"prefix\": \"s3://...\"}, \"key\", ...]");
    }
    S3Location base = S3Location.parse(prefix);
    Map<String, S3Location> objects = new LinkedHashMap<>();
    for (JsonNode entry : manifest) {
      if (entry.isTextual()) {
        objects.put(entry.asText(), base.withKey(base.key() + entry.asText()));
      }
    }
    return objects;
  }
}
