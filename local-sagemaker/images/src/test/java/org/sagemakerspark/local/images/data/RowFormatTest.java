package org.sagemakerspark.local.images.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Text rows are read as the images read them. */
class RowFormatTest {

  @Test
  void readsLibSvmWithLabelsAndWeights() throws IOException {
    List<Example> rows = read(RowFormat.LABELED_LIBSVM, "1:0.5 2:3 5:1.5\n0 # nothing\n");

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).label()).isEqualTo(1);
    assertThat(rows.get(0).weight()).isEqualTo(0.5f);
    assertThat(rows.get(0).size()).isEqualTo(6);
    assertThat(rows.get(0).toDense()).containsExactly(0, 0, 3, 0, 0, 1.5f);
    assertThat(rows.get(1).size()).isZero();
  }

  @Test
  void dropsOnlyTheLastEmptyLibSvmRowsOfARequestAsTheImageDoes() throws IOException {
    assertThat(read(RowFormat.LIBSVM, "\n1:2\n\n\n3:4\n\n\n"))
        .extracting(Example::size)
        .containsExactly(0, 2, 0, 0, 4);
  }

  @Test
  void readsMissingValuesAsPythonDoes() throws IOException {
    Example row = read(RowFormat.LIBSVM, "0 0:+nan 1:-1e-3 2:NaN 3:-inf\n").get(0);

    assertThat(row.values())
        .containsExactly(Float.NaN, -0.001f, Float.NaN, Float.NEGATIVE_INFINITY);
  }

  @Test
  void namesTheLineThatIsNoLibSvm() {
    assertThatThrownBy(() -> read(RowFormat.LABELED_LIBSVM, "1 1:2\n1 x:2\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Line 2 is not of the form label[:weight] index:value");
  }

  @Test
  void readsCsvWithLabelsAndGaps() throws IOException {
    Example row = read(RowFormat.LABELED_CSV, "1,7,,nan,9\n").get(0);

    assertThat(row.label()).isEqualTo(1);
    assertThat(row.values()).containsExactly(7, Float.NaN, Float.NaN, 9);
    assertThat(row.hasGaps()).isTrue();
  }

  @Test
  void takesTheFirstCsvColumnForTheLabelUnlessToldOtherwise() {
    assertThat(RowFormat.ofTraining("text/csv")).contains(RowFormat.LABELED_CSV);
    assertThat(RowFormat.ofTraining("text/csv; label_size=0")).contains(RowFormat.CSV);
    assertThat(RowFormat.ofTraining("text/x-libsvm")).contains(RowFormat.LABELED_LIBSVM);
    assertThat(RowFormat.ofTraining("text/html")).isEmpty();
  }

  private static List<Example> read(RowFormat format, String text) throws IOException {
    List<Example> rows = new ArrayList<>();
    try (ExampleSource source =
        format.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      for (Optional<Example> row = source.next(); row.isPresent(); row = source.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }
}
