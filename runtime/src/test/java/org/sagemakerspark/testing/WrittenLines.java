package org.sagemakerspark.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The lines of text that the data source writes of rows. */
public final class WrittenLines {

  private WrittenLines() {}

  /** Writes rows to a new folder; returns all lines, file by file. */
  public static List<String> of(Dataset<Row> rows, Map<String, String> options) throws IOException {
    Path folder = Files.createTempDirectory("lines");
    rows.write().format("sagemaker").options(options).mode("overwrite").save(folder.toString());
    List<String> lines = new ArrayList<>();
    for (Path file : files(folder)) {
      lines.addAll(read(file));
    }
    return lines;
  }

  /** Returns the files of a folder that hold data, in order. */
  public static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** Reads the lines of a file, which may be compressed. */
  public static List<String> read(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    }
  }
}
