package org.sagemakerspark.algorithms.compiled;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.sagemakerspark.processor.SpecCompiler;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.plan.AlgorithmPlan;

/** The classes of plans, compiled without a warning and loaded. */
final class GeneratedClasses extends ClassLoader {
  private static final Compiler STRICT =
      Compiler.javac()
          .withOptions("--release", "17", "-Xlint:all,-processing,-classfile", "-Werror");

  private final Map<String, JavaFileObject> classes = new HashMap<>();

  private GeneratedClasses(Compilation compilation) {
    super(GeneratedClasses.class.getClassLoader());
    for (JavaFileObject file : compilation.generatedFiles()) {
      classes.put(file.toUri().getPath(), file);
    }
  }

  static ClassLoader of(List<AlgorithmPlan> plans) {
    List<JavaFileObject> sources = new ArrayList<>();
    for (AlgorithmPlan plan : plans) {
      for (GeneratedFile file : SpecCompiler.emit(plan)) {
        if (file instanceof GeneratedFile.JavaSource) {
          sources.add(JavaFileObjects.forSourceString(file.name(), file.content()));
        }
      }
    }
    Compilation compilation = STRICT.compile(sources);
    assertThat(compilation).succeededWithoutWarnings();
    return new GeneratedClasses(compilation);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    JavaFileObject file = classes.get("/CLASS_OUTPUT/" + name.replace('.', '/') + ".class");
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    try (InputStream stream = file.openInputStream()) {
      byte[] bytes = stream.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
