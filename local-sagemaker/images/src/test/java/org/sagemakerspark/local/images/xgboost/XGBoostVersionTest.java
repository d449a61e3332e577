package org.sagemakerspark.local.images.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.data.RowFormat;
import org.sagemakerspark.local.images.serving.RequestFormat;
import org.sagemakerspark.local.record.RecordIO;

class XGBoostVersionTest {

  private static final Example DENSE = Example.dense(new float[] {1, 0, 2});
  private static final Example SPARSE = Example.sparse(3, new int[] {1}, new float[] {0});
  private static final Example EMPTY = Example.sparse(3, new int[0], new float[0]);

  @ParameterizedTest
  @CsvSource({
    "latest, LEGACY",
    "1, LEGACY",
    "0.90-2-cpu-py3, WITH_MLIO",
    "1.2-2-cpu-py3, WITH_MLIO",
    "3.0-5, WITH_MLIO",
    "3.2-0, WITH_OWN_READER",
    "10.0-1, WITH_OWN_READER"
  })
  void followsTheTag(String tag, XGBoostVersion version) {
    assertThat(XGBoostVersion.of(ImageTag.of(tag))).isEqualTo(version);
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
    assertThat(XGBoostVersion.WITH_OWN_READER.ofLibSvmRequest(fromOne).get(0).values())
        .startsWith(SPARSE.values()[0]);
    assertThat(
            XGBoostVersion.WITH_OWN_READER
                .ofLibSvmRequest(List.of(SPARSE, Example.sparse(1, new int[] {0}, new float[] {1})))
                .get(0)
                .values())
        .isEqualTo(SPARSE.toDense());
  }

  @Test
  void takesForZeroWhatALibSvmRequestLeavesOutSinceThen() {
    List<Example> rows =
        List.of(
            Example.sparse(3, new int[] {0, 2}, new float[] {5, Float.NaN}),
            Example.sparse(2, new int[] {1}, new float[] {7}));

    assertThat(XGBoostVersion.WITH_MLIO.ofLibSvmRequest(rows)).isEqualTo(rows);
    assertThat(XGBoostVersion.WITH_OWN_READER.ofLibSvmRequest(rows))
        .extracting(Example::isSparse)
        .containsExactly(false, false);
    assertThat(XGBoostVersion.WITH_OWN_READER.ofLibSvmRequest(rows))
        .extracting(Example::values)
        .containsExactly(new float[] {5, 0, Float.NaN}, new float[] {0, 7, 0});
  }

  @Test
  void readsRecordsAndParquetFromTheSecondVersionOnOnly() {
    assertThat(XGBoostVersion.LEGACY.trainingFormats())
        .containsExactlyInAnyOrder(RowFormat.LABELED_CSV, RowFormat.LABELED_LIBSVM);
    assertThat(XGBoostVersion.LEGACY.requestFormats())
        .containsExactlyInAnyOrder(RequestFormat.CSV, RequestFormat.LIBSVM);
    assertThat(XGBoostVersion.WITH_MLIO.trainingFormats())
        .contains(RowFormat.RECORDIO_PROTOBUF, RowFormat.PARQUET);
    assertThat(XGBoostVersion.WITH_OWN_READER.requestFormats())
        .contains(RequestFormat.RECORDIO_PROTOBUF);
  }

  @Test
  void joinsNoPartsOfRecordsWithItsOwnReader() throws Exception {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    RecordIO.write(whole, new byte[] {1, 2, 3});
    RecordIO.write(whole, new byte[] {4});
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    RecordIO.write(parts, new byte[] {1});
    RecordIO.write(parts, new byte[] {10, 35, (byte) 0xd7, (byte) 0xce});

    XGBoostVersion.WITH_MLIO.requireFraming(new ByteArrayInputStream(parts.toByteArray()));
    XGBoostVersion.WITH_OWN_READER.requireFraming(new ByteArrayInputStream(whole.toByteArray()));
    assertThatThrownBy(
            () ->
                XGBoostVersion.WITH_OWN_READER.requireFraming(
                    new ByteArrayInputStream(parts.toByteArray())))
        .isInstanceOf(UserErrorException.class)
        .hasMessage("Truncated record at offset 20");
  }
}
