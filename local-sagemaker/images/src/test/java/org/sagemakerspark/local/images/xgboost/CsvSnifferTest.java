package org.sagemakerspark.local.images.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvSnifferTest {

  /** What {@code csv.Sniffer().sniff(line).delimiter} of Python 3.11 answers. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.5      | 5",
        "-0.5     | 5",
        "7        | 7",
        "-7       | 7",
        "nan      | n",
        "1.0E10   | 1",
        "-1e-1    | 1",
        "-1.5E-55 | 5",
        "-0.00025 | 0",
        "-2.5E-4  | -",
        "-2E-1    | -",
        "1,2      | ,",
        "1.5;2    | ;",
        "1 0:2    | ' '",
        "1:2      | :"
      })
  void answersAsPythonDoes(String line, char delimiter) {
    assertThat(CsvSniffer.delimiter(line)).contains(delimiter);
  }

  @Test
  void findsNoneInAnEmptyLine() {
    assertThat(CsvSniffer.delimiter("")).isEmpty();
  }
}
