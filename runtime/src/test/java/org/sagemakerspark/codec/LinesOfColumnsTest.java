package org.sagemakerspark.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.recordio.UnfitRowException;
import scala.collection.JavaConverters;

/**
 * Lines of training data as the Developer Guide shows them: blazingtext.md,
 * image-classification.md, object-detection.md and semantic-segmentation.md in
 * awsdocs/amazon-sagemaker-developer-guide.
 */
class LinesOfColumnsTest {

  private static final StructType TEXTS =
      new StructType().add("label", DataTypes.StringType).add("text", DataTypes.StringType);

  private static List<String> lines(
      String format, StructType schema, List<InputColumn> inputs, Row... rows) {
    Map<String, String> options =
        format.equals("text") ? Map.of("labelPrefix", "__label__") : Map.of();
    TrainingColumns columns =
        new TrainingColumns(schema, new Format(format, options), inputs, Optional.empty(), "owner")
            .taking(AllowedLabels.ANY, Optional.of("label"));
    List<String> lines = new ArrayList<>();
    Iterator<Row> made = columns.call(List.of(rows).iterator());
    made.forEachRemaining(row -> lines.add(row.getString(0)));
    return lines;
  }

  private static List<String> texts(Row... rows) {
    return texts(TEXTS, rows);
  }

  private static List<String> texts(StructType schema, Row... rows) {
    return lines(
        "text",
        schema,
        List.of(
            new InputColumn("label", InputType.STRING_OR_ARRAY, true, "label"),
            new InputColumn("source", InputType.STRING, true, "text")),
        rows);
  }

  @Test
  void putsLabelsInFrontOfWords() {
    assertThat(
            texts(
                RowFactory.create("4", "linux ready for prime time , intel says"),
                RowFactory.create("2", "bowled by the slower one again , kolkata")))
        .containsExactly(
            "__label__4 linux ready for prime time , intel says",
            "__label__2 bowled by the slower one again , kolkata");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines", "two\rlines", "a __label__b c", "__label__b"})
  void takesNoTextThatTheImageWouldTakeForSomethingElse(String text) {
    assertThatThrownBy(() -> texts(RowFactory.create("a", text)))
        .isInstanceOf(UnfitRowException.class)
        .hasMessageContaining("The column 'text' has ");
    assertThat(texts(RowFactory.create("a", "no__label__ of it")))
        .containsExactly("__label__a no__label__ of it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "new york", "a\tb"})
  void takesNoLabelOfSeveralWords(String label) {
    assertThatThrownBy(() -> texts(RowFactory.create(label, "a text")))
        .isInstanceOf(UnfitRowException.class)
        .hasMessageContaining("The column 'label' has a label that is empty or has a blank in it");
  }

  /** Makes an array as a row of Spark holds it. */
  @SuppressWarnings("deprecation") // What follows it is not in Scala 2.12.
  private static Object array(String... texts) {
    return JavaConverters.asScalaBuffer(List.of(texts));
  }

  @Test
  void takesNoEmptyListOfLabels() {
    StructType schema =
        new StructType()
            .add("label", DataTypes.createArrayType(DataTypes.StringType))
            .add("text", DataTypes.StringType);
    assertThat(texts(schema, RowFactory.create(array("a", "b"), "a text")))
        .containsExactly("__label__a __label__b a text");
    assertThatThrownBy(() -> texts(schema, RowFactory.create(array(), "a text")))
        .isInstanceOf(UnfitRowException.class)
        .hasMessageContaining("The column 'label' has an empty list of labels in a row");
  }

  private static List<String> manifest(String name, InputType type, Object label) {
    StructType schema =
        new StructType()
            .add("path", DataTypes.StringType)
            .add("label", label instanceof String ? DataTypes.StringType : DataTypes.LongType);
    return lines(
        "augmented-manifest",
        schema,
        List.of(
            new InputColumn("source-ref", InputType.S3_URI, true, "path"),
            new InputColumn(name, type, true, "label")),
        RowFactory.create("s3a://image/filename1.jpg", label));
  }

  @Test
  void namesObjectsInS3AndWhatIsKnownOfThem() {
    assertThat(manifest("class", InputType.INTEGER_OR_ARRAY, 0L))
        .containsExactly("{\"source-ref\":\"s3://image/filename1.jpg\",\"class\":0}");
    String boxes =
        "{\"image_size\":[{\"width\":500,\"height\":400,\"depth\":3}],\"annotations\":"
            + "[{\"class_id\":0,\"left\":111,\"top\":134,\"width\":61,\"height\":128}]}";
    assertThat(manifest("bounding-box", InputType.JSON, boxes))
        .containsExactly(
            "{\"source-ref\":\"s3://image/filename1.jpg\",\"bounding-box\":" + boxes + "}");
    assertThat(manifest("annotation-ref", InputType.S3_URI, "s3://masks/1.png"))
        .containsExactly(
            "{\"source-ref\":\"s3://image/filename1.jpg\","
                + "\"annotation-ref\":\"s3://masks/1.png\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://images/1.png", "s3://images", "s3://images/folder/", "1.png"})
  void namesNothingElse(String uri) {
    assertThatThrownBy(() -> manifest("annotation-ref", InputType.S3_URI, uri))
        .isInstanceOf(UnfitRowException.class)
        .hasMessageContaining("The column 'label' is not the S3 URI of an object");
  }

  @Test
  void takesNoTextForJsonThatIsNone() {
    assertThatThrownBy(() -> manifest("bounding-box", InputType.JSON, "{} {}"))
        .isInstanceOf(UnfitRowException.class)
        .hasMessageContaining("The column 'label' is no JSON");
  }
}
