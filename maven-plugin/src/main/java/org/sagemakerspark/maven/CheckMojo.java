package org.sagemakerspark.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Tells everything that is wrong with specs, without a project around them. */
@Mojo(name = "check", requiresProject = false, threadSafe = true)
public final class CheckMojo extends AbstractMojo {

  /** The specs; a folder stands for the JSON files below it. */
  @Parameter(property = "specs", defaultValue = "src/main/specs")
  List<File> specs;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    List<String> files = new ArrayList<>();
    try {
      for (File spec : specs) {
        if (spec.isDirectory()) {
          SpecTree.files(spec.toPath()).stream().map(Path::toString).forEach(files::add);
        } else {
          files.add(spec.getPath());
        }
      }
    } catch (IOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    if (files.isEmpty()) {
      throw new MojoFailureException("There are no specs in " + specs + "; give -Dspecs=FILE");
    }
    SpecCommand.run(getLog(), Stream.concat(Stream.of("spec", "check"), files.stream()).toList());
  }
}
