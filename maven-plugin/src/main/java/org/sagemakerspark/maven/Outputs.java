package org.sagemakerspark.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sagemakerspark.processor.emit.GeneratedFile;

/** What is generated below two folders, of which nothing else is there. */
record Outputs(Path sources, Path resources) {

  /** Writes files whose content is new, so that only those are compiled again; removes others. */
  void write(List<GeneratedFile> files) throws IOException {
    Set<Path> wanted = new HashSet<>();
    for (GeneratedFile file : files) {
      Path path = path(file);
      wanted.add(path);
      byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
      if (!Files.exists(path) || !Arrays.equals(Files.readAllBytes(path), content)) {
        Files.createDirectories(path.getParent());
        Files.write(path, content);
      }
    }
    for (Path file : list()) {
      if (!wanted.contains(file)) {
        Files.delete(file);
      }
    }
  }

  private Path path(GeneratedFile file) {
    return file instanceof GeneratedFile.JavaSource source
        ? sources.resolve(source.name().replace('.', '/') + ".java")
        : resources.resolve(file.name());
  }

  /** Returns the files that are there. */
  List<Path> list() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : List.of(sources, resources)) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> all = Files.walk(root)) {
          all.filter(Files::isRegularFile).forEach(files::add);
        } catch (UncheckedIOException e) {
          throw e.getCause();
        }
      }
    }
    return files;
  }
}
