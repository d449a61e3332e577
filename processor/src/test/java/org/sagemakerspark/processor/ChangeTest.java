package org.sagemakerspark.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagemakerspark.processor.emit.GeneratedFile;

/** What a change of a spec changes. */
class ChangeTest {

  @Test
  void aFurtherHyperparameterChangesOnlyWhatTellsOfIt() {
    String before = Specs.text(Specs.MINIMAL);
    String after =
        before.replace(
            "{ \"name\": \"mode\"",
            "{ \"name\": \"extra_one\", \"type\": \"int\", \"doc\": \"Something more.\" },\n"
                + "{ \"name\": \"mode\"");
    List<GeneratedFile> old = files(before);
    List<GeneratedFile> young = files(after);

    assertThat(young).hasSameSizeAs(old);
    for (int i = 0; i < old.size(); i++) {
      assertThat(young.get(i).name()).isEqualTo(old.get(i).name());
      List<String> rest = new java.util.ArrayList<>(young.get(i).content().lines().toList());
      old.get(i).content().lines().forEach(line -> assertThat(rest.remove(line)).as(line).isTrue());
      if (young.get(i).name().endsWith("Model")) {
        assertThat(rest).isEmpty();
      } else {
        assertThat(String.join("\n", rest)).contains("xtraOne");
      }
    }
  }

  private static List<GeneratedFile> files(String json) {
    return SpecCompiler.emit(Specs.plans("spec.json", json).get(0));
  }
}
