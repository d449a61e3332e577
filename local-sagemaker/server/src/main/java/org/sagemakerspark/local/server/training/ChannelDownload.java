package org.sagemakerspark.local.server.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.sagemakerspark.local.server.archive.Folders;
import org.sagemakerspark.local.server.s3.ObjectStore;
import org.sagemakerspark.local.server.s3.S3Input;
import org.sagemakerspark.local.server.s3.S3Location;

/** Brings the objects of a channel into its folder. */
final class ChannelDownload {

  private final ObjectStore store;
  private final S3Input input;
  private final boolean sharded;
  private final List<String> attributes;

  ChannelDownload(ObjectStore store, JsonNode channel) {
    JsonNode source = channel.get("DataSource").get("S3DataSource");
    this.store = store;
    this.input = S3Input.of(source);
    this.attributes = new ArrayList<>();
    source.path("AttributeNames").forEach(name -> attributes.add(name.asText()));
    this.sharded = source.path("S3DataDistributionType").asText().equals("ShardedByS3Key");
  }

  /**
   * Downloads what one host gets, until done or cancelled: everything, or its share of the objects.
   *
   * @throws IOException if an object is missing, there is none at all, or a name would leave the
   *     folder
   */
  void to(Path folder, Hosts hosts, BooleanSupplier cancelled) throws IOException {
    if (input.type().equals(AugmentedManifest.TYPE)) {
      new AugmentedManifest(store, input.location(), attributes).to(folder, cancelled);
      return;
    }
    int number = 0;
    for (Map.Entry<String, S3Location> file : input.objects(store).entrySet()) {
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
}
