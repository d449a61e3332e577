package org.sagemakerspark.local.images.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Example;

class XGBoostVersionTest {

  private static final Example DENSE = Example.dense(new float[] {1, 0, 2});
  private static final Example SPARSE = Example.sparse(3, new int[] {1}, new float[] {0});
  private static final Example EMPTY = Example.sparse(3, new int[0], new float[0]);

  @ParameterizedTest
  @CsvSource({
    "latest, WITH_MLIO",
    "1, WITH_MLIO",
    "0.90-2-cpu-py3, WITH_MLIO",
    "1.2-2-cpu-py3, WITH_MLIO",
    "3.0-5, WITH_MLIO",
    "3.2-0, WITH_OWN_READER",
    "10.0-1, WITH_OWN_READER"
  })
  void followsTheTag(String tag, XGBoostVersion version) {
    assertThat(XGBoostVersion.of(tag)).isEqualTo(version);
  }

  @Test
  void refusesTheOtherKindOfRecordUpToTheLastVersionWithMlio() {
    assertThatThrownBy(() -> XGBoostVersion.WITH_MLIO.ofRecords(List.of(DENSE, SPARSE)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("instance #1 is sparse while it is expected to be dense");
    assertThatThrownBy(() -> XGBoostVersion.WITH_MLIO.ofRecords(List.of(SPARSE, EMPTY, DENSE)))
        .hasMessageContaining("instance #2 is dense while it is expected to be sparse");
  }

  @Test
  void losesTheZerosOfDenseRecordsBesideSparseOnesSinceThen() throws UserErrorException {
    List<Example> rows = XGBoostVersion.WITH_OWN_READER.ofRecords(List.of(DENSE, SPARSE));

    assertThat(rows).allMatch(Example::isSparse);
    assertThat(rows.get(0).keys()).containsExactly(0, 2);
    assertThat(rows.get(0).values()).containsExactly(1, 2);
    assertThat(rows.get(1).values()).containsExactly(0);
    assertThat(XGBoostVersion.WITH_OWN_READER.ofRecords(List.of(DENSE))).containsExactly(DENSE);
  }

  @Test
  void refusesASparseRecordWithoutKeysSinceThen() throws UserErrorException {
    assertThat(XGBoostVersion.WITH_MLIO.ofRecords(List.of(SPARSE, EMPTY))).hasSize(2);
    assertThatThrownBy(() -> XGBoostVersion.WITH_OWN_READER.ofRecords(List.of(SPARSE, EMPTY)))
        .hasMessageContaining("incompatible column dimensions");
  }

  @Test
  void countsALibSvmRequestFromOneWhereNoIndexIsZeroSinceThen() {
    List<Example> fromOne = List.of(SPARSE, EMPTY);

    assertThat(XGBoostVersion.WITH_MLIO.ofLibSvmRequest(fromOne)).isEqualTo(fromOne);
    assertThat(XGBoostVersion.WITH_OWN_READER.ofLibSvmRequest(fromOne).get(0).keys())
        .containsExactly(0);
    assertThat(
            XGBoostVersion.WITH_OWN_READER.ofLibSvmRequest(
                List.of(SPARSE, Example.sparse(1, new int[] {0}, new float[] {1}))))
        .first()
        .isEqualTo(SPARSE);
  }
}
