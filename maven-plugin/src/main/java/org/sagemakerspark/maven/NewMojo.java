package org.sagemakerspark.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes a spec to begin with, and the folders that it is in. */
@Mojo(name = "new", requiresProject = false, threadSafe = true)
public final class NewMojo extends AbstractMojo {

  /** The name of the algorithm. */
  @Parameter(property = "algorithm", required = true)
  String algorithm;

  /** The file to write, which must not be there yet. */
  @Parameter(property = "out", required = true)
  String out;

  /** The URI of the image; when it is not given, one to be replaced. */
  @Parameter(property = "image")
  String image;

  @Override
  public void execute() throws MojoFailureException {
    List<String> arguments =
        new ArrayList<>(List.of("spec", "new", "--algorithm", algorithm, "--out", out));
    if (image != null) {
      arguments.addAll(List.of("--image", image));
    }
    SpecCommand.run(getLog(), arguments);
  }
}
