package org.sagemakerspark.local.server.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What all views are put together from. All texts are escaped. */
final class Parts {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private Parts() {}

  /** A part of the view that the script replaces when it has changed; its id is unique. */
  static DomContent part(String id, String title, DomContent content) {
    return section(h2(title), content).withId(id);
  }

  static DomContent link(String address, String name) {
    return a(name).withHref(address);
  }

  /** A status in the colour of what it means. */
  static DomContent status(String status) {
    String meaning =
        switch (status) {
          case "Completed", "InService" -> "good";
          case "Failed" -> "bad";
          case "Stopped", "Stopping", "Deleting" -> "over";
          default -> "busy";
        };
    return span(status).withClasses("status", meaning);
  }

  /** Rows under headings; on a narrow screen each cell has its heading before it. */
  static DomContent rows(List<String> headings, List<List<DomContent>> rows) {
    if (rows.isEmpty()) {
      return p("None yet.").withClass("none");
    }
    return table(
        thead(tr(each(headings, heading -> th(heading)))),
        tbody(each(rows, row -> tr(each(cells(headings, row), cell -> cell)))));
  }

  private static List<DomContent> cells(List<String> headings, List<DomContent> row) {
    List<DomContent> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(td(row.get(i)).attr("data-heading", headings.get(i)));
    }
    return cells;
  }

  static DomContent facts(Map<String, DomContent> facts) {
    return dl(each(facts.entrySet(), fact -> div(dt(fact.getKey()), dd(fact.getValue()))));
  }

  static DomContent log(List<String> lines) {
    return lines.isEmpty()
        ? p("Nothing yet.").withClass("none")
        : pre(String.join("\n", lines)).withClass("log").attr("tabindex", "0");
  }

  /** A time of AWS JSON, in seconds since 1970; a dash if there is none. */
  static DomContent time(JsonNode seconds) {
    return text(seconds.isNumber() ? TIME.format(instant(seconds)) : "–");
  }

  /** How long something took, or has taken until now. */
  static DomContent duration(JsonNode start, JsonNode end) {
    Instant until = end.isNumber() ? instant(end) : Instant.now();
    return text(words(Duration.between(instant(start), until)));
  }

  private static String words(Duration time) {
    if (time.toHours() > 0) {
      return String.format(Locale.ROOT, "%d h %d min", time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? String.format(Locale.ROOT, "%d min %d s", time.toMinutes(), time.toSecondsPart())
        : String.format(Locale.ROOT, "%d s", time.toSeconds());
  }

  private static Instant instant(JsonNode seconds) {
    return Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000));
  }
}
