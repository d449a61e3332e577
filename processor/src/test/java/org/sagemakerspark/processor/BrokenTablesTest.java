package org.sagemakerspark.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.spec.model.StageParamType;
import org.sagemakerspark.processor.spec.model.Word;
import org.sagemakerspark.processor.spec.parse.ParamTableReader;
import org.sagemakerspark.processor.spec.report.Location;
import org.sagemakerspark.processor.spec.report.Problem;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Tables of Params with one mistake each, which is told with its place, as a spec's are. */
class BrokenTablesTest {
  private static final String MINIMAL = "params/minimal.json";
  private static final String GROUP = "/groups/0";
  private static final String DEPTH = GROUP + "/params/0";
  private static final String MODE = GROUP + "/params/1";
  private static final String OWNER = GROUP + "/params/2";

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Specs.text("org/sagemakerspark/params/stage-params.schema.json"));

  /** What a schema cannot see. */
  private static final Set<SpecMessage> MEANINGS =
      Set.of(
          SpecMessage.SYNTAX_ERROR,
          SpecMessage.RESERVED_NAME,
          SpecMessage.NAME_TAKEN,
          SpecMessage.EMPTY_RANGE,
          SpecMessage.BAD_NUMBER,
          SpecMessage.BAD_DEFAULT);

  /**
   * One mistake.
   *
   * @param find stands in the minimal table once
   * @param replacement what stands there instead; the problem is where it has the mark ^
   * @param pointer what the problem must be about
   * @param says a part of what it must say
   */
  record Case(SpecMessage message, String find, String replacement, String pointer, String says) {

    String marked() {
      String minimal = Specs.text(MINIMAL);
      assertThat(minimal.split(Pattern.quote(find), -1)).as(find).hasSize(2);
      return minimal.replace(find, replacement);
    }

    String json() {
      return marked().replace("^", "");
    }

    Location at() {
      String before = marked().substring(0, marked().indexOf('^'));
      return new Location(
          ParamTableReader.FILE,
          (int) before.chars().filter(c -> c == '\n').count() + 1,
          before.length() - before.lastIndexOf('\n'),
          pointer);
    }
  }

  static List<Case> all() {
    String depth = "{ \"name\": \"depth\", ";
    String range = "\"min\": 1, \"max\": 9";
    String values = "\"values\": [{ \"value\": \"warm\" }, { \"value\": \"cold\" }], ";
    String length = "\"maxLength\": 9, ";
    return List.of(
        new Case(SpecMessage.SYNTAX_ERROR, depth, "{ ^'name': 'depth', ", "", "not JSON"),
        new Case(
            SpecMessage.UNSUPPORTED_VERSION,
            "\"tableVersion\": 1",
            "\"tableVersion\": ^2",
            "/tableVersion",
            "tableVersion is 2."),
        new Case(
            SpecMessage.UNKNOWN_FIELD, "\"conf\"", "^\"config\"", OWNER + "/config", "\"conf\"?"),
        new Case(
            SpecMessage.MISSING_FIELD,
            "{ \"name\": \"owner\", ",
            "^{ ",
            OWNER,
            "The field \"name\" is missing"),
        new Case(
            SpecMessage.MISSING_FIELD,
            "{ \"name\": \"owner\", \"type\": \"name\", " + length,
            "^{ \"name\": \"owner\", \"type\": \"name\", ",
            OWNER,
            "\"maxLength\""),
        new Case(
            SpecMessage.WRONG_KIND, "\"max\": 9", "\"max\": ^\"9\"", DEPTH + "/max", "a number"),
        new Case(
            SpecMessage.UNKNOWN_WORD, "\"stages\"", "^\"stage\"", GROUP + "/of", "\"stages\"?"),
        new Case(SpecMessage.EMPTY, "\"Pool\"", "^\" \"", GROUP + "/title", "text"),
        new Case(
            SpecMessage.BAD_NAME,
            "\"HasPool\"",
            "^\"Pool\"",
            GROUP + "/name",
            "such as HasNetwork"),
        new Case(
            SpecMessage.BAD_NAME,
            "\"spark.sagemaker.owner\"",
            "^\"sagemaker.owner\"",
            OWNER + "/conf",
            "begins with spark.sagemaker."),
        new Case(
            SpecMessage.RESERVED_NAME,
            "\"owner\", \"type\"",
            "^\"lambda\", \"type\"",
            OWNER + "/name",
            "reserved word of Python"),
        new Case(
            SpecMessage.NAME_TAKEN,
            "\"owner\", \"type\"",
            "^\"depth\", \"type\"",
            OWNER + "/name",
            "at line 10"),
        new Case(
            SpecMessage.NAME_TAKEN,
            "\"cold\"",
            "^\"warm\"",
            MODE + "/values/1/value",
            "another value"),
        new Case(
            SpecMessage.FIELD_DOES_NOT_APPLY,
            length,
            length + "\"min\": ^1, ",
            OWNER + "/min",
            "int, long and double"),
        new Case(
            SpecMessage.FIELD_DOES_NOT_APPLY,
            range,
            "\"unset\": ^\"none\", " + range,
            DEPTH + "/unset",
            "Params that may be unset"),
        new Case(
            SpecMessage.EMPTY_RANGE,
            range,
            "\"min\": 7, \"max\": ^6",
            DEPTH + "/max",
            "its upper bound 6"),
        new Case(
            SpecMessage.BAD_NUMBER, "\"max\": 9", "\"max\": ^9.5", DEPTH + "/max", "whole numbers"),
        new Case(
            SpecMessage.BAD_DEFAULT,
            "\"default\": 5",
            "\"default\": ^50",
            DEPTH + "/default",
            "int, from 1 to 9"),
        new Case(
            SpecMessage.BAD_DEFAULT,
            "\"default\": \"warm\"",
            "\"default\": ^\"hot\"",
            MODE + "/default",
            "warm, cold"),
        new Case(
            SpecMessage.MISSING_FIELD,
            "{ \"name\": \"mode\", \"type\": \"enum\", " + values,
            "^{ \"name\": \"mode\", \"type\": \"enum\", ",
            MODE,
            "\"values\""));
  }

  @ParameterizedTest
  @MethodSource("all")
  void tellsTheMistakeAndItsPlace(Case broken) {
    Problems problems = new Problems();

    List<GeneratedFile> files = ParamTableCompiler.compile(broken.json().getBytes(UTF_8), problems);

    assertThat(files).isEmpty();
    assertThat(problems.sorted()).hasSize(1);
    Problem problem = problems.sorted().get(0);
    assertThat(problem.message()).isEqualTo(broken.message());
    assertThat(problem.at()).isEqualTo(broken.at());
    assertThat(problem.text()).contains(broken.says()).endsWith(".").doesNotContain("%");
  }

  static List<Case> shapes() {
    return all().stream().filter(broken -> !MEANINGS.contains(broken.message())).toList();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void areRefusedByTheSchemaToo(Case broken) {
    assertThat(SCHEMA.validate(broken.json(), InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void aTableWithoutMistakesIsTakenByTheSchemaToo() throws IOException {
    Problems problems = new Problems();
    assertThat(ParamTableCompiler.compile(Specs.text(MINIMAL).getBytes(UTF_8), problems))
        .hasSize(3);
    assertThat(problems.sorted()).isEmpty();
    assertThat(SCHEMA.validate(Specs.text(MINIMAL), InputFormat.JSON)).isEmpty();
    assertThat(SCHEMA.validate(new String(ParamTableReader.shipped(), UTF_8), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void theSchemaListsTheTypesThatThereAre() {
    assertThat(SCHEMA.getSchemaNode().at("/$defs/param/properties/type/enum"))
        .extracting(type -> type.textValue())
        .containsExactlyElementsOf(Word.all(StageParamType.class));
  }
}
