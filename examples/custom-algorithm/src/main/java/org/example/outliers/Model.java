package org.example.outliers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The mean of the training data, and how distances from it are measured. */
record Model(double[] mean, double[] weights, double power, double threshold) {
  private static final String FILE = "model.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  static Model load(Path folder) throws IOException {
    return JSON.readValue(folder.resolve(FILE).toFile(), Model.class);
  }

  void save(Path folder) throws IOException {
    JSON.writeValue(Files.createDirectories(folder).resolve(FILE).toFile(), this);
  }

  double distance(double[] row) {
    if (row.length != mean.length) {
      throw new IllegalArgumentException(
          "a row has " + row.length + " features, the model " + mean.length);
    }
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += weights[i] * Math.pow(Math.abs(row[i] - mean[i]), power);
    }
    return Math.pow(sum, 1 / power);
  }
}
