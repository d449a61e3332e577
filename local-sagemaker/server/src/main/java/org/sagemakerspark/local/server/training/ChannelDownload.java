package org.sagemakerspark.local.server.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.sagemakerspark.local.server.archive.Folders;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.s3.ObjectStore;
import org.sagemakerspark.local.server.s3.S3Location;

/** Brings the objects of a channel into its folder. */
final class ChannelDownload {

  private static final int MAX_MANIFEST_BYTES = 64 << 20;

  private final ObjectStore store;
  private final String type;
  private final S3Location location;
  private final boolean sharded;

  ChannelDownload(ObjectStore store, JsonNode channel) {
    JsonNode source = channel.get("DataSource").get("S3DataSource");
    this.store = store;
    this.type = source.get("S3DataType").asText();
    this.location = S3Location.parse(source.get("S3Uri").asText());
    this.sharded = source.path("S3DataDistributionType").asText().equals("ShardedByS3Key");
  }

  /**
   * Downloads what one host gets, until done or cancelled: everything, or its share of the objects.
   *
   * @throws IOException if an object is missing, there is none at all, or a name would leave the
   *     folder
   */
  void to(Path folder, Hosts hosts, BooleanSupplier cancelled) throws IOException {
    int number = 0;
    for (Map.Entry<String, S3Location> file : files().entrySet()) {
      if (sharded && number++ % hosts.count() != hosts.index()) {
        continue;
      }
      if (cancelled.getAsBoolean()) {
        return;
      }
      Path target = Folders.inside(folder, file.getKey());
      Files.createDirectories(target.getParent());
      try (InputStream in = store.open(file.getValue())) {
        Files.copy(in, target);
      }
    }
  }

  private Map<String, S3Location> files() throws IOException {
    Map<String, S3Location> files =
        switch (type) {
          case "S3Prefix" -> underPrefix();
          case "ManifestFile" -> inManifest();
          default ->
              throw new IOException("The embedded SageMaker does not read S3DataType " + type);
        };
    if (files.isEmpty()) {
      throw new IOException(
          "No S3 objects found under S3 URL \"" + location + "\" given in input data source.");
    }
    return files;
  }

  /** Names files after what follows the prefix's last slash, as a training instance does. */
  private Map<String, S3Location> underPrefix() throws IOException {
    int folderEnd = location.key().lastIndexOf('/') + 1;
    Map<String, S3Location> files = new LinkedHashMap<>();
    for (String key : store.keys(location)) {
      if (!key.endsWith("/")) {
        files.put(key.substring(folderEnd), location.withKey(key));
      }
    }
    return files;
  }

  private Map<String, S3Location> inManifest() throws IOException {
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
    Map<String, S3Location> files = new LinkedHashMap<>();
    for (JsonNode entry : manifest) {
      if (entry.isTextual()) {
        files.put(entry.asText(), base.withKey(base.key() + entry.asText()));
      }
    }
    return files;
  }
}
