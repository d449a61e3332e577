package org.sagemakerspark.local.server.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.tag;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Metrics as curves: one plot a metric, one line a channel, in the order they were reported. */
final class Plots {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 140;
  private static final int LEFT = 52;
  private static final int MARGIN = 10;
  private static final int BOTTOM = 18;
  private static final int COLOURS = 4;
  private static final int MAX_POINTS = 400;

  private Plots() {}

  /**
   * Draws all metrics.
   *
   * @param metrics the values by name; {@code train:rmse} and {@code test:rmse} share a plot
   */
  static DomContent of(Map<String, List<Double>> metrics) {
    Map<String, Map<String, List<Double>>> plots = new TreeMap<>();
    metrics.forEach(
        (name, values) -> {
          int colon = name.indexOf(':');
          plots
              .computeIfAbsent(name.substring(colon + 1), n -> new TreeMap<>())
              .put(colon < 0 ? "" : name.substring(0, colon), values);
        });
    return plots.isEmpty()
        ? p("None reported.").withClass("none")
        : div(each(plots.entrySet(), plot -> plot(plot.getKey(), plot.getValue())))
            .withClass("plots");
  }

  private static DomContent plot(String metric, Map<String, List<Double>> series) {
    List<DomContent> caption = new ArrayList<>();
    caption.add(strong(metric));
    int colour = 0;
    for (Map.Entry<String, List<Double>> line : series.entrySet()) {
      double last = line.getValue().get(line.getValue().size() - 1);
      caption.add(span(line.getKey() + " " + number(last)).withClasses("series", colour(colour++)));
    }
    boolean curve = series.values().stream().anyMatch(values -> values.size() > 1);
    return figure(figcaption(each(caption, part -> part)), curve ? curves(metric, series) : span());
  }

  private static DomContent curves(String metric, Map<String, List<Double>> series) {
    double least = extreme(series, -1);
    double most = extreme(series, 1);
    int longest = series.values().stream().mapToInt(List::size).max().orElse(1);
    List<DomContent> parts = new ArrayList<>();
    parts.add(axis(LEFT, MARGIN, LEFT, HEIGHT - BOTTOM));
    parts.add(axis(LEFT, HEIGHT - BOTTOM, WIDTH - MARGIN, HEIGHT - BOTTOM));
    parts.add(label(number(most), LEFT - 4, MARGIN + 4));
    parts.add(label(number(least), LEFT - 4, HEIGHT - BOTTOM));
    parts.add(label(Integer.toString(longest), WIDTH - MARGIN, HEIGHT - 4));
    int colour = 0;
    for (List<Double> values : series.values()) {
      parts.add(
          tag("polyline")
              .withClass(colour(colour++))
              .attr("points", points(values, longest, least, most)));
    }
    return tag("svg")
        .attr("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
        .attr("role", "img")
        .attr("aria-label", metric)
        .with(parts);
  }

  private static String points(List<Double> values, int longest, double least, double most) {
    double width = WIDTH - LEFT - MARGIN;
    double height = HEIGHT - BOTTOM - MARGIN;
    int step = Math.max(1, values.size() / MAX_POINTS);
    StringJoiner points = new StringJoiner(" ");
    for (int i = 0; i < values.size(); i += step) {
      double x = LEFT + width * i / Math.max(1, longest - 1);
      double share = most == least ? 0.5 : (values.get(i) - least) / (most - least);
      points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, MARGIN + height * (1 - share)));
    }
    return points.toString();
  }

  private static double extreme(Map<String, List<Double>> series, int sign) {
    return sign
        * series.values().stream()
            .flatMap(List::stream)
            .mapToDouble(value -> sign * value)
            .max()
            .orElse(0);
  }

  private static DomContent axis(int x1, int y1, int x2, int y2) {
    return tag("line")
        .withClass("axis")
        .attr("x1", x1)
        .attr("y1", y1)
        .attr("x2", x2)
        .attr("y2", y2);
  }

  private static DomContent label(String text, int x, int y) {
    return tag("text").withText(text).attr("x", x).attr("y", y);
  }

  private static String colour(int index) {
    return "colour-" + index % COLOURS;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
