package org.sagemakerspark.maven;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.sagemakerspark.processor.RuntimeMethods;
import org.sagemakerspark.processor.SpecProject;
import org.sagemakerspark.processor.spec.report.Problem;
import org.sagemakerspark.processor.spec.report.Problems;

/**
 * Generates the stages of the project's specs: the estimator and the model in Java, their
 * registration, the PySpark wrapper and the reference page. A spec is a JSON file in the folder of
 * its Java package below {@code src/main/specs}. What has not changed since the last time is left
 * as it is.
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class GenerateMojo extends AbstractMojo {

  /** The folder that the specs are in. */
  @Parameter(property = "sagemaker-spark.specs", defaultValue = "${project.basedir}/src/main/specs")
  File specs;

  /** Where the Java classes go. */
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/sagemaker-spark")
  File sources;

  /** Where the other files go: wrapper, page, registration. */
  @Parameter(defaultValue = "${project.build.directory}/generated-resources/sagemaker-spark")
  File resources;

  /** Where the hash of what was read is kept. */
  @Parameter(
      defaultValue = "${project.build.directory}/sagemaker-spark/specs.sha256",
      readonly = true)
  File state;

  /** The version of this plugin, which generates in a way of its own. */
  @Parameter(defaultValue = "${plugin.version}", readonly = true)
  String version;

  /** The project. */
  @Parameter(defaultValue = "${project}", readonly = true)
  MavenProject project;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    try {
      SpecTree tree = SpecTree.of(specs.toPath());
      Outputs outputs = new Outputs(sources.toPath(), resources.toPath());
      String hash = hash(tree);
      if (isUpToDate(hash, outputs)) {
        getLog().info("Specs have not changed: " + tree.specs().size());
      } else {
        generate(tree, outputs);
        Files.createDirectories(state.toPath().getParent());
        Files.writeString(state.toPath(), hash + "\n" + outputs.list().size() + "\n");
        getLog().info("Generated stages of specs: " + tree.specs().size());
      }
    } catch (IOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    project.addCompileSourceRoot(sources.getPath());
    Resource generated = new Resource();
    generated.setDirectory(resources.getPath());
    project.addResource(generated);
  }

  private void generate(SpecTree tree, Outputs outputs)
      throws IOException, MojoExecutionException, MojoFailureException {
    SpecProject generator = new SpecProject(inherited());
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<Path, byte[]> spec : tree.specs().entrySet()) {
      Path file = spec.getKey();
      String name = project.getBasedir().toPath().relativize(file).toString();
      Problems problems = new Problems();
      generator.add(name, spec.getValue(), tree.javaPackage(file), problems).ifPresent(wrong::add);
      for (Problem problem : problems.sorted()) {
        if (problems.hasErrors()) {
          wrong.add(problem.toString());
        } else {
          getLog().warn(problem.toString());
        }
      }
    }
    if (!wrong.isEmpty()) {
      Files.deleteIfExists(state.toPath());
      throw new MojoFailureException("Specs have errors:\n" + String.join("\n", wrong));
    }
    outputs.write(generator.files());
  }

  /** Whoever removes or adds a generated file wants it generated again. */
  private boolean isUpToDate(String hash, Outputs outputs) throws IOException {
    return Files.exists(state.toPath())
        && Files.readString(state.toPath()).equals(hash + "\n" + outputs.list().size() + "\n");
  }

  private String hash(SpecTree tree) throws MojoExecutionException {
    MessageDigest digest = sha256();
    digest.update((version + "\0").getBytes(StandardCharsets.UTF_8));
    for (String entry : classPath()) {
      digest.update((entry + "\0").getBytes(StandardCharsets.UTF_8));
    }
    tree.specs()
        .forEach(
            (file, content) -> {
              digest.update(
                  (tree.root().relativize(file) + "\0" + content.length + "\0")
                      .getBytes(StandardCharsets.UTF_8));
              digest.update(content);
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Set<String> inherited() throws IOException, MojoExecutionException {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath()) {
      urls.add(new File(entry).toURI().toURL());
    }
    ClassLoader jdk = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader classes = new URLClassLoader(urls.toArray(URL[]::new), jdk)) {
      return RuntimeMethods.names(classes)
          .orElseThrow(
              () ->
                  new MojoExecutionException(
                      "The generated classes need org.sagemakerspark:sagemaker-spark-runtime and,"
                          + " as a provided dependency, org.apache.spark:spark-mllib; add them to"
                          + " the project's dependencies"));
    }
  }

  private List<String> classPath() throws MojoExecutionException {
    try {
      return project.getCompileClasspathElements().stream()
          .filter(entry -> !entry.equals(project.getBuild().getOutputDirectory()))
          .toList();
    } catch (DependencyResolutionRequiredException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }
}
