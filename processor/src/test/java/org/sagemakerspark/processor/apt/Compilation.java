package org.sagemakerspark.processor.apt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs javac with the processor, on real folders. */
public final class Compilation {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** Opens each library once: listing what is in all of them takes longer than a compilation. */
  private static final StandardJavaFileManager FILES =
      JAVAC.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

  private final Path classes;
  private final List<JavaFileObject> sources = new ArrayList<>();
  private final List<String> options =
      new ArrayList<>(List.of("--release", "17", "-Xlint:all,-classfile"));
  private final Set<String> unreadable = new HashSet<>();
  private String classPath = System.getProperty("java.class.path");

  /** Begins a compilation whose class output is the given folder. */
  public static Compilation into(Path classes) {
    return new Compilation(classes);
  }

  private Compilation(Path classes) {
    this.classes = classes;
  }

  /** Adds a package with annotations. */
  public Compilation annotated(String packageName, String... annotations) {
    return source(
        packageName.replace('.', '/') + "/package-info.java",
        String.join("\n", annotations) + "\npackage " + packageName + ";\n");
  }

  /** Adds a source file. */
  public Compilation source(String path, String text) {
    sources.add(
        new SimpleJavaFileObject(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        });
    return this;
  }

  /** Adds a resource that was copied to the class output before. */
  public Compilation resource(String path, String text) {
    try {
      Path file = classes.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds an option for javac. */
  public Compilation option(String option) {
    options.add(option);
    return this;
  }

  /** Lets the reading of a resource of the class path or the source path fail. */
  public Compilation unreadable(String path) {
    unreadable.add(path);
    return this;
  }

  /** Compiles without any library. */
  public Compilation withoutLibraries() {
    classPath = "";
    return this;
  }

  /** Compiles without the processor. */
  public Compilation withoutProcessor() {
    return option("-proc:none");
  }

  /** Compiles everything. */
  public Result run() {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> all =
        Stream.concat(
                options.stream(), Stream.of("-d", classes.toString(), "-classpath", classPath))
            .toList();
    JavaCompiler.CompilationTask task =
        JAVAC.getTask(null, new Failing(FILES), diagnostics, all, null, sources);
    task.setProcessors(List.of(new SageMakerAlgorithmProcessor()));
    boolean isGood = task.call();
    return new Result(isGood, diagnostics.getDiagnostics(), classes);
  }

  private final class Failing extends ForwardingJavaFileManager<JavaFileManager> {
    Failing(JavaFileManager files) {
      super(files);
    }

    @Override
    public FileObject getFileForInput(Location location, String packageName, String path)
        throws IOException {
      if (unreadable.contains(path)) {
        throw new IOException("disk error");
      }
      return super.getFileForInput(location, packageName, path);
    }
  }

  /** What javac said and made. */
  public record Result(
      boolean isGood, List<Diagnostic<? extends JavaFileObject>> diagnostics, Path classes) {

    /** Returns the texts of all errors. */
    public List<String> errors() {
      return diagnostics.stream()
          .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
          .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
          .toList();
    }

    /** Returns what loads the classes. */
    public ClassLoader loader() {
      try {
        return new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, Compilation.class.getClassLoader());
      } catch (MalformedURLException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Returns the text of a generated file. */
    public String text(String path) {
      try {
        return Files.readString(classes.resolve(path));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
