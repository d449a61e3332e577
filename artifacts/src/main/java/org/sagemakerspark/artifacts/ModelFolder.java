package org.sagemakerspark.artifacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that a {@code model.tar.gz} was unpacked to, with the one file that matters. */
public final class ModelFolder {

  /** Beside it the service leaves files named {@code state_...}, which say nothing of the model. */
  public static final String FILE = "model_algo-1";

  private ModelFolder() {}

  /**
   * Reads the model's file.
   *
   * @throws ArtifactException if there is none
   */
  public static byte[] read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new ArtifactException(folder + ": expected a file " + FILE);
    }
    return Files.readAllBytes(file);
  }

  /** Writes the model's file. */
  public static void write(Path folder, byte[] bytes) throws IOException {
    Files.write(folder.resolve(FILE), bytes);
  }
}
