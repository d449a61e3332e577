package org.sagemakerspark.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * An image whose training prints what is written to the file that its hyperparameter {@code script}
 * names, line by line, until it reads {@code END}.
 */
final class EchoProgram {

  private EchoProgram() {}

  public static void main(String[] arguments) throws IOException {
    Path base = Path.of(System.getenv("SAGEMAKER_BASE_DIR"));
    String parameters = Files.readString(base.resolve("input/config/hyperparameters.json"));
    Path script = Path.of(parameters.replaceFirst(".*\"script\":\"([^\"]+)\".*", "$1"));
    try (BufferedReader in = Files.newBufferedReader(script)) {
      String line = in.readLine();
      while (!"END".equals(line)) {
        if (line == null) {
          LockSupport.parkNanos(20_000_000);
        } else {
          System.out.println(line);
        }
        line = in.readLine();
      }
    }
  }
}
