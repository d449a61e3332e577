package org.sagemakerspark.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.testing.ScaledSerializer;

class DescriptionsTest {

  private static final List<ResponseColumn> COLUMNS =
      List.of(
          new ResponseColumn("0", ColumnType.DOUBLE, "score"),
          new ResponseColumn("row", ColumnType.DOUBLE_ARRAY, "all of \"it\""));

  private static final JsonFeatures SPARSE = new JsonFeatures("f", "x", true, FeatureRules.PLAIN);

  static List<RequestRowSerializer> serializers() {
    return List.of(
        new ProtobufRequestRowSerializer("f"),
        new UnlabeledCSVRequestRowSerializer("f"),
        new UnlabeledLibSVMRequestRowSerializer("f", 1),
        new LibSVMRequestRowSerializer("l", "f", 1),
        new JsonRequestRowSerializer("f", "rows", "x"),
        new JsonLinesRequestRowSerializer("f", "x"),
        new JsonRequestRowSerializer("rows", SPARSE),
        new JsonLinesRequestRowSerializer(SPARSE),
        new ScaledSerializer(Map.of("featuresCol", "f", "factor", "2")));
  }

  static List<ResponseRowDeserializer> deserializers() {
    return List.of(
        new ProtobufResponseRowDeserializer(COLUMNS),
        new ProtobufResponseRowDeserializer(COLUMNS, "application/x-recordio-protobuf; verbose"),
        new CSVResponseRowDeserializer(COLUMNS, "text/csv; verbose"),
        new JsonResponseRowDeserializer(COLUMNS, "application/json", "scores"),
        new JsonLinesResponseRowDeserializer(COLUMNS, "application/jsonlines"),
        new ProtobufResponseRowDeserializer(COLUMNS.get(0), COLUMNS.get(1)),
        new CSVResponseRowDeserializer(COLUMNS.get(0), COLUMNS.get(1)),
        new JsonResponseRowDeserializer(COLUMNS.get(0), COLUMNS.get(1)),
        new JsonLinesResponseRowDeserializer(COLUMNS.get(0), COLUMNS.get(1)));
  }

  @ParameterizedTest
  @MethodSource("serializers")
  void makesAnEqualSerializerOfItsDescription(RequestRowSerializer serializer) {
    String text = Codecs.describe(serializer).toText();

    assertThat(Codecs.request(Format.parse(text), "other"))
        .usingRecursiveComparison()
        .isEqualTo(serializer);
  }

  @ParameterizedTest
  @MethodSource("deserializers")
  void makesAnEqualDeserializerOfItsDescription(ResponseRowDeserializer deserializer) {
    String text = Codecs.describe(deserializer).toText();

    assertThat(Codecs.response(Format.parse(text), List.of()))
        .usingRecursiveComparison()
        .isEqualTo(deserializer);
  }

  @Test
  void knowsItsOwnClassesByNameAndColumnsAsJson() {
    assertThat(Codecs.request(Format.parse(UnlabeledCSVRequestRowSerializer.class.getName()), "f"))
        .usingRecursiveComparison()
        .isEqualTo(new UnlabeledCSVRequestRowSerializer("f"));
    assertThat(
            Codecs.response(
                    Format.parse(
                        "{\"class\": \"csv\", \"options\": {\"columns\": [{\"key\": \"value\","
                            + " \"type\": \"vector\"}]}}"),
                    List.of())
                .columns())
        .containsExactly(new ResponseColumn("value", ColumnType.VECTOR, "value"));
  }

  @Test
  void takesColumnsOneByOneInTheirOrder() {
    assertThat(new CSVResponseRowDeserializer(COLUMNS.get(0), COLUMNS.get(1)))
        .usingRecursiveComparison()
        .isEqualTo(new CSVResponseRowDeserializer(COLUMNS, "text/csv"));
    assertThat(new JsonResponseRowDeserializer(COLUMNS.get(0), COLUMNS.get(1)))
        .usingRecursiveComparison()
        .isEqualTo(new JsonResponseRowDeserializer(COLUMNS, "application/json", "predictions"));
  }

  @Test
  void knowsAClassOfTheDefaultPackage() {
    assertThat(Codecs.request(Format.parse("InNoPackage"), "f").contentType())
        .isEqualTo("text/of-no-package");
    assertThatThrownBy(() -> Codecs.request(Format.parse("InNoPackages"), "f"))
        .hasMessageContaining("there is no format 'InNoPackages' here");
  }

  @Test
  void tellsAUsersClassTheFeaturesColumnOfTheStage() {
    assertThat(Codecs.request(new Format(ScaledSerializer.class.getName(), Map.of()), "f"))
        .usingRecursiveComparison()
        .isEqualTo(new ScaledSerializer(Map.of("featuresCol", "f")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "{\"class\": 1}", "{\"class\":\"csv\",\"option\":{}}"})
  void saysWhatADescriptionLooksLike(String text) {
    assertThatThrownBy(() -> Format.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the description cannot be read: it")
        .hasMessageContaining("{\"class\": \"csv\"");
  }

  @Test
  void refusesOptionsThatNobodyReads() {
    assertThatThrownBy(() -> Codecs.request(new Format("libsvm", Map.of("first", "1")), "f"))
        .hasMessage(
            "there is no option 'first' of libsvm; there are featuresCol, firstIndex, precision");
    assertThatThrownBy(() -> Codecs.request(new Format("libsvm", Map.of("firstIndex", "x")), "f"))
        .hasMessageContaining("firstIndex = 'x' of libsvm is no whole number");
    assertThatThrownBy(() -> Codecs.response(Format.parse("json"), List.of()))
        .hasMessageContaining("the option columns of json is not given");
    assertThatThrownBy(
            () -> Codecs.response(new Format("csv", Map.of("columns", "score")), List.of()))
        .hasMessageContaining("the option columns must be a list");
  }

  /** Would tell if it were initialised. */
  public static final class Foreign {
    static {
      System.setProperty(DescriptionsTest.class.getName(), "initialised");
    }

    private Foreign() {}
  }

  @Test
  void neverInitialisesAClassOfAnotherKind() {
    assertThatThrownBy(() -> Codecs.request(new Format(Foreign.class.getName(), Map.of()), "f"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Foreign.class.getName())
        .hasMessageContaining("does not implement " + RequestRowSerializer.class.getName());
    assertThat(System.getProperty(DescriptionsTest.class.getName())).isNull();
    assertThatThrownBy(() -> Codecs.request(new Format("org.example.None", Map.of()), "f"))
        .hasMessageContaining("no such class on the class path of the driver");
  }

  /** Has no constructor that can be used. */
  public static class Closed implements RequestRowSerializer, Describable {
    private static final long serialVersionUID = 1L;

    Closed() {}

    @Override
    public Map<String, String> options() {
      return Map.of();
    }

    @Override
    public String contentType() {
      return "text/plain";
    }

    @Override
    public RowEncoder<Row> bind(StructType schema, String owner) {
      throw new IllegalStateException();
    }
  }

  /** Has no options to describe itself by. */
  public static final class Undescribed extends Closed {
    private static final long serialVersionUID = 1L;

    /** Makes one. */
    public Undescribed() {}
  }

  /** Cannot be made without a test. */
  public final class Inner extends Closed {
    private static final long serialVersionUID = 1L;

    /** Makes one. */
    public Inner() {}

    @Override
    public String contentType() {
      return DescriptionsTest.this.toString();
    }
  }

  @Test
  void refusesWhatCannotBeMadeAgain() {
    assertThatThrownBy(() -> Codecs.describe(new Inner()))
        .hasMessageContaining("it stands inside another class and cannot be made without");
    assertThatThrownBy(() -> Codecs.describe(new Closed()))
        .hasMessageContaining("it needs a public constructor");
    assertThatThrownBy(
            () ->
                Codecs.request(new Format(Undescribed.class.getName(), Map.of("factor", "2")), "f"))
        .hasMessageContaining("it is given options");
    RequestRowSerializer anonymous =
        new RequestRowSerializer() {
          private static final long serialVersionUID = 1L;

          @Override
          public String contentType() {
            return "text/plain";
          }

          @Override
          public RowEncoder<Row> bind(StructType schema, String owner) {
            throw new IllegalStateException();
          }
        };
    assertThatThrownBy(() -> Codecs.describe(anonymous))
        .hasMessageContaining("does not implement " + Describable.class.getName());
  }
}
