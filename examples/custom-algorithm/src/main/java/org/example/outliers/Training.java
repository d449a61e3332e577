package org.example.outliers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.sagemakerspark.recordio.AmazonRecord;
import org.sagemakerspark.recordio.RecordDecoder;

/** Reads the channel {@code train} and computes the mean of its rows. */
final class Training {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Training() {}

  static Model run(Path base) throws IOException {
    JsonNode given =
        JSON.readTree(base.resolve("input/config/hyperparameters.json").toFile());
    double[] sum = new double[0];
    long rows = 0;
    for (Path file : files(base.resolve("input/data/train"))) {
      List<AmazonRecord> records =
          RecordDecoder.readAll(file.getFileName().toString(), Files.readAllBytes(file));
      for (AmazonRecord record : records) {
        double[] values = record.features().get(AmazonRecord.VALUES).values();
        sum = rows == 0 ? new double[values.length] : sum;
        for (int i = 0; i < values.length; i++) {
          sum[i] += values[i];
        }
        rows++;
      }
    }
    long count = rows;
    double[] mean = Arrays.stream(sum).map(each -> each / count).toArray();
    double[] weights = new double[mean.length];
    Arrays.fill(weights, 1);
    if (given.has("weights")) {
      weights = JSON.readValue(given.get("weights").asText(), double[].class);
      if (weights.length != mean.length) {
        throw new IllegalArgumentException(
            "weights has " + weights.length + " elements, a row has " + mean.length + " features");
      }
    }
    return new Model(mean, weights, power(given), given.path("threshold").asDouble(3));
  }

  private static double power(JsonNode given) {
    return switch (given.path("distance").asText("euclidean")) {
      case "manhattan" -> 1;
      case "minkowski" -> given.get("power").asDouble();
      default -> 2;
    };
  }

  private static List<Path> files(Path channel) throws IOException {
    try (Stream<Path> files = Files.walk(channel)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
