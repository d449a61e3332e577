package org.example.outliers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The training image, as a program: SageMaker runs a container with {@code train} or {@code serve}.
 * Data, hyperparameters and the model are below {@code /opt/ml}.
 */
public final class Image {
  private Image() {}

  /** Trains or serves. */
  public static void main(String[] arguments) throws IOException {
    Path base = Path.of(System.getenv().getOrDefault("SAGEMAKER_BASE_DIR", "/opt/ml"));
    String command = arguments.length == 0 ? "" : arguments[arguments.length - 1];
    switch (command) {
      case "train" -> train(base);
      case "serve" ->
          Server.start(
              Model.load(base.resolve("model")),
              Integer.parseInt(System.getenv().getOrDefault("SAGEMAKER_BIND_TO_PORT", "8080")));
      default -> throw new IllegalArgumentException("train or serve, and not '" + command + "'");
    }
  }

  private static void train(Path base) throws IOException {
    try {
      Training.run(base).save(base.resolve("model"));
    } catch (IOException | RuntimeException e) {
      // The contract: this text becomes the failure reason of the job.
      Path output = Files.createDirectories(base.resolve("output"));
      Files.writeString(output.resolve("failure"), String.valueOf(e.getMessage()));
      throw e;
    }
  }
}
