package org.sagemakerspark.processor.apt;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;
import org.sagemakerspark.processor.emit.GeneratedFile;

/** Writes generated files where the compiler wants them. */
final class Output {
  private final Filer filer;

  Output(Filer filer) {
    this.filer = filer;
  }

  /**
   * Writes a file.
   *
   * @param origins what it was made for
   * @throws javax.annotation.processing.FilerException if this compilation has it already
   * @throws IOException if it cannot be written
   */
  void write(GeneratedFile file, Element... origins) throws IOException {
    if (file instanceof GeneratedFile.JavaSource source) {
      try (Writer writer = filer.createSourceFile(source.name(), origins).openWriter()) {
        writer.write(source.content());
      }
    } else if (file instanceof GeneratedFile.Resource resource) {
      // As bytes: the compiler's encoding is for sources.
      try (OutputStream stream =
          filer
              .createResource(StandardLocation.CLASS_OUTPUT, "", resource.name(), origins)
              .openOutputStream()) {
        stream.write(resource.content().getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
