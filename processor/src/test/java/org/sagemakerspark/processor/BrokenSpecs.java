package org.sagemakerspark.processor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.sagemakerspark.processor.spec.report.SpecMessage.ALTERNATIVES_OVERLAP;
import static org.sagemakerspark.processor.spec.report.SpecMessage.BAD_CONDITION;
import static org.sagemakerspark.processor.spec.report.SpecMessage.BAD_DEFAULT;
import static org.sagemakerspark.processor.spec.report.SpecMessage.BAD_FIXED_VALUE;
import static org.sagemakerspark.processor.spec.report.SpecMessage.BAD_KEY;
import static org.sagemakerspark.processor.spec.report.SpecMessage.BAD_KEY_TYPE;
import static org.sagemakerspark.processor.spec.report.SpecMessage.BAD_NAME;
import static org.sagemakerspark.processor.spec.report.SpecMessage.BAD_NUMBER;
import static org.sagemakerspark.processor.spec.report.SpecMessage.BAD_OPTION;
import static org.sagemakerspark.processor.spec.report.SpecMessage.BAD_PATTERN;
import static org.sagemakerspark.processor.spec.report.SpecMessage.BAD_PLACEHOLDER;
import static org.sagemakerspark.processor.spec.report.SpecMessage.BOTH_BOUNDS;
import static org.sagemakerspark.processor.spec.report.SpecMessage.BROKEN_RULE;
import static org.sagemakerspark.processor.spec.report.SpecMessage.CLASSES_OR_VARIANTS;
import static org.sagemakerspark.processor.spec.report.SpecMessage.COLUMNS_MISSING;
import static org.sagemakerspark.processor.spec.report.SpecMessage.CONTROL_CHARACTER;
import static org.sagemakerspark.processor.spec.report.SpecMessage.CYCLIC_CONDITION;
import static org.sagemakerspark.processor.spec.report.SpecMessage.DEFAULT_OF_REQUIRED;
import static org.sagemakerspark.processor.spec.report.SpecMessage.DELIVERED_NAME;
import static org.sagemakerspark.processor.spec.report.SpecMessage.DUPLICATE_ELEMENT;
import static org.sagemakerspark.processor.spec.report.SpecMessage.DUPLICATE_KEY;
import static org.sagemakerspark.processor.spec.report.SpecMessage.EMPTY;
import static org.sagemakerspark.processor.spec.report.SpecMessage.EMPTY_RANGE;
import static org.sagemakerspark.processor.spec.report.SpecMessage.EMPTY_VERSION_RANGE;
import static org.sagemakerspark.processor.spec.report.SpecMessage.FIELD_DOES_NOT_APPLY;
import static org.sagemakerspark.processor.spec.report.SpecMessage.FORMAT_WITHOUT_COLUMNS;
import static org.sagemakerspark.processor.spec.report.SpecMessage.IMAGE_SOURCE;
import static org.sagemakerspark.processor.spec.report.SpecMessage.IMPOSSIBLE_VALUE;
import static org.sagemakerspark.processor.spec.report.SpecMessage.INHERITED_NAME;
import static org.sagemakerspark.processor.spec.report.SpecMessage.LABEL_MISSING;
import static org.sagemakerspark.processor.spec.report.SpecMessage.LABEL_OF_INPUTS;
import static org.sagemakerspark.processor.spec.report.SpecMessage.LABEL_OF_TRAIN;
import static org.sagemakerspark.processor.spec.report.SpecMessage.LATER_VERSION;
import static org.sagemakerspark.processor.spec.report.SpecMessage.LIMIT_EXCEEDED;
import static org.sagemakerspark.processor.spec.report.SpecMessage.METRIC_NOT_FOUND;
import static org.sagemakerspark.processor.spec.report.SpecMessage.MISSING_FIELD;
import static org.sagemakerspark.processor.spec.report.SpecMessage.NAME_TAKEN;
import static org.sagemakerspark.processor.spec.report.SpecMessage.NOTHING_TO_TUNE;
import static org.sagemakerspark.processor.spec.report.SpecMessage.NOT_IN_VARIANT;
import static org.sagemakerspark.processor.spec.report.SpecMessage.NOT_UTF8;
import static org.sagemakerspark.processor.spec.report.SpecMessage.NO_GROUP;
import static org.sagemakerspark.processor.spec.report.SpecMessage.NO_INPUT;
import static org.sagemakerspark.processor.spec.report.SpecMessage.NO_TRAIN_CHANNEL;
import static org.sagemakerspark.processor.spec.report.SpecMessage.NUMERIC_WORD;
import static org.sagemakerspark.processor.spec.report.SpecMessage.ONE_VALUE;
import static org.sagemakerspark.processor.spec.report.SpecMessage.OUTPUT_IS_INPUT;
import static org.sagemakerspark.processor.spec.report.SpecMessage.OWN_FORMAT_NOT_READ;
import static org.sagemakerspark.processor.spec.report.SpecMessage.PARAM_IS_THERE;
import static org.sagemakerspark.processor.spec.report.SpecMessage.REDEFINED_COLUMN;
import static org.sagemakerspark.processor.spec.report.SpecMessage.REFUSED_BY_PARAM;
import static org.sagemakerspark.processor.spec.report.SpecMessage.RESERVED_NAME;
import static org.sagemakerspark.processor.spec.report.SpecMessage.SECOND_TRAIN_CHANNEL;
import static org.sagemakerspark.processor.spec.report.SpecMessage.SELF_COMPARISON;
import static org.sagemakerspark.processor.spec.report.SpecMessage.SEPARATOR_IN_VALUE;
import static org.sagemakerspark.processor.spec.report.SpecMessage.SYNTAX_ERROR;
import static org.sagemakerspark.processor.spec.report.SpecMessage.TUNABLE_OUTSIDE;
import static org.sagemakerspark.processor.spec.report.SpecMessage.TYPE_NOT_HELD;
import static org.sagemakerspark.processor.spec.report.SpecMessage.UNKNOWN_CHANNEL;
import static org.sagemakerspark.processor.spec.report.SpecMessage.UNKNOWN_FIELD;
import static org.sagemakerspark.processor.spec.report.SpecMessage.UNKNOWN_HYPERPARAMETER;
import static org.sagemakerspark.processor.spec.report.SpecMessage.UNKNOWN_IMAGE_VERSION;
import static org.sagemakerspark.processor.spec.report.SpecMessage.UNKNOWN_OPTION;
import static org.sagemakerspark.processor.spec.report.SpecMessage.UNKNOWN_PARAMETER;
import static org.sagemakerspark.processor.spec.report.SpecMessage.UNKNOWN_REGISTRY;
import static org.sagemakerspark.processor.spec.report.SpecMessage.UNKNOWN_VARIANT;
import static org.sagemakerspark.processor.spec.report.SpecMessage.UNKNOWN_VERSION;
import static org.sagemakerspark.processor.spec.report.SpecMessage.UNKNOWN_WORD;
import static org.sagemakerspark.processor.spec.report.SpecMessage.UNSUPPORTED_VERSION;
import static org.sagemakerspark.processor.spec.report.SpecMessage.WRONG_KIND;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Specs with one mistake each, and where that is. */
final class BrokenSpecs {
  private static final String TITLE = "\"title\": \"Tiny\"";
  private static final String SIZE = "\"name\": \"size\"";
  private static final String RANGE = "\"min\": 1, \"max\": 9";
  private static final String DEFAULT = "\"default\": 5";
  private static final String MODE = "\"name\": \"mode\"";
  private static final String MODE_START = "{ \"name\": \"mode\", ";
  private static final String VALUES = "\"values\": [\"fast\", \"exact\"]";
  private static final String MODE_DEFAULT = "\"default\": \"fast\"";
  private static final String KEY = "\"key\": \"score\"";
  private static final String SIZE_POINTER = "/hyperparameters/0";
  private static final String MODE_POINTER = "/hyperparameters/1";

  private BrokenSpecs() {}

  /**
   * One mistake.
   *
   * @param line where the problem must be
   * @param pointer what the problem must be about
   * @param says a part of what it must say
   */
  record Case(
      SpecMessage message,
      byte[] json,
      int line,
      int column,
      String pointer,
      String says,
      String title) {

    /** Returns the case with another text in the spec, behind the mistake or of the same length. */
    Case with(String find, String replacement) {
      String text = new String(json, UTF_8);
      if (!text.contains(find)) {
        throw new AssertionError("Not in the spec: " + find);
      }
      return new Case(
          message,
          text.replace(find, replacement).getBytes(UTF_8),
          line,
          column,
          pointer,
          says,
          title);
    }

    /** Returns the case with the problem some lines further down. */
    Case onLine(int more) {
      return new Case(message, json, line + more, column, pointer, says, title);
    }

    /** Returns the case with a spec that ends where its first object does. */
    Case cut() {
      String text = new String(json, UTF_8);
      int depth = 0;
      int end = 0;
      do {
        char each = text.charAt(end++);
        depth += each == '{' ? 1 : each == '}' ? -1 : 0;
      } while (depth > 0);
      return new Case(
          message, text.substring(0, end).getBytes(UTF_8), line, column, pointer, says, title);
    }

    Case without(String find) {
      return with(find, "");
    }

    @Override
    public String toString() {
      return message.id() + ": " + title;
    }
  }

  /**
   * Makes a case from the minimal spec.
   *
   * @param find stands in the spec once
   * @param replacement what stands there instead; the problem is where it has the mark ^
   */
  private static Case edit(
      SpecMessage message, String find, String replacement, String pointer, String says) {
    return edit(Specs.MINIMAL, message, find, replacement, pointer, says);
  }

  private static Case edit(
      String spec,
      SpecMessage message,
      String find,
      String replacement,
      String pointer,
      String says) {
    return edit(spec, message, Map.of(find, replacement), pointer, says);
  }

  private static Case edit(
      String spec,
      SpecMessage message,
      Map<String, String> replacements,
      String pointer,
      String says) {
    String minimal = Specs.text(spec);
    String marked = minimal;
    for (Map.Entry<String, String> each : replacements.entrySet()) {
      if (minimal.split(Pattern.quote(each.getKey()), -1).length != 2) {
        throw new AssertionError("Not exactly once in the spec: " + each.getKey());
      }
      marked = marked.replace(each.getKey(), each.getValue());
    }
    String before = marked.substring(0, marked.indexOf('^'));
    String replacement =
        replacements.values().stream().filter(each -> each.contains("^")).findFirst().orElseThrow();
    return new Case(
        message,
        marked.replace("^", "").getBytes(UTF_8),
        (int) before.chars().filter(c -> c == '\n').count() + 1,
        before.length() - before.lastIndexOf('\n'),
        pointer,
        says,
        replacement.length() < 60 ? replacement.replace("\n", " ") : says);
  }

  private static Case whole(SpecMessage message, byte[] json, String says) {
    return new Case(message, json, 1, 1, "", says, says);
  }

  static List<Case> all() {
    return Stream.of(
            files(),
            shapes(),
            names(),
            duplicates(),
            types(),
            values(),
            references(),
            variants(),
            conditions(),
            formats(),
            defaultsOfStages(),
            onlyTrained(),
            requestAlternatives(),
            emptyWords(),
            responses(),
            partsOfTypes(),
            perVariant(),
            history(),
            training(),
            columns(),
            statements(),
            forms(),
            maps(),
            variables(),
            classes())
        .flatMap(List::stream)
        .toList();
  }

  /** Makes a case from the spec of columns. */
  private static Case column(
      SpecMessage message, String find, String replacement, String pointer, String says) {
    return edit(Specs.COLUMNS, message, find, replacement, pointer, says);
  }

  /** Of two edits, of which the second is where the mistake is marked, or the first. */
  private static Case column(
      SpecMessage message,
      String find,
      String replacement,
      String otherFind,
      String otherReplacement,
      String pointer,
      String says) {
    return edit(
        Specs.COLUMNS,
        message,
        Map.of(find, replacement, otherFind, otherReplacement),
        pointer,
        says);
  }

  private static List<Case> columns() {
    String tags = "{ \"name\": \"tags\", \"type\": \"string-array\"";
    String header = "\"header\": \"true\"";
    return List.of(
        edit(
            LATER_VERSION,
            "\"label\": \"none\"",
            "\"format\": ^\"csv\", \"label\": \"none\"",
            "/training/format",
            "\"specVersion\": 2"),
        edit(
            LATER_VERSION,
            "\"request\": { ",
            "\"request\": { \"formats\": [{ \"contentTypes\": [\"text/csv\"], \"fillsZeros\": ^true }], ",
            "/inference/request/formats/0/fillsZeros",
            "\"fillsZeros\""),
        edit(
            LATER_VERSION,
            KEY + ", \"type\": \"double\"",
            KEY + ", \"type\": ^\"boolean\"",
            "/inference/response/columns/0/type",
            "The type \"boolean\""),
        column(
            FORMAT_WITHOUT_COLUMNS,
            "\"format\": \"csv\",\n    \"formatOptions\": { \"header\": \"true\" }",
            "\"format\": ^\"libsvm\"",
            "/training/format",
            "csv, parquet, jsonlines"),
        edit(
            COLUMNS_MISSING,
            "\"contentType\": \"application/x-recordio-protobuf\"",
            "\"contentType\": ^\"text/plain\"",
            "/training/contentType",
            "specs with \"inputs\""),
        column(
            TYPE_NOT_HELD,
            "\"type\": \"integer-array\", \"only\"",
            "\"type\": ^\"binary\", \"only\"",
            "/inputs/6/type",
            "The format json holds no value of the type binary"),
        column(
            TYPE_NOT_HELD,
            "\"type\": \"integer\", \"only\": \"training\"",
            "\"type\": ^\"integer-or-array\", \"only\": \"training\"",
            "/inputs/4/type",
            "The format csv holds no value of the type integer-or-array"),
        column(
            BAD_OPTION,
            "\"deserializer\": \"json\"",
            "\"deserializer\": \"json\", \"options\": { \"rows\": ^\"one\" }",
            "/inference/response/options/rows",
            "many, since a request holds many rows"),
        column(
            LABEL_OF_INPUTS,
            "\"label\": \"optional\"",
            "\"label\": ^\"none\"",
            "/training/label",
            "labelCol"),
        column(
            UNKNOWN_OPTION,
            header,
            "^\"heading\": \"true\"",
            "/training/formatOptions/heading",
            "header"),
        column(
            BAD_OPTION,
            header,
            "\"header\": ^\"yes\"",
            "/training/formatOptions/header",
            "true, false"),
        column(
                BAD_OPTION,
                "{ \"header\": \"true\" },\n    \"label\": \"optional\"",
                "{ \"header\": ^\"true\" },\n    \"label\": \"optional\"",
                "/training/formatOptions/header",
                "a list")
            .with(tags + ", \"only\": \"requests\"", tags),
        column(
                NO_INPUT,
                "\"inputs\": [\n    { \"name\": \"target\", \"type\": \"integer\", \"param\": \"labelCol\" },",
                "\"inputs\": ^[{ \"name\": \"target\", \"type\": \"integer\", \"param\": \"labelCol\" }],"
                    + "\n  \"hyperparameters\": [{ \"name\": \"x\", \"type\": \"int\" }],"
                    + " \"inference\": { \"request\": { \"serializer\": \"json\" }, \"response\": {"
                    + " \"deserializer\": \"json\", \"columns\": [{ \"key\": \"y\","
                    + " \"type\": \"int\" }] } } }",
                "/inputs",
                "requests")
            .cut(),
        column(
            BAD_OPTION,
            "\"row\": \"object\"",
            "\"row\": ^\"value\"",
            "/inference/request/options/row",
            "several inputs"),
        column(
            FIELD_DOES_NOT_APPLY,
            "\"param\": \"weightCol\"",
            "\"param\": \"weightCol\", \"column\": ^\"w\"",
            "/inputs/1/column",
            "a Param of their own"),
        column(
            FIELD_DOES_NOT_APPLY,
            "\"label\": \"optional\"",
            "\"missing\": ^\"nan\", \"label\": \"optional\"",
            "/training/missing",
            "without \"inputs\""),
        column(
            NAME_TAKEN,
            "\"name\": \"flag\"",
            "\"name\": ^\"a.text\"",
            "/inputs/3/name",
            "another input"),
        column(BAD_NAME, "\"name\": \"flag\"", "\"name\": ^\"a..b\"", "/inputs/3/name", "an input"),
        column(
            BAD_NAME, "\"name\": \"flag\"", "\"name\": ^\"a\"", "/inputs/3/name", "do not begin"),
        column(
            BAD_NAME,
            "{ \"name\": \"counts\"",
            "{ \"name\": ^\"at\", \"param\": \"countsCol\", \"column\": \"counts\"",
            "{ \"name\": \"at\"",
            "{ \"name\": \"at.time\"",
            "/inputs/6/name",
            "do not begin"),
        column(
            NAME_TAKEN,
            "\"name\": \"verbose\"",
            "\"name\": ^\"rows\"",
            "/inference/request/parameters/3/name",
            "\"rows\" is taken: another member beside it in requests"),
        column(
            NAME_TAKEN,
            "\"root\": \"rows\", \"row\": \"object\"",
            "\"row\": \"object\"",
            "\"name\": \"verbose\"",
            "\"name\": ^\"instances.verbose\"",
            "/inference/request/parameters/3/name",
            "\"instances\" is taken"),
        column(
            NAME_TAKEN,
            "\"name\": \"depth\"",
            "\"name\": ^\"features\", \"param\": \"depth\"",
            "/inference/request/parameters/10/name",
            "\"features\" is taken"),
        column(
            NAME_TAKEN,
            "\"name\": \"depth\"",
            "\"name\": ^\"a.depth\", \"param\": \"depth\"",
            "/inference/request/parameters/10/name",
            "\"a\" is taken"),
        column(
            FIELD_DOES_NOT_APPLY,
            "\"header\": \"true\"",
            "\"header\": \"false\"",
            "{ \"name\": \"flag\", \"type\": \"boolean\" }",
            "{ \"name\": \"flag\", \"type\": \"boolean\", \"mayBeMissing\": ^true }",
            "/inputs/3/mayBeMissing",
            "rows without names"),
        column(
            FIELD_DOES_NOT_APPLY,
            "\"type\": \"number-array-array\", \"only\": \"requests\", \"required\": true }",
            "\"type\": \"number-array-array\", \"only\": \"requests\", \"mayBeMissing\": ^true }",
            "/inputs/8/mayBeMissing",
            "rows without names"),
        column(
            BAD_DEFAULT,
            "\"default\": 100",
            "\"default\": ^0",
            "/inference/request/parameters/0/default",
            "at least 1"),
        column(
            UNKNOWN_PARAMETER,
            "{ \"parameter\": \"details\"",
            "{ \"parameter\": ^\"detail\"",
            "/inference/response/columns/4/when/parameter",
            "details"),
        column(
            IMPOSSIBLE_VALUE,
            "\"in\": [\"all\"]",
            "\"in\": [^\"none\"]",
            "/inputs/9/when/in/0",
            "all or some"),
        column(
            MISSING_FIELD,
            "{ \"name\": \"details\", \"type\": \"boolean\", \"place\": \"accept\","
                + " \"wire\": \"capitalized\", \"default\": false }",
            "^{ \"name\": \"details\", \"type\": \"boolean\", \"place\": \"accept\" }",
            "/inference/request/parameters/4",
            "depends on the parameter"),
        column(
            FIELD_DOES_NOT_APPLY,
            "\"type\": \"boolean\", \"param\": \"isVerbose\"",
            "\"type\": \"boolean\", \"param\": \"isVerbose\", \"wire\": ^\"capitalized\"",
            "/inference/request/parameters/3/wire",
            "other places"),
        column(
            FIELD_DOES_NOT_APPLY,
            "\"list\", \"of\": \"int\", \"min\": 1, \"place\": \"content-type\"",
            "\"list\", \"of\": \"string\", \"place\": ^\"content-type\"",
            "/inference/request/parameters/5/place",
            "numbers, booleans and enums"),
        column(
            BAD_NAME,
            "\"name\": \"lengths\"",
            "\"name\": ^\"lengths; a\", \"param\": \"lengths\"",
            "/inference/request/parameters/5/name",
            "outside of bodies"),
        column(
            FIELD_DOES_NOT_APPLY,
            "{ \"name\": \"flag\", \"type\": \"boolean\" }",
            "{ \"name\": \"flag\", \"type\": \"boolean\", \"missingAs\": ^\"NaN\" }",
            "/inputs/3/missingAs",
            "number-array"),
        column(
            FIELD_DOES_NOT_APPLY,
            "{ \"name\": \"flag\", \"type\": \"boolean\" }",
            "{ \"name\": \"flag\", \"type\": \"boolean\", \"min\": ^0 }",
            "/inputs/3/min",
            "number-array-array"),
        column(
            FIELD_DOES_NOT_APPLY,
            "{ \"name\": \"flag\", \"type\": \"boolean\" }",
            "{ \"name\": \"flag\", \"type\": \"boolean\", \"pattern\": ^\"a\" }",
            "/inputs/3/pattern",
            "string-or-array"),
        column(
            BAD_PATTERN,
            "\"pattern\": \"\\\\w+ \\\"\\\\$\", \"doc\"",
            "\"pattern\": ^\"(\", \"doc\"",
            "/inputs/7/pattern",
            "("),
        column(
            EMPTY_RANGE,
            "\"min\": 1, \"below\": 1000",
            "\"min\": 1, \"below\": ^1",
            "/inputs/4/below",
            "1"),
        column(
            BAD_NUMBER,
            "\"min\": 1, \"below\": 1000",
            "\"min\": ^1.5, \"below\": 1000",
            "/inputs/4/min",
            "1.5"),
        column(
            FIELD_DOES_NOT_APPLY,
            "\"only\": \"training\", \"min\": 1",
            "\"only\": \"training\", \"when\": ^{ \"parameter\": \"part\", \"in\": [\"all\"] }, \"min\": 1",
            "/inputs/4/when",
            "inputs of requests"),
        column(
            OUTPUT_IS_INPUT,
            "\"column\": \"outlier\"",
            "\"column\": ^\"tags\"",
            "/inference/response/columns/0/column",
            "an input"),
        column(
            UNKNOWN_WORD,
            "\"type\": \"boolean\" },\n    { \"name\": \"size\"",
            "\"type\": ^\"bool\" },\n    { \"name\": \"size\"",
            "/inputs/3/type",
            "boolean"));
  }

  private static List<Case> files() {
    String tooMany = "\"title\": [" + "1,".repeat(3_000) + "^1]";
    return List.of(
        edit(SYNTAX_ERROR, "\"Tiny\",\n  \"doc\"", "\"Tiny\"\n  ^\"doc\"", "", "comma"),
        edit(SYNTAX_ERROR, TITLE, "\"title\": ^'Tiny'", "", "begin and end with \""),
        edit(SYNTAX_ERROR, "\"How.\" }", "\"How.\", ^}", "", "nothing behind it before this }"),
        edit(SYNTAX_ERROR, "\"fast\", \"exact\"]", "\"fast\", \"exact\", ^]", "", "before this ]"),
        edit(
            SYNTAX_ERROR, "\"fast\", \"exact\"]", "\"fast\",^, \"exact\"]", "", "in front of this"),
        edit(SYNTAX_ERROR, TITLE, "^// a title\n  " + TITLE, "", "a comment"),
        edit(SYNTAX_ERROR, TITLE, "^# a title\n  " + TITLE, "", "a comment"),
        edit(SYNTAX_ERROR, TITLE, "^title: \"Tiny\"", "", "title stands without quotes"),
        edit(SYNTAX_ERROR, TITLE, "\"title\" ^\"Tiny\"", "", "no colon"),
        edit(SYNTAX_ERROR, DEFAULT, "\"default\": ^True", "", "True stands without quotes"),
        edit(SYNTAX_ERROR, DEFAULT, "\"default\": NaN^", "", "NaN stands without quotes"),
        edit(SYNTAX_ERROR, DEFAULT, "\"default\": 0^5", "", "no further zeros"),
        edit(SYNTAX_ERROR, DEFAULT, "\"default\": ^.5", "", "a digit"),
        edit(SYNTAX_ERROR, DEFAULT, "\"default\": +^5", "", "digit"),
        edit(SYNTAX_ERROR, TITLE, "\"title\": \"a^\nb\"", "", "line break"),
        edit(SYNTAX_ERROR, TITLE, "\"title\": \"a\\^xb\"", "", "backslash"),
        edit(SYNTAX_ERROR, TITLE, "^\u00a0" + TITLE, "", "U+00A0 is not expected"),
        edit(SYNTAX_ERROR, "    }\n  }\n}\n", "    }\n  }\n^", "", "file ends before"),
        edit(SYNTAX_ERROR, "    }\n  }\n}\n", "    }\n  }\n} ^{}", "", "follows the end"),
        whole(SYNTAX_ERROR, new byte[0], "the file is empty"),
        edit(DUPLICATE_KEY, TITLE, "^\"algorithm\": \"x\", " + TITLE, "/algorithm", "line 3"),
        whole(NOT_UTF8, "{\"title\": \"Größe\"}".getBytes(ISO_8859_1), "Save the file as UTF-8"),
        whole(LIMIT_EXCEEDED, new byte[(1 << 20) + 1], "At most 1048576 bytes"),
        edit(
            LIMIT_EXCEEDED,
            "\"Does little.\"",
            "^\"" + "x".repeat(4001) + "\"",
            "/doc",
            "4001 characters"),
        edit(
            LIMIT_EXCEEDED,
            DEFAULT,
            "\"default\": " + "[".repeat(13) + "^[" + "]".repeat(14),
            SIZE_POINTER + "/default" + "/0".repeat(13),
            "At most 16 levels"),
        edit(LIMIT_EXCEEDED, RANGE, "\"max\": ^1e999999999", SIZE_POINTER + "/max", "digits"),
        new Case(
            LIMIT_EXCEEDED,
            tooMany.replace("^", "").replaceFirst("\"title\": ", "").getBytes(UTF_8),
            1,
            6_000,
            "/2999",
            "At most 3000 values",
            "too many values"));
  }

  private static List<Case> shapes() {
    return List.of(
        edit(UNSUPPORTED_VERSION, "\"specVersion\": 1", "\"specVersion\": ^3", "/specVersion", "1"),
        edit(UNKNOWN_FIELD, RANGE, "^\"mim\": 1, \"max\": 9", SIZE_POINTER + "/mim", "\"min\"?"),
        edit(UNKNOWN_FIELD, TITLE, TITLE + ", ^\"x/y\": {}", "/x~1y", "algorithm, title"),
        edit(
            MISSING_FIELD,
            "{\n  \"specVersion\": 1,\n  \"algorithm\": \"tiny\",",
            "^{\n  \"specVersion\": 1,",
            "",
            "\"algorithm\""),
        edit(
            MISSING_FIELD,
            MODE_START + "\"type\": \"enum\", " + VALUES,
            "^" + MODE_START + "\"type\": \"enum\"",
            MODE_POINTER,
            "\"values\""),
        edit(
            MISSING_FIELD,
            MODE_START + "\"type\": \"enum\", " + VALUES,
            "^" + MODE_START + "\"type\": \"list\"",
            MODE_POINTER,
            "\"of\""),
        edit(
            MISSING_FIELD,
            DEFAULT,
            DEFAULT + ", \"tunable\": ^{ \"max\": 3 }",
            SIZE_POINTER + "/tunable",
            "\"min\""),
        edit(
            MISSING_FIELD,
            MODE_DEFAULT,
            MODE_DEFAULT + ", \"tunable\": ^{}",
            MODE_POINTER + "/tunable",
            "\"values\""),
        edit(WRONG_KIND, TITLE, "\"title\": ^7", "/title", "a number"),
        edit(WRONG_KIND, "[\"nowhere\"]", "^\"nowhere\"", "/sources", "an array"),
        edit(WRONG_KIND, DEFAULT, "\"default\": ^null", SIZE_POINTER + "/default", "null"),
        edit(WRONG_KIND, DEFAULT, "\"required\": ^\"yes\"", SIZE_POINTER + "/required", "true or"),
        edit(WRONG_KIND, "{ \"1\": \"1\" }", "^[\"1\"]", "/image/versions", "an object"),
        edit(WRONG_KIND, RANGE, "\"min\": ^\"1\"", SIZE_POINTER + "/min", "a text"),
        whole(WRONG_KIND, "[]".getBytes(UTF_8), "an object"),
        edit(
            UNKNOWN_WORD, "\"label\": \"none\"", "\"label\": ^\"nune\"", "/training/label", "none"),
        edit(
            UNKNOWN_WORD,
            MODE_START + "\"type\": \"enum\", " + VALUES,
            MODE_START + "\"type\": \"list\", \"of\": ^\"list\"",
            MODE_POINTER + "/of",
            "int, long, double, boolean, string"),
        edit(EMPTY, "[\"nowhere\"]", "^[]", "/sources", "element"),
        edit(EMPTY, TITLE, "\"title\": ^\" \"", "/title", "character"),
        edit(EMPTY, "{ \"1\": \"1\" }", "^{}", "/image/versions", "entry"),
        edit(CONTROL_CHARACTER, TITLE, "\"title\": ^\"a\\u202eb\"", "/title", "U+202E"),
        edit(CONTROL_CHARACTER, TITLE, "\"title\": ^\"a\\nb\"", "/title", "U+000A"),
        edit(CONTROL_CHARACTER, "\"Does little.\"", "^\"a\\u0000b\"", "/doc", "U+0000"));
  }

  private static List<Case> names() {
    String name = SIZE_POINTER + "/name";
    return List.of(
        edit(BAD_NAME, "\"tiny\",\n  \"title\"", "^\"Tiny\",\n  \"title\"", "/algorithm", "lower"),
        edit(BAD_NAME, "\"tiny\",\n  \"title\"", "^\"lambda\",\n  \"title\"", "/algorithm", "word"),
        edit(BAD_NAME, TITLE, TITLE + ", \"example\": ^\"A.java\"", "/example", "https://"),
        edit(BAD_NAME, "\"TinyModel\"", "^\"tinyModel\"", "/classes/model", "upper-case"),
        edit(BAD_NAME, SIZE, "\"name\": ^\"the size\"", name, "without spaces"),
        edit(BAD_NAME, SIZE, "\"name\": ^\"1st\"", name, "field \"param\""),
        edit(BAD_NAME, SIZE, SIZE + ", \"param\": ^\"S\"", SIZE_POINTER + "/param", "lower-case"),
        edit(
            BAD_NAME,
            "\"repository\": \"tiny\"",
            "\"repository\": ^\"Tiny\"",
            "/image/repository",
            "lower-case"),
        edit(BAD_NAME, "{ \"1\": \"1\" }", "{ \"1\": ^\"a:b\" }", "/image/versions/1", "tag"),
        edit(
            BAD_NAME,
            "\"channels\": [",
            "\"channels\": [{ \"name\": ^\"a b\", \"distribution\": \"FullyReplicated\","
                + " \"doc\": \"Rows.\" },",
            "/training/channels/0/name",
            "a channel"),
        edit(RESERVED_NAME, SIZE, "\"name\": ^\"lambda\"", name, "Python"),
        edit(RESERVED_NAME, SIZE, "\"name\": ^\"default\"", name, "Java"),
        edit(RESERVED_NAME, SIZE, "\"name\": ^\"params\"", name, "PySpark"),
        edit(RESERVED_NAME, SIZE, "\"name\": ^\"serialVersionUID\"", name, "generated class"),
        edit(INHERITED_NAME, SIZE, "\"name\": ^\"to_string\"", name, "method toString"),
        edit(INHERITED_NAME, SIZE, "\"name\": ^\"role_arn\"", name, "method getRoleArn"),
        edit(
            INHERITED_NAME,
            KEY,
            KEY + ", \"param\": ^\"roleArn\"",
            "/inference/response/columns/0/param",
            "getRoleArn"));
  }

  private static List<Case> duplicates() {
    String name = MODE_POINTER + "/name";
    return List.of(
        edit(NAME_TAKEN, MODE, "\"name\": ^\"size\"", name, "another hyperparameter"),
        edit(NAME_TAKEN, MODE, "\"name\": ^\"Size\"", name, "another Param"),
        edit(NAME_TAKEN, MODE, "\"name\": ^\"get_size\"", name, "a method of one"),
        edit(NAME_TAKEN, "\"TinyModel\"", "^\"TinyEstimator\"", "/classes/model", "line 7"),
        edit(
            DUPLICATE_ELEMENT,
            "[\"fast\", \"exact\"]",
            "[\"fast\", \"exact\", ^\"fast\"]",
            MODE_POINTER + "/values/2",
            "\"fast\" is in the array a second time"),
        edit(
            DUPLICATE_ELEMENT,
            "[\"File\"]",
            "[\"File\", ^\"File\"]",
            "/training/inputModes/1",
            "first at line 17"),
        edit(
            DUPLICATE_ELEMENT,
            "[\"nowhere\"]",
            "[\"nowhere\", ^\"nowhere\"]",
            "/sources/1",
            "Each element is there once"),
        edit(
            DUPLICATE_ELEMENT,
            "\"label\": \"none\"",
            "\"label\": \"required\", \"labels\": [0, ^0]",
            "/training/labels/1",
            "\"0\""),
        edit(
            NAME_TAKEN,
            "\"metrics\": [{ \"name\": ",
            "\"metrics\": [{ \"name\": \"test:loss\", \"direction\": \"maximize\", \"doc\": \"x\" },"
                + " { \"name\": ^",
            "/training/metrics/1/name",
            "another metric"),
        edit(
            NAME_TAKEN,
            "\"columns\": [{ \"key\": ",
            "\"columns\": [{ \"key\": \"other\", \"column\": \"score\", \"type\": \"int\","
                + " \"doc\": \"x\" }, { \"key\": ^",
            "/inference/response/columns/1/key",
            "another response column"));
  }

  private static List<Case> types() {
    return List.of(
        edit(FIELD_DOES_NOT_APPLY, VALUES, VALUES + ", \"min\": ^1", MODE_POINTER + "/min", "enum"),
        edit(FIELD_DOES_NOT_APPLY, RANGE, "\"of\": ^\"int\"", SIZE_POINTER + "/of", "lists"),
        edit(
            FIELD_DOES_NOT_APPLY, RANGE, "\"values\": ^[\"a\"]", SIZE_POINTER + "/values", "enums"),
        edit(
            FIELD_DOES_NOT_APPLY,
            VALUES,
            VALUES + ", \"words\": ^[\"auto\"]",
            MODE_POINTER + "/words",
            "int and double"),
        edit(
            FIELD_DOES_NOT_APPLY,
            DEFAULT,
            DEFAULT + ", \"tunable\": { \"min\": 1, \"max\": 2, \"values\": ^[\"a\"] }",
            SIZE_POINTER + "/tunable/values",
            "tuning of enums"),
        edit(
            BOTH_BOUNDS,
            RANGE,
            "\"min\": 1, \"above\": ^0, \"max\": 9",
            SIZE_POINTER + "/above",
            "\"above\" is not"),
        edit(EMPTY_RANGE, RANGE, "\"min\": 1, \"max\": ^0", SIZE_POINTER + "/max", "bound is 1"),
        edit(EMPTY_RANGE, RANGE, "\"min\": 1, \"below\": ^1", SIZE_POINTER + "/below", "belong"),
        edit(
            EMPTY_RANGE,
            DEFAULT,
            DEFAULT + ", \"tunable\": { \"min\": 5, \"max\": ^3 }",
            SIZE_POINTER + "/tunable/max",
            "bound is 5"),
        edit(BAD_NUMBER, RANGE, "\"max\": ^9.5", SIZE_POINTER + "/max", "cannot hold 9.5"),
        edit(BAD_NUMBER, RANGE, "\"max\": ^2147483648", SIZE_POINTER + "/max", "2147483647"));
  }

  private static List<Case> values() {
    String size = SIZE_POINTER + "/default";
    return List.of(
        edit(BAD_DEFAULT, DEFAULT, "\"default\": ^50", size, "int, from 1 to 9"),
        edit(BAD_DEFAULT, DEFAULT, "\"default\": ^5.5", size, "default 5.5"),
        edit(BAD_DEFAULT, DEFAULT, "\"default\": ^\"5\"", size, "default \"5\""),
        edit(BAD_DEFAULT, DEFAULT, "\"default\": ^[5]", size, "default [5]"),
        edit(BAD_DEFAULT, DEFAULT, "\"default\": ^true", size, "default true"),
        edit(
            BAD_DEFAULT,
            DEFAULT,
            "\"words\": [\"auto\"], \"default\": ^\"atuo\"",
            size,
            "from 1 to 9, or auto"),
        edit(
            BAD_DEFAULT,
            MODE_DEFAULT,
            "\"default\": ^\"slow\"",
            MODE_POINTER + "/default",
            "enum, fast or exact"),
        edit(DEFAULT_OF_REQUIRED, DEFAULT, "\"default\": ^5, \"required\": true", size, "\"size\""),
        edit(
            TUNABLE_OUTSIDE,
            DEFAULT,
            DEFAULT + ", \"tunable\": { \"min\": ^0, \"max\": 3 }",
            SIZE_POINTER + "/tunable/min",
            "from 1 to 9"),
        edit(
            TUNABLE_OUTSIDE,
            MODE_DEFAULT,
            MODE_DEFAULT + ", \"tunable\": { \"values\": [^\"slow\"] }",
            MODE_POINTER + "/tunable/values/0",
            "fast or exact"));
  }

  private static List<Case> references() {
    return List.of(
        edit(
            UNKNOWN_REGISTRY,
            "\"first-party-algorithms\"",
            "^\"first-party-algorithm\"",
            "/image/registry",
            "Did you mean \"first-party-algorithms\"?"),
        edit(
            UNKNOWN_VERSION,
            "\"defaultVersion\": \"1\"",
            "\"defaultVersion\": ^\"2\"",
            "/image/defaultVersion",
            "\"versions\": 1."),
        edit(
            NO_TRAIN_CHANNEL,
            "\"channels\": [\n      { \"name\": \"train\", \"required\": true",
            "\"channels\": ^[\n      { \"name\": \"train\"",
            "/training/channels",
            "\"required\": true"),
        edit(
            LABEL_OF_TRAIN,
            "\"distribution\": \"ShardedByS3Key\"",
            "\"label\": ^\"required\", \"distribution\": \"ShardedByS3Key\"",
            "/training/channels/0/label",
            "\"label\" of \"training\""),
        edit(
            BAD_NAME,
            "\"distribution\": \"ShardedByS3Key\"",
            "\"folder\": ^\"..\", \"distribution\": \"ShardedByS3Key\"",
            "/training/channels/0/folder",
            "a folder"),
        edit(
            FIELD_DOES_NOT_APPLY,
            "\"channels\": [\n",
            "\"channels\": [{ \"name\": \"test\", \"distribution\": \"FullyReplicated\","
                + " \"folder\": ^\"rows\" },\n",
            "/training/channels/0/folder",
            "\"train\" or \"training\""),
        edit(
            UNKNOWN_REGISTRY,
            REGISTRY,
            REGISTRY + "\"serving\": { \"registry\": ^\"lad\", \"repository\": \"tiny\" },",
            "/image/serving/registry",
            "Did you mean \"lda\"?"),
        edit(
            UNKNOWN_REGISTRY,
            "{ \"1\": \"1\" }",
            "{ \"1\": { \"tag\": \"1\", \"servingRegistry\": ^\"lad\" } }",
            "/image/versions/1/servingRegistry",
            "Did you mean \"lda\"?"),
        edit(
            BAD_NAME,
            REGISTRY,
            REGISTRY + "\"serving\": { \"repository\": ^\"A\" },",
            "/image/serving/repository",
            "a repository"));
  }

  private static final String CLASSES =
      "\"classes\": { \"estimator\": \"TinyEstimator\", \"model\": \"TinyModel\" },";
  private static final String REGISTRY = "\"registry\": \"first-party-algorithms\",";
  private static final String MODE_END = MODE_DEFAULT;

  private static List<Case> variants() {
    String variant =
        "\"variants\": [{ \"name\": \"a\", \"classes\": { \"estimator\": \"A\","
            + " \"model\": \"B\" } }],";
    return List.of(
        edit(
                CLASSES_OR_VARIANTS,
                "{\n  \"specVersion\": 1,",
                "^{\n  \"specVersion\": 1,",
                "",
                "neither")
            .without(CLASSES),
        edit(
            CLASSES_OR_VARIANTS,
            CLASSES,
            CLASSES + variant.replace("[{", "^[{"),
            "/variants",
            "both"),
        edit(
            UNKNOWN_VARIANT,
            SIZE,
            SIZE + ", \"variants\": [^\"none\"]",
            SIZE_POINTER + "/variants/0",
            "Given: none"),
        edit(
            BAD_NAME,
            CLASSES,
            variant.replace("\"a\"", "^\"A b\""),
            "/variants/0/name",
            "a variant"),
        edit(IMAGE_SOURCE, "\"image\": {\n    " + REGISTRY, "\"image\": ^{", "/image", "nowhere"),
        edit(
            IMAGE_SOURCE,
            "\"image\": {\n    " + REGISTRY,
            "\"image\": ^{ \"accounts\": { \"us-east-1\": \"123456789012\" }, " + REGISTRY,
            "/image",
            "twice"),
        edit(
                BAD_NAME,
                REGISTRY,
                "\"accounts\": { \"us-east-1\": ^\"1\" },",
                "/image/accounts/us-east-1",
                "12 digits")
            .with("\"metrics\": [{ \"name\"", "\"metrics\": [{ \"regex\": \"l=(.*)\", \"name\""),
        edit(
                BAD_NAME,
                REGISTRY,
                "\"accounts\": { ^\"nowhere\": \"123456789012\" },",
                "/image/accounts/nowhere",
                "a region")
            .with("\"metrics\": [{ \"name\"", "\"metrics\": [{ \"regex\": \"l=(.*)\", \"name\""),
        edit(
            UNKNOWN_IMAGE_VERSION,
            SIZE,
            SIZE + ", \"since\": ^\"2\"",
            SIZE_POINTER + "/since",
            "\"versions\": 1."),
        edit(
                EMPTY_VERSION_RANGE,
                SIZE,
                SIZE + ", \"since\": \"2\", \"until\": ^\"1\"",
                SIZE_POINTER + "/until",
                "\"2\" comes after \"1\"")
            .with("{ \"1\": \"1\" }", "{ \"1\": \"1\", \"2\": \"2\" }"),
        edit(
            MISSING_FIELD,
            MODE_END,
            MODE_END + ", \"limitedValues\": [^{ \"values\": [\"fast\"] }]",
            MODE_POINTER + "/limitedValues/0",
            "\"since\""),
        edit(
            IMPOSSIBLE_VALUE,
            MODE_END,
            MODE_END + ", \"limitedValues\": [{ \"values\": [^\"fats\"], \"since\": \"1\" }]",
            MODE_POINTER + "/limitedValues/0/values/0",
            "Did you mean \"fast\"?"),
        edit(
            UNKNOWN_IMAGE_VERSION,
            MODE_END,
            MODE_END + ", \"limitedValues\": [{ \"values\": [\"fast\"], \"until\": ^\"2\" }]",
            MODE_POINTER + "/limitedValues/0/until",
            "\"versions\": 1."),
        edit(
            FIELD_DOES_NOT_APPLY,
            DEFAULT,
            DEFAULT + ", \"limitedValues\": ^[{ \"values\": [\"5\"], \"since\": \"1\" }]",
            SIZE_POINTER + "/limitedValues",
            "enums and lists of enums"),
        edit(
            FIELD_DOES_NOT_APPLY,
            KEY,
            KEY + ", \"as\": ^\"probabilities\"",
            "/inference/response/columns/0/as",
            "the type vector"),
        edit(
            UNKNOWN_IMAGE_VERSION,
            "\"channels\": [",
            "\"formats\": [{ \"contentTypes\": [\"application/x-recordio-protobuf\"], \"inputModes\": [\"File\"],"
                + " \"until\": ^\"2\" }], \"channels\": [",
            "/training/formats/0/until",
            "\"versions\": 1."),
        edit(
            UNKNOWN_IMAGE_VERSION,
            "\"inference\": {",
            "\"inference\": { \"native\": { \"artifact\": \"kmeans\", \"until\": ^\"2\" },",
            "/inference/native/until",
            "\"versions\": 1."),
        edit(
            UNKNOWN_WORD,
            CLASSES,
            CLASSES.replace(" }", ", \"spark\": ^\"kmean\" }"),
            "/classes/spark",
            "Did you mean \"kmeans\"?"),
        edit(
            UNKNOWN_WORD,
            "\"inference\": {",
            "\"inference\": { \"native\": { \"artifact\": ^\"kmean\" },",
            "/inference/native/artifact",
            "Did you mean \"kmeans\"?"),
        edit(
            UNKNOWN_IMAGE_VERSION,
            CLASSES,
            CLASSES
                + " \"rules\": [{ \"doc\": \"A rule.\", \"since\": ^\"2\", \"then\":"
                + " [{ \"hyperparameter\": \"size\", \"given\": true }] }],",
            "/rules/0/since",
            "\"versions\": 1."));
  }

  /** Of two numbers that are 4 always, and a rule that this breaks. */
  private static Case brokenRule(String then) {
    return edit(
            BROKEN_RULE,
            CLASSES,
            CLASSES
                + " \"fixed\": { \"size\": ^\"4\", \"other\": \"4\" },"
                + " \"rules\": [{ \"doc\": \"They agree.\", \"then\": ["
                + then
                + "] }],",
            "/fixed/size",
            "breaks the rule at line 7: They agree.")
        .with("\"specVersion\": 1", "\"specVersion\": 2")
        .with(
            MODE_START,
            "{ \"name\": \"other\", \"type\": \"int\", \"doc\": \"Another.\" }, " + MODE_START);
  }

  private static List<Case> conditions() {
    String when = "\"requiredWhen\": [";
    String at = MODE_POINTER + "/requiredWhen/0";
    return List.of(
        edit(
            UNKNOWN_HYPERPARAMETER,
            MODE_END,
            when + "{ \"hyperparameter\": ^\"sise\", \"given\": true }]",
            at + "/hyperparameter",
            "Did you mean \"size\"?"),
        edit(
            MISSING_FIELD,
            CLASSES,
            CLASSES + " \"rules\": [{ \"doc\": \"A rule.\", \"then\": [^{ \"in\": [\"5\"] }] }],",
            "/rules/0/then/0",
            "\"hyperparameter\" is missing"),
        edit(
            BAD_CONDITION,
            MODE_END,
            when + "^{ \"hyperparameter\": \"size\" }]",
            at,
            "makes no statements"),
        edit(
            BAD_CONDITION,
            MODE_END,
            when + "^{ \"hyperparameter\": \"size\", \"given\": true, \"in\": [\"2\"] }]",
            at,
            "makes 2 statements"),
        edit(
            IMPOSSIBLE_VALUE,
            DEFAULT,
            "\"requiredWhen\": [{ \"hyperparameter\": \"mode\", \"in\": [^\"fats\"] }]",
            SIZE_POINTER + "/requiredWhen/0/in/0",
            "Did you mean \"fast\"?"),
        edit(
            CYCLIC_CONDITION,
            MODE_END,
            when + "^{ \"hyperparameter\": \"mode\", \"in\": [\"fast\"] }]",
            at,
            "circles"),
        edit(
            BAD_FIXED_VALUE,
            CLASSES,
            CLASSES + " \"fixed\": { \"size\": ^\"10\" },",
            "/fixed/size",
            "from 1 to 9"),
        brokenRule("{ \"hyperparameter\": \"size\", \"in\": [\"2\", \"3\"] }"),
        brokenRule("{ \"hyperparameter\": \"size\", \"only\": [\"5\"] }"),
        brokenRule("{ \"hyperparameter\": \"size\", \"lessThan\": \"other\" }"),
        brokenRule("{ \"sumOf\": [\"size\", \"other\"], \"min\": 9 }"),
        brokenRule("{ \"hyperparameter\": \"size\", \"given\": true, \"not\": true }"),
        brokenRule(
            "{ \"hyperparameter\": \"mode\", \"in\": [\"fast\"] },"
                + " { \"hyperparameter\": \"size\", \"in\": [\"4.0\"], \"not\": true }"),
        brokenRule(
            "{ \"hyperparameter\": \"size\", \"in\": [\"5\"] }],"
                + " \"when\": [{ \"channel\": \"train\" },"
                + " { \"hyperparameter\": \"other\", \"in\": [\"4\"] }"),
        edit(
            BAD_PLACEHOLDER,
            VALUES,
            "\"values\": [\"fast\", ^\"exact@{float}\"]",
            MODE_POINTER + "/values/1",
            "{number}"),
        edit(ONE_VALUE, VALUES, "\"values\": ^[\"fast\"]", MODE_POINTER + "/values", "fixed"),
        edit(
            NOTHING_TO_TUNE,
            DEFAULT,
            DEFAULT + ", \"tunable\": { \"min\": 3, \"max\": ^3 }",
            SIZE_POINTER + "/tunable/max",
            "Widen"),
        edit(
            FIELD_DOES_NOT_APPLY,
            DEFAULT,
            DEFAULT + ", \"wire\": ^\"zero-one\"",
            SIZE_POINTER + "/wire",
            "booleans"));
  }

  private static List<Case> formats() {
    String request = "\"request\": { \"serializer\": \"recordio-protobuf\"";
    String response = "\"deserializer\": \"recordio-protobuf\",";
    return List.of(
        edit(
            UNKNOWN_OPTION,
            request,
            "\"request\": { \"serializer\": \"json\", \"options\": { ^\"rot\": \"rows\" }",
            "/inference/request/options/rot",
            "Did you mean \"root\"?"),
        edit(
            BAD_OPTION,
            request,
            "\"request\": { \"serializer\": \"libsvm\","
                + " \"options\": { \"firstIndex\": ^\"2\" }",
            "/inference/request/options/firstIndex",
            "0, 1"),
        edit(BAD_KEY, KEY, "\"key\": ^\"score\"", "/inference/response/columns/0/key", "a position")
            .with(response, "\"deserializer\": \"csv\","),
        edit(
            WRONG_KIND,
            request,
            request + ", \"maxRecords\": ^0",
            "/inference/request/maxRecords",
            "from 1"));
  }

  /** What the Params of every stage would refuse in the constructor. */
  private static List<Case> defaultsOfStages() {
    String algorithm = "\"tiny\",\n  \"title\"";
    String label = "\"label\": \"none\"";
    String request = "\"request\": { \"serializer\": \"recordio-protobuf\"";
    return List.of(
        edit(
            REFUSED_BY_PARAM,
            algorithm,
            "^\"" + "a".repeat(31) + "\",\n  \"title\"",
            "/algorithm",
            "at most 30 characters"),
        edit(
            REFUSED_BY_PARAM,
            label,
            label + ", \"instanceType\": ^\"c5.xlarge\"",
            "/training/instanceType",
            "such as ml.m5.xlarge"),
        edit(
            REFUSED_BY_PARAM,
            label,
            label + ", \"instanceType\": ^\"ml.c5.large\"",
            "/training/instanceType",
            "an instance type for training"),
        edit(
            REFUSED_BY_PARAM,
            "\"inference\": {",
            "\"inference\": { \"instanceType\": ^\"ml.t3.large\",",
            "/inference/instanceType",
            "an instance type for endpoints"),
        edit(
            REFUSED_BY_PARAM,
            request,
            request + ", \"maxBytes\": ^2147483647",
            "/inference/request/maxBytes",
            "from 1 to 6291456"),
        edit(
            Specs.COLUMNS,
            LIMIT_EXCEEDED,
            "\"labels\": [0, 1],",
            "\"labels\": [0, 1], \"metrics\": ^["
                + IntStream.rangeClosed(1, 41)
                    .mapToObj(
                        i ->
                            "{ \"name\": \"m"
                                + i
                                + "\", \"direction\": \"minimize\", \"regex\": \"m=([0-9]+)\" }")
                    .collect(Collectors.joining(", "))
                + "],",
            "/training/metrics",
            "There are 41 metrics"),
        edit(
            DELIVERED_NAME,
            algorithm,
            "^\"kmeans-mini-batch\",\n  \"title\"",
            "/algorithm",
            "another name"),
        edit(BAD_NAME, "\"TinyModel\"", "^\"None\"", "/classes/model", "word of Python"),
        edit(BAD_NAME, "\"TinyEstimator\"", "^\"Params\"", "/classes/estimator", "import itself"),
        edit(BAD_NAME, "\"TinyEstimator\"", "^\"String\"", "/classes/estimator", "java.lang"),
        edit(EMPTY_RANGE, RANGE, "\"above\": 5, \"below\": ^6", SIZE_POINTER + "/below", "between"),
        edit(EMPTY_RANGE, RANGE, "\"above\": ^2147483647", SIZE_POINTER + "/above", "2147483647"),
        edit(
            BAD_DEFAULT,
            "\"type\": \"int\", " + RANGE + ", " + DEFAULT,
            "\"type\": \"double\", \"above\": 0, \"default\": ^1e-399",
            SIZE_POINTER + "/default",
            "greater than 0"),
        edit(
            NUMERIC_WORD,
            DEFAULT,
            DEFAULT + ", \"words\": [^\"NaN\"]",
            SIZE_POINTER + "/words/0",
            "compared"),
        edit(
            NUMERIC_WORD,
            DEFAULT,
            DEFAULT + ", \"words\": [\"auto\", ^\"-1\"]",
            SIZE_POINTER + "/words/1",
            "a number itself"),
        edit(
            NUMERIC_WORD,
            DEFAULT,
            DEFAULT + ", \"words\": [^\"Infinity\"]",
            SIZE_POINTER + "/words/0",
            "outside the range"),
        edit(
                SEPARATOR_IN_VALUE,
                MODE_START + "\"type\": \"enum\", " + VALUES,
                MODE_START
                    + "\"type\": \"list\", \"of\": \"enum\", \"wire\": \"comma-separated\","
                    + " \"values\": [^\"a,b\", \"c\"]",
                MODE_POINTER + "/values/0",
                "in the form comma-separated")
            .without(", " + MODE_DEFAULT),
        edit(
            BAD_DEFAULT,
            MODE_START + "\"type\": \"enum\", " + VALUES + ", " + MODE_DEFAULT,
            MODE_START
                + "\"type\": \"list\", \"of\": \"string\", \"wire\": \"tuple\","
                + " \"default\": ^[\"a(b\"]",
            MODE_POINTER + "/default",
            "without , ( )"),
        edit(
            DEFAULT_OF_REQUIRED,
            MODE_DEFAULT,
            "\"default\": ^\"fast\", \"requiredWhen\":"
                + " [{ \"hyperparameter\": \"size\", \"given\": true }]",
            MODE_POINTER + "/default",
            "\"requiredWhen\""),
        edit(
            FIELD_DOES_NOT_APPLY,
            MODE_DEFAULT,
            "\"required\": true, \"requiredWhen\":"
                + " [^{ \"hyperparameter\": \"size\", \"given\": true }]",
            MODE_POINTER + "/requiredWhen/0",
            "always required"));
  }

  /** Mistakes in maps and structs of an answer. */
  private static List<Case> partsOfTypes() {
    String columns = "/inference/response/columns/";
    String paths = "\"double-array-array\" },";
    String odds = "\"odds\", \"type\": \"map\" }";
    String x = "[{ \"name\": \"x\", \"type\": \"int\" }";
    String label = "{ \"name\": \"label\", \"type\": \"string\" }";
    String inner = "[{ \"name\": \"x\", \"type\": \"double\" }]";
    return List.of(
        column(
            FIELD_DOES_NOT_APPLY,
            paths,
            paths.replace(" }", ", \"of\": ^\"double\" }"),
            columns + "2/of",
            "the type map"),
        column(
            FIELD_DOES_NOT_APPLY,
            odds,
            odds.replace(" }", ", \"fields\": ^" + x + "] }"),
            columns + "5/fields",
            "the types struct and struct-array"),
        column(
            FIELD_DOES_NOT_APPLY,
            label,
            label.replace(" }", ", \"of\": ^\"int\" }"),
            columns + "7/fields/0/of",
            "does not apply to the type string"),
        column(
            FIELD_DOES_NOT_APPLY,
            odds,
            odds.replace(" }", ", \"as\": ^\"class\" }"),
            columns + "5/as",
            "the type double"),
        column(
            UNKNOWN_WORD,
            odds,
            odds.replace(" }", ", \"of\": ^\"vector\" }"),
            columns + "5/of",
            "Allowed: double, long, int, float, string, boolean, double-array, string-array."),
        column(
            UNKNOWN_WORD,
            odds,
            odds.replace("\"map\"", "^\"double-array-map\""),
            columns + "5/type",
            "map, struct, struct-array"),
        column(
            UNKNOWN_WORD,
            label,
            label.replace("\"string\"", "^\"strin\""),
            columns + "7/fields/0/type",
            "struct-array, json. Did you mean \"string\"?"),
        column(
            UNKNOWN_WORD,
            label,
            label.replace("\"string\"", "^\"binary\""),
            columns + "7/fields/0/type",
            "struct-array, json."),
        column(
            UNKNOWN_FIELD,
            label,
            label.replace(" }", ", ^\"doc\": \"Its label.\" }"),
            columns + "7/fields/0/doc",
            "name, key, type, of, fields, nullable"),
        column(
            MISSING_FIELD,
            odds + ",",
            odds + ", ^{ \"key\": \"hole\", \"type\": \"struct\" },",
            columns + "6",
            "an array of the struct's fields"),
        column(
            MISSING_FIELD,
            inner,
            "[{ \"name\": \"x\", \"type\": \"double\" }, ^{ \"name\": \"y\", \"type\": \"struct-array\" }]",
            columns + "7/fields/2/fields/1",
            "\"fields\" is missing"),
        column(
            MISSING_FIELD,
            label,
            "^" + label.replace(", \"type\": \"string\"", ""),
            columns + "7/fields/0",
            "struct-array, json. Add it."),
        column(
            MISSING_FIELD,
            label,
            "^" + label.replace("name", "key"),
            columns + "7/fields/0",
            "\"name\" is missing"),
        column(EMPTY, inner, "^[]", columns + "7/fields/2/fields", "field"),
        column(
            WRONG_KIND, inner, "^{ \"x\": \"double\" }", columns + "7/fields/2/fields", "an array"),
        column(
            NAME_TAKEN,
            label,
            label + ", { \"name\": ^\"label\", \"key\": \"other\", \"type\": \"int\" }",
            columns + "7/fields/1/name",
            "another field of the struct"),
        column(
            NAME_TAKEN,
            x,
            x + ", { \"name\": ^\"X\", \"type\": \"int\" }",
            columns + "6/fields/1/name",
            "another field of the struct is called that already"),
        column(
            LIMIT_EXCEEDED,
            inner,
            "[{ \"name\": \"x\", \"type\": \"struct\", \"fields\": ".repeat(4)
                + "[^{ \"name\": \"x\", \"type\": \"double\" }]"
                + "}]".repeat(4),
            columns + "7/fields/2" + "/fields/0".repeat(5),
            "This is nested too deeply"),
        edit(
                BAD_KEY_TYPE,
                "\"type\": \"double\", \"doc\": \"The score.\"",
                "\"type\": ^\"map\", \"doc\": \"The score.\"",
                columns + "0/type",
                "every type but double-array-array, string-array, map, struct, struct-array, json,")
            .with("\"specVersion\": 1", "\"specVersion\": 2"),
        edit(
                BAD_KEY_TYPE,
                "{ " + KEY + ", \"type\": \"double\"",
                "{ \"key\": \"0\", \"column\": \"score\", \"param\": \"scoreCol\", \"type\": ^\"struct\","
                    + " \"fields\": "
                    + inner,
                columns + "0/type",
                "of a csv response cannot be of the type struct")
            .with("\"deserializer\": \"recordio-protobuf\"", "\"deserializer\": \"csv\"")
            .with("\"specVersion\": 1", "\"specVersion\": 2"),
        edit(
                LATER_VERSION,
                KEY + ", \"type\": \"double\"",
                KEY + ", \"type\": ^\"struct-array\", \"fields\": " + inner,
                columns + "0/type",
                "The type \"struct-array\"")
            .with("\"deserializer\": \"recordio-protobuf\"", "\"deserializer\": \"json\""));
  }

  private static List<Case> responses() {
    String type = "\"type\": \"double\", \"doc\": \"The score.\"";
    String deserializer = "\"deserializer\": \"recordio-protobuf\",";
    String column = "/inference/response/columns/0";
    String end = "\"doc\": \"The score.\" }]";
    String alternative =
        end + ", \"alternatives\": [{ \"hyperparameter\": \"mode\", \"in\": [\"fast\"]";
    String other =
        ", \"columns\": [{ \"key\": \"score\", \"type\": \"double\", \"doc\": \"x\" }] }";
    return List.of(
        edit(
            BAD_KEY_TYPE,
            type,
            "\"type\": ^\"string\", \"doc\": \"The score.\"",
            column + "/type",
            "every type but string"),
        edit(
                BAD_KEY_TYPE,
                "{ " + KEY + ", " + type,
                "{ \"key\": \"row\", \"type\": ^\"string\", \"doc\": \"The score.\"",
                column + "/type",
                "vector and double-array")
            .with(deserializer, "\"deserializer\": \"csv\","),
        edit(
            OUTPUT_IS_INPUT,
            KEY,
            KEY + ", \"column\": ^\"Features\"",
            column + "/column",
            "the column of features"),
        edit(OUTPUT_IS_INPUT, KEY, "\"key\": ^\"error\"", column + "/key", "why a row failed"),
        edit(OUTPUT_IS_INPUT, KEY, "\"key\": ^\"label\"", column + "/key", "the column of labels")
            .with("\"label\": \"none\"", "\"label\": \"optional\""),
        edit(
            NAME_TAKEN,
            end,
            "\"doc\": \"The score.\" }, { \"key\": \"other\", \"column\": ^\"SCORE\","
                + " \"type\": \"int\", \"doc\": \"x\" }]",
            "/inference/response/columns/1/column",
            "another response column"),
        edit(
            REDEFINED_COLUMN,
            end,
            alternative
                + other.replace("\"key\": \"score\"", "\"key\": \"score\", \"column\": ^\"s\"")
                + "]",
            "/inference/response/alternatives/0/columns/0/column",
            "\"score\" at line"),
        edit(
            NAME_TAKEN,
            end,
            alternative
                + other.replace(
                    " }] }",
                    " }, { \"key\": \"b\", \"param\": ^\"scoreCol\", \"type\": \"int\","
                        + " \"doc\": \"x\" }] }")
                + "]",
            "/inference/response/alternatives/0/columns/1/param",
            "another column's Param"),
        edit(
            ALTERNATIVES_OVERLAP,
            end,
            alternative
                + other
                + ", { \"hyperparameter\": \"mode\", \"in\": [^\"fast\"]"
                + other
                + "]",
            "/inference/response/alternatives/1/in/0",
            "\"fast\" is in one"),
        edit(
            FIELD_DOES_NOT_APPLY,
            end,
            end
                + ", \"alternatives\": [{ \"hyperparameter\": ^\"size\", \"in\": [\"2\"]"
                + other
                + "]",
            "/inference/response/alternatives/0/hyperparameter",
            "enums"),
        edit(
                FIELD_DOES_NOT_APPLY,
                end,
                end
                    + ", \"alternatives\": [{ \"hyperparameter\": ^\"mode\", \"in\": [\"fast\"]"
                    + other
                    + "]",
                "/inference/response/alternatives/0/hyperparameter",
                "always has the same value")
            .with(CLASSES, CLASSES + " \"fixed\": { \"mode\": \"fast\" },"));
  }

  private static List<Case> statements() {
    String channel = "{ \"channel\": \"validation\" }";
    String sum = "{ \"sumOf\": [\"alpha\", \"shares\"], \"below\": 3 }";
    String third = "/rules/2/then/0";
    String second = "/rules/1/then/0";
    return List.of(
        column(
            UNKNOWN_CHANNEL,
            channel,
            "{ \"channel\": ^\"validaton\" }",
            third + "/channel",
            "Did you mean \"validation\"?"),
        column(
            FIELD_DOES_NOT_APPLY,
            channel,
            "{ \"channel\": \"validation\", \"max\": ^1 }",
            third + "/max",
            "\"sumOf\""),
        column(
            FIELD_DOES_NOT_APPLY,
            channel,
            "{ \"channel\": \"validation\", \"hyperparameter\": ^\"alpha\" }",
            third + "/hyperparameter",
            "a sum or a channel"),
        column(
            BAD_CONDITION,
            channel,
            "^{ \"channel\": \"validation\", \"sumOf\": [\"alpha\"], \"max\": 1 }",
            third,
            "makes 2 statements"),
        column(
            MISSING_FIELD,
            sum,
            "^{ \"sumOf\": [\"alpha\", \"shares\"] }",
            second,
            "the largest sum"),
        column(
            FIELD_DOES_NOT_APPLY,
            sum,
            sum.replace("\"shares\"", "^\"zone\""),
            second + "/sumOf/1",
            "numbers"),
        column(
            DUPLICATE_ELEMENT,
            sum,
            sum.replace("\"shares\"", "^\"alpha\""),
            second + "/sumOf/1",
            "a second time"),
        column(
            UNKNOWN_HYPERPARAMETER,
            sum,
            sum.replace("\"shares\"", "^\"share\""),
            second + "/sumOf/1",
            "Did you mean \"shares\"?"),
        column(
            EMPTY_RANGE,
            "\"min\": 1, \"max\": 1 }",
            "\"min\": 1, \"max\": ^0.5 }",
            "/rules/0/then/0/max",
            "0.5"),
        edit(
            LATER_VERSION,
            MODE_END,
            "\"requiredWhen\": [{ \"hyperparameter\": \"size\", \"given\": true,"
                + " \"not\": ^true }]",
            MODE_POINTER + "/requiredWhen/0/not",
            "\"not\""));
  }

  private static List<Case> forms() {
    String alpha = "\"name\": \"alpha\", \"type\": \"double\"";
    String pattern = "\"pattern\": \"[a-z]{2}-\\\\d+\"";
    String items = "\"minItems\": 2, \"maxItems\": 4";
    return List.of(
        column(
            BAD_PATTERN,
            pattern,
            "\"pattern\": ^\"[a-z\"",
            "/hyperparameters/1/pattern",
            "Unclosed character class"),
        column(
            BAD_DEFAULT,
            "\"default\": \"eu-1\"",
            "\"default\": ^\"eu\"",
            "/hyperparameters/1/default",
            "matching [a-z]{2}"),
        column(
            FIELD_DOES_NOT_APPLY,
            alpha,
            alpha + ", \"pattern\": ^\"a\"",
            "/hyperparameters/0/pattern",
            "the type string"),
        column(
            EMPTY_RANGE,
            items,
            "\"minItems\": 2, \"maxItems\": ^1",
            "/hyperparameters/2/maxItems",
            "its lower bound is 2"),
        column(
            BAD_DEFAULT,
            items,
            items + ", \"default\": ^[1]",
            "/hyperparameters/2/default",
            "2 to 4 elements"),
        column(
            FIELD_DOES_NOT_APPLY,
            alpha,
            alpha + ", \"maxItems\": ^2",
            "/hyperparameters/0/maxItems",
            "lists"),
        edit(
                LATER_VERSION,
                SIZE,
                "\"maxItems\": ^2, " + SIZE,
                SIZE_POINTER + "/maxItems",
                "\"maxItems\"")
            .with("\"type\": \"int\", \"min\"", "\"type\": \"list\", \"of\": \"int\", \"min\"")
            .with("\"default\": 5, ", ""),
        column(
            BAD_NUMBER,
            "\"labels\": [0, 1]",
            "\"labels\": ^[0, 1e399]",
            "/training/labels",
            "a double"));
  }

  private static List<Case> maps() {
    String costs = "\"name\": \"costs\", \"type\": \"map\", \"of\": \"double\"";
    String depths = "\"default\": { \"a\": 1, \"b\": 20 }";
    String seeds = "\"default\": [1, 9000000000]";
    String later = "\"name\": \"later\", \"type\": ";
    return List.of(
        column(
            BAD_OPTION,
            costs,
            "\"name\": \"costs\", \"type\": \"map\", \"of\": ^\"long\"",
            "/hyperparameters/5/of",
            "int, double or string"),
        edit(
            Specs.COLUMNS,
            MISSING_FIELD,
            "{ " + costs + ", \"min\": 0",
            "^{ \"name\": \"costs\", \"type\": \"map\"",
            "/hyperparameters/5",
            "the type of the map's values"),
        column(
            BAD_DEFAULT,
            costs,
            costs + ", \"default\": ^{ \"a\": -1 }",
            "/hyperparameters/5/default",
            "map of double, each at least 0"),
        column(
            BAD_DEFAULT,
            depths,
            "\"default\": ^{ \"a\": \"1\" }",
            "/hyperparameters/6/default",
            "map of int"),
        column(
            BAD_DEFAULT,
            depths,
            "\"default\": ^{ \"a=b\": 1 }",
            "/hyperparameters/6/default",
            "map of int"),
        column(BAD_DEFAULT, depths, "\"default\": ^{}", "/hyperparameters/6/default", "map of int"),
        column(
            FIELD_DOES_NOT_APPLY,
            costs,
            costs + ", \"wire\": ^\"tuple\"",
            "/hyperparameters/5/wire",
            "It belongs to lists."),
        column(
            FIELD_DOES_NOT_APPLY,
            costs,
            costs + ", \"minItems\": ^1",
            "/hyperparameters/5/minItems",
            "map of double"),
        column(
            IMPOSSIBLE_VALUE,
            costs,
            costs + ", \"appliesWhen\": [{ \"hyperparameter\": \"depths\", \"in\": [^\"1\"] }]",
            "/hyperparameters/5/appliesWhen/0/in/0",
            "map of int"),
        column(
            FIELD_DOES_NOT_APPLY,
            "{ \"name\": \"bias\", \"type\": \"map\", \"of\": \"double\" }",
            "{ \"name\": \"bias\", \"type\": \"map\", \"of\": \"double\", \"place\": ^\"accept\" }",
            "/inference/request/parameters/8/place",
            "numbers, booleans and enums"),
        column(
            BAD_DEFAULT,
            seeds,
            "\"default\": ^[9e18, 1e19]",
            "/hyperparameters/3/default",
            "list of long"),
        edit(
            LATER_VERSION,
            MODE_START,
            "{ " + later + "^\"map\", \"of\": \"int\" }, " + MODE_START,
            MODE_POINTER + "/type",
            "The type \"map\""),
        edit(
            LATER_VERSION,
            MODE_START,
            "{ " + later + "\"list\", \"of\": ^\"long\" }, " + MODE_START,
            MODE_POINTER + "/of",
            "The type \"long\""));
  }

  private static List<Case> variables() {
    String workers = "\"WORKERS\": \"2\"";
    String threads = "\"OMP_NUM_THREADS\": \"1\"";
    return List.of(
        column(
            BAD_NAME,
            workers,
            "^\"2-WORKERS\": \"2\"",
            "/inference/environment/2-WORKERS",
            "a variable. Allowed: letters, digits and _"),
        column(
            LIMIT_EXCEEDED,
            threads,
            "\"OMP_NUM_THREADS\": ^\"" + "1".repeat(513) + "\"",
            "/training/environment/OMP_NUM_THREADS",
            "At most 512 characters"),
        column(
            LIMIT_EXCEEDED,
            workers,
            "^\"" + "W".repeat(1025) + "\": \"2\"",
            "/inference/environment/" + "W".repeat(1025),
            "At most 1024 characters"),
        column(WRONG_KIND, workers, "\"WORKERS\": ^2", "/inference/environment/WORKERS", "a text"),
        column(
            NAME_TAKEN,
            "{ \"name\": \"MODE\"",
            "{ \"name\": ^\"WORKERS\"",
            "/inference/request/parameters/6/name",
            "a variable is called that already"),
        column(
            BAD_NAME,
            "{ \"name\": \"MODE\"",
            "{ \"name\": ^\"RUN-MODE\"",
            "/inference/request/parameters/6/name",
            "the first no digit"),
        edit(
            LATER_VERSION,
            "\"label\": \"none\"",
            "\"environment\": { ^\"A\": \"1\" }, \"label\": \"none\"",
            "/training/environment/A",
            "\"environment\""));
  }

  private static List<Case> classes() {
    String serializer = "\"serializer\": \"recordio-protobuf\"";
    return List.of(
        column(
            BAD_NAME,
            "\"serializer\": \"json\"",
            "\"serializer\": ^\"org.example.\"",
            "/inference/request/serializer",
            "with its package"),
        column(
            BAD_NAME,
            "\"deserializer\": \"json\"",
            "\"deserializer\": ^\"org..Own\"",
            "/inference/response/deserializer",
            "a deserializer"),
        edit(
            LATER_VERSION,
            serializer,
            "\"serializer\": ^\"org.example.Own\"",
            "/inference/request/serializer",
            "A class as \"serializer\""));
  }

  private static List<Case> perVariant() {
    String rules = " \"rules\": [{ \"doc\": \"A rule.\", \"then\": [";
    String variants =
        "\"variants\": [{ \"name\": \"a\", \"classes\": { \"estimator\": \"A\", \"model\": \"B\" } },"
            + " { \"name\": \"b\", \"classes\": { \"estimator\": \"C\", \"model\": \"D\" },"
            + " \"fixed\": { \"mode\": \"slow\" } }],";
    String mode = MODE_START + "\"type\": \"enum\", " + VALUES;
    String twice =
        "{ \"name\": \"mode\", \"variants\": [\"b\"], \"type\": \"enum\","
            + " \"values\": [\"slow\", \"slower\"], \"doc\": \"How.\" }, ";
    String then = "/rules/0/then/0";
    return List.of(
        edit(
            FIELD_DOES_NOT_APPLY,
            CLASSES,
            CLASSES + rules + "{ \"hyperparameter\": ^\"mode\", \"lessThan\": \"size\" }] }],",
            then + "/hyperparameter",
            "numbers"),
        edit(
            SELF_COMPARISON,
            CLASSES,
            CLASSES + rules + "{ \"hyperparameter\": \"size\", \"lessThan\": ^\"size\" }] }],",
            then + "/lessThan",
            "another hyperparameter"),
        edit(
            FIELD_DOES_NOT_APPLY,
            CLASSES,
            CLASSES
                + rules
                + "{ \"hyperparameter\": ^\"mode\", \"atMostOneOf\": [\"fast\", \"exact\"] }] }],",
            then + "/hyperparameter",
            "lists"),
        edit(
                NOT_IN_VARIANT,
                SIZE,
                "\"requiredWhen\": [{ \"hyperparameter\": ^\"mode\", \"given\": true }], " + SIZE,
                SIZE_POINTER + "/requiredWhen/0/hyperparameter",
                "The variant \"a\"")
            .with(", " + DEFAULT, "")
            .with(mode, mode + ", \"variants\": [\"b\"]")
            .with(CLASSES, variants.replace("slow", "fast")),
        edit(
                BAD_FIXED_VALUE,
                CLASSES,
                variants.replace("\"slow\"", "^\"fast\""),
                "/variants/1/fixed/mode",
                "slow or slower")
            .with(mode, mode + ", \"variants\": [\"a\"]")
            .with(MODE_START, twice + MODE_START),
        edit(
                IMPOSSIBLE_VALUE,
                CLASSES,
                variants
                    + " \"rules\": [{ \"doc\": \"A rule.\", \"variants\": [\"a\"], \"then\": ["
                    + "{ \"hyperparameter\": \"mode\", \"in\": [^\"slow\"] }] }],",
                then + "/in/0",
                "fast or exact")
            .with(mode, mode + ", \"variants\": [\"a\"]")
            .with(MODE_START, twice + MODE_START));
  }

  private static List<Case> training() {
    String contentType = "\"contentType\": \"application/x-recordio-protobuf\"";
    String metric = "\"metrics\": [{ \"name\": \"test:loss\"";
    String uri = "\"image\": { \"uri\": \"1.dkr.ecr.us-east-1.amazonaws.com/tiny:1\" }";
    String minimal = Specs.text(Specs.MINIMAL);
    String image =
        minimal.substring(minimal.indexOf("\"image\""), minimal.indexOf(",\n  \"training\""));
    String channels = "\"channels\": [";
    String channel =
        "\"required\": true, \"distribution\": \"FullyReplicated\", \"doc\": \"x\" }, ";
    String label = "\"label\": \"none\"";
    return List.of(
        edit(
            LIMIT_EXCEEDED,
            channels,
            "\"channels\": ^["
                + IntStream.range(0, 20)
                    .mapToObj(i -> "{ \"name\": \"c" + i + "\", " + channel)
                    .collect(Collectors.joining()),
            "/training/channels",
            "There are 21 required channels. At most 20"),
        edit(
            SECOND_TRAIN_CHANNEL,
            "\"name\": \"train\"",
            "\"name\": \"training\", " + channel + "{ \"name\": ^\"train\"",
            "/training/channels/1/name",
            "\"train\" is required beside \"training\""),
        edit(
            OWN_FORMAT_NOT_READ,
            label,
            label
                + ", \"formats\": ^[{ \"contentTypes\": [\"text/csv\"], \"inputModes\": [\"File\"] }]",
            "/training/formats",
            "They hold text/csv by File"),
        edit(
            OWN_FORMAT_NOT_READ,
            label,
            label
                + ", \"formats\": ^[{ \"contentTypes\": [\"application/x-recordio-protobuf\"],"
                + " \"inputModes\": [\"Pipe\"] }]",
            "/training/formats",
            "in the input mode File"),
        edit(
                LABEL_MISSING,
                label,
                "\"label\": ^\"none\"",
                "/training/label",
                "Each line of LibSVM begins with a label")
            .with(contentType, "\"contentType\": \"text/libsvm\""),
        edit(
            FIELD_DOES_NOT_APPLY,
            label,
            label + ", \"labels\": ^[0, 1]",
            "/training/labels",
            "the label none"),
        edit(
                BAD_PATTERN,
                metric,
                metric + ", \"regex\": ^\"loss=([0-9\"",
                "/training/metrics/0/regex",
                "Unclosed character class")
            .onLine(-5)
            .with(image, uri),
        edit(
                NO_GROUP,
                metric,
                metric + ", \"regex\": ^\"loss=[0-9]+\"",
                "/training/metrics/0/regex",
                "in parentheses")
            .onLine(-5)
            .with(image, uri),
        edit(
            UNKNOWN_WORD,
            contentType,
            "\"contentType\": ^\"text/cvs\"",
            "/training/contentType",
            "Did you mean \"text/csv\"?"),
        edit(
            FIELD_DOES_NOT_APPLY,
            metric,
            metric + ", \"regex\": ^\"loss=(.*)\"",
            "/training/metrics/0/regex",
            "SageMaker's own"),
        edit(
                METRIC_NOT_FOUND,
                metric,
                "\"metrics\": [{ \"name\": ^\"test:loss\"",
                "/training/metrics/0/name",
                "\"regex\"")
            .onLine(-5)
            .with(image, uri),
        edit(
                LIMIT_EXCEEDED,
                metric,
                metric + ", \"regex\": ^\"" + "(x)".repeat(167) + "\"",
                "/training/metrics/0/regex",
                "At most 500 characters")
            .onLine(-5)
            .with(image, uri));
  }

  /** Mistakes in what depends on how a model was trained. */
  private static List<Case> requestAlternatives() {
    String request = "\"request\": { \"serializer\": \"recordio-protobuf\" }";
    String ofMode = "{ \"hyperparameter\": \"mode\", \"in\": [\"exact\"], ";
    String alternatives = "\"request\": { \"serializer\": \"csv\", \"alternatives\": [";
    String parameters =
        "], \"parameters\": [{ \"name\": \"rate\", \"type\": \"double\"," + " \"trainedWith\": ";
    String pointer = "/inference/request/alternatives/";
    return List.of(
        edit(
            LATER_VERSION,
            request,
            alternatives
                + "{ \"hyperparameter\": ^\"mode\", \"in\": [\"exact\"], \"serializer\": \"json\" }] }",
            pointer + "0/hyperparameter",
            "The field \"alternatives\""),
        ofVersion2(
            FIELD_DOES_NOT_APPLY,
            request,
            alternatives
                + "{ \"hyperparameter\": ^\"size\", \"in\": [\"2\"], \"serializer\": \"json\" }] }",
            pointer + "0/hyperparameter",
            "enums"),
        ofVersion2(
            IMPOSSIBLE_VALUE,
            request,
            alternatives
                + "{ \"hyperparameter\": \"mode\", \"in\": [^\"exakt\"], \"serializer\": \"json\" }] }",
            pointer + "0/in/0",
            "Did you mean \"exact\"?"),
        ofVersion2(
            ALTERNATIVES_OVERLAP,
            request,
            alternatives
                + ofMode
                + "\"serializer\": \"json\" }, { \"hyperparameter\": \"mode\","
                + " \"in\": [^\"exact\"], \"serializer\": \"jsonlines\" }] }",
            pointer + "1/in/0",
            "\"exact\" is in one"),
        ofVersion2(
            UNKNOWN_OPTION,
            request,
            alternatives
                + ofMode
                + "\"serializer\": \"json\", \"options\": { ^\"rot\": \"x\" } }] }",
            pointer + "0/options/rot",
            "Did you mean \"root\"?"),
        ofVersion2(
            UNKNOWN_FIELD,
            request,
            alternatives + ofMode + "\"serializer\": \"json\", ^\"maxRecords\": 1 }] }",
            pointer + "0/maxRecords",
            "hyperparameter"),
        ofVersion2(
            FIELD_DOES_NOT_APPLY,
            request,
            alternatives + ofMode + "\"serializer\": ^\"binary\" }] }",
            pointer + "0/serializer",
            "binary beside others"),
        edit(
            Specs.COLUMNS,
            BAD_OPTION,
            "\"options\": { \"row\": \"features\" }",
            "\"options\": { \"row\": ^\"value\" }",
            pointer + "0/options/row",
            "several inputs"),
        ofVersion2(
            FIELD_DOES_NOT_APPLY,
            request,
            alternatives
                + ofMode
                + "\"serializer\": \"json\" }"
                + parameters.replace("{ \"name\"", "^{ \"name\"")
                + "{ \"hyperparameter\": \"mode\", \"in\": [\"exact\", \"fast\"] } }] }",
            "/inference/request/parameters/0",
            "bodies in csv"),
        ofVersion2(
            UNKNOWN_HYPERPARAMETER,
            request,
            "\"request\": { \"serializer\": \"json\""
                + parameters.substring(1)
                + "{ \"hyperparameter\": ^\"modes\", \"in\": [\"exact\"] } }] }",
            "/inference/request/parameters/0/trainedWith/hyperparameter",
            "Did you mean \"mode\"?"),
        edit(
            Specs.COLUMNS,
            FIELD_DOES_NOT_APPLY,
            "\"place\": \"nowhere\",",
            "\"place\": \"nowhere\", \"trainedWith\": ^{ \"hyperparameter\": \"kind\","
                + " \"in\": [\"text\"] },",
            "/inference/request/parameters/7/trainedWith",
            "\"when\" depends"));
  }

  /** The empty text is a value in version 2, and where it can be told from nothing. */
  private static List<Case> emptyWords() {
    String values = "/values/2";
    String withEmpty = VALUES.replace("]", ", ^\"\"]");
    return List.of(
        edit(LATER_VERSION, VALUES, withEmpty, MODE_POINTER + values, "The empty text as a value"),
        ofVersion2(
            EMPTY, VALUES, VALUES.replace("]", ", ^\" \"]"), MODE_POINTER + values, "character"),
        ofVersion2(
            DUPLICATE_ELEMENT,
            VALUES,
            VALUES.replace("]", ", \"\", ^\"\"]"),
            MODE_POINTER + "/values/3",
            "a second time"),
        ofVersion2(
            IMPOSSIBLE_VALUE,
            CLASSES,
            CLASSES
                + " \"rules\": [{ \"doc\": \"A rule.\", \"then\": ["
                + "{ \"hyperparameter\": \"mode\", \"in\": [^\"\"] }] }],",
            "/rules/0/then/0/in/0",
            "fast or exact"),
        ofVersion2(
            FIELD_DOES_NOT_APPLY,
            MODE_START + "\"type\": \"enum\", " + VALUES + ", " + MODE_DEFAULT,
            MODE_START + "\"type\": \"list\", \"of\": \"enum\", " + withEmpty,
            MODE_POINTER + values,
            "the empty text in a list"),
        edit(
            Specs.COLUMNS,
            FIELD_DOES_NOT_APPLY,
            "{ \"name\": \"seed\", \"type\": \"list\", \"of\": \"long\" },",
            "{ \"name\": \"seed\", \"type\": \"enum\", \"values\": [\"a\", ^\"\"],"
                + " \"place\": \"accept\" },",
            "/inference/request/parameters/9/values/1",
            "the empty text at the place accept"));
  }

  private static Case ofVersion2(
      SpecMessage message, String find, String replacement, String pointer, String says) {
    return edit(message, find, replacement, pointer, says)
        .with("\"specVersion\": 1", "\"specVersion\": 2");
  }

  private static final String WITHOUT_INFERENCE = "a spec without \"inference\"";
  private static final String INFERENCE =
      Specs.text(Specs.MINIMAL).replaceAll("(?s).*(,\\s*\"inference\".*)}\\s*", "$1");

  /** Mistakes in a spec of an image that only trains. */
  private static List<Case> onlyTrained() {
    String classes = "\"model\": \"ProfileModel\" },";
    String size = "{ \"name\": \"size\", ";
    return List.of(
        edit(
                MISSING_FIELD,
                "{\n  \"specVersion\": 1,",
                "^{\n  \"specVersion\": 1,",
                "",
                "\"inference\" is missing")
            .without(INFERENCE),
        edit(
            Specs.REPORT,
            WRONG_KIND,
            classes,
            classes + " \"inference\": ^\"none\",",
            "/inference",
            "an object"),
        edit(
            Specs.REPORT,
            UNKNOWN_FIELD,
            classes,
            classes + " ^\"inferense\": {},",
            "/inferense",
            "Did you mean \"inference\"?"),
        onlyTrained(CLASSES, CLASSES.replace(" }", ", \"spark\": ^\"kmeans\" }"), "/classes/spark"),
        onlyTrained(
            REGISTRY,
            REGISTRY + " \"serving\": { \"repository\": ^\"tiny-serving\" },",
            "/image/serving/repository"),
        onlyTrained(
            "{ \"1\": \"1\" }",
            "{ \"1\": { \"tag\": \"1\", \"servingRegistry\": ^\"lda\" } }",
            "/image/versions/1/servingRegistry"),
        edit(
            Specs.REPORT,
            FIELD_DOES_NOT_APPLY,
            size,
            size + "\"only\": ^\"training\", ",
            "/inputs/0/only",
            WITHOUT_INFERENCE),
        edit(
            Specs.REPORT,
            FIELD_DOES_NOT_APPLY,
            size,
            size + "\"when\": ^{ \"parameter\": \"part\", \"in\": [\"all\"] }, ",
            "/inputs/0/when",
            WITHOUT_INFERENCE));
  }

  private static Case onlyTrained(String find, String replacement, String pointer) {
    return edit(FIELD_DOES_NOT_APPLY, find, replacement, pointer, WITHOUT_INFERENCE)
        .without(INFERENCE)
        .with("\"specVersion\": 1", "\"specVersion\": 2");
  }

  private static List<Case> history() {
    String formerly = SIZE + ", \"formerly\": [";
    String names = SIZE_POINTER + "/formerly/";
    String removed = CLASSES + " \"removed\": [{ \"doc\": \"Gone.\", \"param\": ";
    return List.of(
        edit(PARAM_IS_THERE, SIZE, formerly + "\"big\", ^\"mode\"]", names + "1", "\"mode\" now"),
        edit(PARAM_IS_THERE, SIZE, formerly + "^\"scoreCol\"]", names + "0", "rename"),
        edit(PARAM_IS_THERE, CLASSES, removed + "^\"size\" }],", "/removed/0/param", "earlier"),
        edit(PARAM_IS_THERE, CLASSES, removed + "^\"getRoleArn\" }],", "/removed/0/param", "now"),
        edit(BAD_NAME, SIZE, formerly + "^\"old size\"]", names + "0", "a Param"),
        edit(BAD_NAME, CLASSES, removed + "^\"Old\" }],", "/removed/0/param", "a Param"),
        edit(
            Specs.MINIMAL,
            NAME_TAKEN,
            Map.of(SIZE, formerly + "\"big\"]", MODE, MODE + ", \"formerly\": [^\"big\"]"),
            MODE_POINTER + "/formerly/0",
            "another Param of an earlier version"),
        edit(
            UNKNOWN_VARIANT,
            CLASSES,
            removed + "\"old\", \"variants\": [^\"a\"] }],",
            "/removed/0/variants/0",
            "Given: none"),
        edit(
                FIELD_DOES_NOT_APPLY,
                MODE,
                MODE + ", \"formerly\": ^[\"old\"]",
                MODE_POINTER + "/formerly",
                "\"removed\"")
            .with("\"inference\": {", "\"fixed\": { \"mode\": \"fast\" }, \"inference\": {"),
        edit(EMPTY, CLASSES, CLASSES + " \"removed\": ^[],", "/removed", "element"));
  }
}
