package org.sagemakerspark.algorithms.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sagemakerspark.processor.SpecCompiler;
import org.sagemakerspark.processor.apt.Compilation;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.plan.AlgorithmPlan;

/** The classes of plans, compiled without a warning and loaded. */
final class GeneratedClasses {
  private GeneratedClasses() {}

  /**
   * Compiles the classes of plans.
   *
   * @param folder where the classes get a folder of their own
   */
  static ClassLoader of(List<AlgorithmPlan> plans, Path folder) throws IOException {
    Compilation compilation =
        Compilation.into(Files.createTempDirectory(folder, "classes"))
            .withoutProcessor()
            .option("-Werror");
    for (AlgorithmPlan plan : plans) {
      for (GeneratedFile file : SpecCompiler.emit(plan)) {
        if (file instanceof GeneratedFile.JavaSource) {
          compilation.source(file.name().replace('.', '/') + ".java", file.content());
        }
      }
    }
    Compilation.Result result = compilation.run();
    assertThat(result.diagnostics()).isEmpty();
    return result.loader();
  }
}
