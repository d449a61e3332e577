package org.sagemakerspark.local.server.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.s3.ObjectStore;
import org.sagemakerspark.local.server.s3.S3Location;

/**
 * Lines of JSON whose members are piped one after the other, each in a RecordIO record: an object
 * in S3 where the name of the member ends in {@code -ref}, and the value itself elsewhere. The
 * stream is a file here. Source: Developer Guide, augmented-manifest.md.
 *
 * @param location the manifest
 * @param attributes the members, in their order
 */
record AugmentedManifest(ObjectStore store, S3Location location, List<String> attributes) {

  static final String TYPE = "AugmentedManifestFile";

  private static final String FILE = "records.rec";
  private static final String REFERENCE = "-ref";

  /** Where each record of RecordIO begins. */
  private static final int MAGIC = 0xced7230a;

  void to(Path folder, BooleanSupplier cancelled) throws IOException {
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(store.open(location), StandardCharsets.UTF_8));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE)))) {
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
        if (cancelled.getAsBoolean()) {
          return;
        }
        JsonNode entry = Json.read(line.getBytes(StandardCharsets.UTF_8));
        for (String attribute : attributes) {
          if (!entry.has(attribute)) {
            throw new IOException(
                "Line " + number + " of the manifest " + location + " has no " + attribute);
          }
          record(value(attribute, entry.get(attribute)), out);
        }
      }
    }
  }

  private byte[] value(String attribute, JsonNode value) throws IOException {
    if (!attribute.endsWith(REFERENCE)) {
      return (value.isTextual() ? value.asText() : value.toString())
          .getBytes(StandardCharsets.UTF_8);
    }
    try (InputStream in = store.open(S3Location.parse(value.asText()))) {
      return in.readAllBytes();
    } catch (IllegalArgumentException e) {
      throw new IOException("The manifest " + location + " names no object: " + e.getMessage(), e);
    }
  }

  private static void record(byte[] content, OutputStream out) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(head.putInt(MAGIC).putInt(content.length).array());
    out.write(content);
    out.write(new byte[-content.length & (Integer.BYTES - 1)]);
  }
}
