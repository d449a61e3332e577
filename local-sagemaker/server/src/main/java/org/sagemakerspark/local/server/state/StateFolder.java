package org.sagemakerspark.local.server.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sagemakerspark.local.server.archive.Folders;
import org.sagemakerspark.local.server.http.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What outlives the server: one JSON file a resource, in one folder a kind. */
public final class StateFolder {

  private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);
  private static final String SUFFIX = ".json";

  private final Path root;

  /** Opens or makes the folder, which only this user can enter: it holds the credentials. */
  public StateFolder(Path root) throws IOException {
    this.root = Files.createDirectories(root);
    if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Keeps a resource, whole or not at all. */
  public void save(String kind, String name, ObjectNode resource) {
    try {
      Path file = file(kind, name);
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), "fresh", ".tmp");
      Files.write(fresh, Json.write(resource));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep " + kind + " " + name, e);
    }
  }

  /** Forgets a resource. */
  public void delete(String kind, String name) {
    try {
      Files.deleteIfExists(file(kind, name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot forget " + kind + " " + name, e);
    }
  }

  /** Gives all resources of a kind; a damaged file is reported and left out. */
  public List<ObjectNode> load(String kind) throws IOException {
    Path folder = root.resolve(kind);
    List<ObjectNode> resources = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return resources;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
        try {
          resources.add((ObjectNode) Json.read(Files.readAllBytes(file)));
        } catch (IOException | ClassCastException e) {
          LOG.warn("{} is damaged and left out", file, e);
        }
      }
    }
    return resources;
  }

  /** Names that differ only in case are the same, as in the service. */
  private Path file(String kind, String name) throws IOException {
    return Folders.inside(root.resolve(kind), name.toLowerCase(Locale.ROOT) + SUFFIX);
  }
}
