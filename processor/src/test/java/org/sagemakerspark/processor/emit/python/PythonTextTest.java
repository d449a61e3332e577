package org.sagemakerspark.processor.emit.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagemakerspark.processor.spec.model.Literal;
import org.sagemakerspark.processor.spec.model.ValueKind;

class PythonTextTest {

  @Test
  void quotesWhatWouldEndAString() {
    assertThat(PythonText.quoted("a \"b\" \\ c\nd")).isEqualTo("\"a \\\"b\\\" \\\\ c\\nd\"");
  }

  @Test
  void quotesWhatWouldEndADocstring() {
    assertThat(PythonText.docstring("  ", "a \"\"\" \\N b."))
        .isEqualTo("  \"\"\"a \\\"\\\"\\\" \\\\N b.\"\"\"\n");
  }

  @Test
  void writesLiteralsOfTheRightType() {
    assertThat(PythonText.literal(ValueKind.DOUBLE, number("3"))).isEqualTo("3.0");
    assertThat(PythonText.literal(ValueKind.DOUBLE, number("0.0001"))).isEqualTo("0.0001");
    assertThat(PythonText.literal(ValueKind.DOUBLE, number("1e-9"))).isEqualTo("1E-9");
    assertThat(PythonText.literal(ValueKind.LONG, number("1e9"))).isEqualTo("1000000000");
    assertThat(PythonText.literal(ValueKind.BOOLEAN, new Literal.Flag(false))).isEqualTo("False");
    assertThat(
            PythonText.literal(
                ValueKind.DOUBLE_LIST, new Literal.Many(List.of(number("1"), number("0.5")))))
        .isEqualTo("[1.0, 0.5]");
  }

  private static Literal number(String text) {
    return new Literal.Num(new BigDecimal(text));
  }
}
