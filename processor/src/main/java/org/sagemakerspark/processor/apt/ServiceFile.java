package org.sagemakerspark.processor.apt;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;
import org.sagemakerspark.processor.emit.GeneratedFile;

/**
 * The registration of classes under one service. What is registered there already, by hand or by an
 * earlier compilation, stays if its class still exists: one bad line would break every stage on a
 * Spark Connect server.
 */
final class ServiceFile {
  private final String path;
  private final SortedSet<String> providers = new TreeSet<>();
  private final List<Element> origins = new ArrayList<>();

  ServiceFile(String service) {
    this.path = "META-INF/services/" + service;
  }

  void add(String provider, Element origin) {
    providers.add(provider);
    origins.add(origin);
  }

  void write(Filer filer, Elements elements) throws IOException {
    if (providers.isEmpty()) {
      return;
    }
    for (String registered : registered(filer)) {
      if (elements.getTypeElement(registered.replace('$', '.')) != null) {
        providers.add(registered);
      }
    }
    new Output(filer)
        .write(
            new GeneratedFile.Resource(path, String.join("\n", providers) + "\n"),
            origins.toArray(Element[]::new));
  }

  private List<String> registered(Filer filer) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                filer.getResource(StandardLocation.CLASS_OUTPUT, "", path).openInputStream(),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (FileNotFoundException | NoSuchFileException e) {
      return List.of();
    }
  }
}
