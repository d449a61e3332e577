package org.sagemakerspark.local.server.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads metrics from a container's log: all values of each, in order. */
public final class MetricReader {

  private static final Logger LOG = LoggerFactory.getLogger(MetricReader.class);

  /** How the built-in images print a metric; its name is {@code test:msd} for {@code test msd}. */
  private static final Pattern BUILT_IN =
      Pattern.compile(
          "#quality_metric: host=\\S+,.*? (train|test|validation) (\\S+) <\\S+>=(\\S+)");

  /** How XGBoost prints a round's metrics: {@code [3]#011train-merror:0.1#011validation-...}. */
  private static final Pattern XGBOOST_ROUND = Pattern.compile("^\\[\\d+\\]#011.*");

  private static final Pattern XGBOOST =
      Pattern.compile("#011(train|validation)-(\\S+?):([^#\\s]+)");

  private final Map<String, Pattern> definitions;

  private MetricReader(Map<String, Pattern> definitions) {
    this.definitions = definitions;
  }

  /**
   * Takes a request's MetricDefinitions, each a name and a regex whose first group is the value.
   */
  public static MetricReader of(JsonNode metricDefinitions) {
    Map<String, Pattern> definitions = new LinkedHashMap<>();
    for (JsonNode definition : metricDefinitions) {
      definitions.put(
          definition.get("Name").asText(), Pattern.compile(definition.get("Regex").asText()));
    }
    return new MetricReader(definitions);
  }

  /** Reads a whole log. */
  public Map<String, List<Double>> read(Path log) throws IOException {
    // A container may print anything: bytes that are no UTF-8 must not fail the job.
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(log), StandardCharsets.UTF_8))) {
      return read(reader.lines());
    }
  }

  /** Reads some lines of a log. */
  public Map<String, List<Double>> read(Stream<String> lines) {
    Map<String, List<Double>> metrics = new LinkedHashMap<>();
    lines.forEach(line -> read(line, metrics));
    return metrics;
  }

  private void read(String line, Map<String, List<Double>> metrics) {
    Matcher builtIn = BUILT_IN.matcher(line);
    if (builtIn.find()) {
      add(metrics, builtIn.group(1) + ":" + builtIn.group(2), builtIn.group(3));
    }
    if (XGBOOST_ROUND.matcher(line).matches()) {
      Matcher metric = XGBOOST.matcher(line);
      while (metric.find()) {
        add(metrics, metric.group(1) + ":" + metric.group(2), metric.group(3));
      }
    }
    for (Map.Entry<String, Pattern> definition : definitions.entrySet()) {
      Matcher matcher = definition.getValue().matcher(line);
      if (matcher.find() && matcher.groupCount() > 0) {
        add(metrics, definition.getKey(), matcher.group(1));
      }
    }
  }

  /** What is no finite number is no value. */
  private static void add(Map<String, List<Double>> metrics, String name, String value) {
    try {
      double number = Double.parseDouble(value);
      if (Double.isFinite(number)) {
        metrics.computeIfAbsent(name, n -> new ArrayList<>()).add(number);
      }
    } catch (NumberFormatException e) {
      LOG.debug("Metric {} is '{}', which is no number", name, value);
    }
  }
}
