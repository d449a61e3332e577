package org.sagemakerspark.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a prediction column holds: one of the constants, a {@link #map}, a {@link #struct} or a
 * {@link #structArray}.
 *
 * @param kind which of the types it is
 * @param of what each value of a map is; null where there is no map
 * @param fields what a struct holds, each under the name of its column, and made of what its key
 *     finds in the object; empty where there is no struct
 */
public record ColumnType(Kind kind, ColumnType of, List<ResponseColumn> fields)
    implements Serializable {

  /** The types, without what some of them are made of. */
  public enum Kind {
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    STRING,
    BOOLEAN,
    VECTOR,
    DOUBLE_ARRAY,
    DOUBLE_ARRAY_ARRAY,
    STRING_ARRAY,
    /** Texts to values of one type. */
    MAP,
    /** Values of several types, each under its name. */
    STRUCT,
    STRUCT_ARRAY,
    /** Any value, as a text of JSON. */
    JSON,
    BINARY;

    /** Tells whether the values of a map can be such. */
    private boolean isOfMaps() {
      return switch (this) {
        case DOUBLE, FLOAT, INT, LONG, STRING, BOOLEAN, DOUBLE_ARRAY, STRING_ARRAY -> true;
        case VECTOR, DOUBLE_ARRAY_ARRAY, MAP, STRUCT, STRUCT_ARRAY, JSON, BINARY -> false;
      };
    }

    private boolean hasFields() {
      return this == STRUCT || this == STRUCT_ARRAY;
    }
  }

  public static final ColumnType DOUBLE = new ColumnType(Kind.DOUBLE);
  public static final ColumnType FLOAT = new ColumnType(Kind.FLOAT);
  public static final ColumnType INT = new ColumnType(Kind.INT);
  public static final ColumnType LONG = new ColumnType(Kind.LONG);
  public static final ColumnType STRING = new ColumnType(Kind.STRING);
  public static final ColumnType BOOLEAN = new ColumnType(Kind.BOOLEAN);
  public static final ColumnType VECTOR = new ColumnType(Kind.VECTOR);
  public static final ColumnType DOUBLE_ARRAY = new ColumnType(Kind.DOUBLE_ARRAY);
  public static final ColumnType DOUBLE_ARRAY_ARRAY = new ColumnType(Kind.DOUBLE_ARRAY_ARRAY);
  public static final ColumnType STRING_ARRAY = new ColumnType(Kind.STRING_ARRAY);

  /** Any value, as a text of JSON. */
  public static final ColumnType JSON = new ColumnType(Kind.JSON);

  public static final ColumnType BINARY = new ColumnType(Kind.BINARY);

  private static final String TYPE = "type";
  private static final String OF = "of";
  private static final String FIELDS = "fields";

  /**
   * Creates a type.
   *
   * @throws IllegalArgumentException when the type has no such parts, or lacks them
   */
  public ColumnType {
    fields = List.copyOf(fields);
    if ((of != null) != (kind == Kind.MAP)) {
      throw new IllegalArgumentException("\"of\" belongs to the type map, and to no other");
    }
    if (of != null && !of.kind.isOfMaps()) {
      throw new IllegalArgumentException(
          "the values of a map cannot be "
              + of.word()
              + "; they can be "
              + Arrays.stream(Kind.values())
                  .filter(Kind::isOfMaps)
                  .map(Words::of)
                  .collect(Collectors.joining(", ")));
    }
    if (fields.isEmpty() == kind.hasFields()) {
      throw new IllegalArgumentException(
          "\"fields\" belongs to the types struct and struct-array, which have at least one");
    }
    Set<String> names = new HashSet<>();
    for (ResponseColumn field : fields) {
      if (!names.add(field.column().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "two fields of a struct are called '" + field.column() + "', or differ in case only");
      }
      if (field.type().kind == Kind.BINARY || field.form() != ColumnForm.PLAIN) {
        throw new IllegalArgumentException(
            "the field '"
                + field.column()
                + "' of a struct holds a value as it is, of each type but binary");
      }
    }
  }

  private ColumnType(Kind kind) {
    this(kind, null, List.of());
  }

  /**
   * Returns the type of maps of texts to values, which are an object in JSON.
   *
   * @param of what each value is
   * @throws IllegalArgumentException when values of a map cannot be such
   */
  public static ColumnType map(ColumnType of) {
    return new ColumnType(Kind.MAP, of, List.of());
  }

  /**
   * Returns the type of structs, which are an object in JSON.
   *
   * @param fields the key of each value in the object, and, as its column, the field's name
   * @throws IllegalArgumentException when two have one name, or one can be none of a struct
   */
  public static ColumnType struct(ResponseColumn... fields) {
    return new ColumnType(Kind.STRUCT, null, List.of(fields));
  }

  /**
   * Returns the type of arrays of structs, which are a list of objects in JSON.
   *
   * @param fields the key of each value in an object, and, as its column, the field's name
   * @throws IllegalArgumentException when two have one name, or one can be none of a struct
   */
  public static ColumnType structArray(ResponseColumn... fields) {
    return new ColumnType(Kind.STRUCT_ARRAY, null, List.of(fields));
  }

  /** Returns the word that stands for the type in specs and descriptions. */
  public String word() {
    return Words.of(kind);
  }

  /**
   * Returns the type that a word stands for by itself.
   *
   * @throws IllegalArgumentException when it stands for none
   */
  public static ColumnType ofWord(String word) {
    Kind kind = kind(word);
    return new ColumnType(kind, kind == Kind.MAP ? DOUBLE : null, List.of());
  }

  private static Kind kind(String word) {
    return Words.find(Kind.class, word, "type of a column");
  }

  /**
   * Reads what {@link #write} has written; a map whose values are not described is of double.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static ColumnType read(JsonNode described) {
    String word = described.path(TYPE).textValue();
    JsonNode of = described.path(OF);
    JsonNode fields = described.path(FIELDS);
    if (of.isMissingNode() && fields.isMissingNode()) {
      return ofWord(word);
    }
    return new ColumnType(
        kind(word),
        of.isMissingNode() ? null : ofWord(of.asText()),
        fields.isMissingNode() ? List.of() : ResponseColumn.readFields(fields));
  }

  /** Writes the type, and what it is made of, into the description of a column or a field. */
  void write(ObjectNode described) {
    described.put(TYPE, word());
    if (of != null) {
      described.put(OF, of.word());
    }
    if (!fields.isEmpty()) {
      ResponseColumn.writeFields(fields, described.putArray(FIELDS));
    }
  }

  /** Tells whether a value is several numbers. */
  boolean isList() {
    return kind == Kind.VECTOR || kind == Kind.DOUBLE_ARRAY;
  }

  /** Returns the Spark SQL type of the column. */
  public DataType sparkType() {
    return switch (kind) {
      case DOUBLE -> DataTypes.DoubleType;
      case FLOAT -> DataTypes.FloatType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case STRING, JSON -> DataTypes.StringType;
      case BOOLEAN -> DataTypes.BooleanType;
      case VECTOR -> SQLDataTypes.VectorType();
      case DOUBLE_ARRAY -> DataTypes.createArrayType(DataTypes.DoubleType, false);
      case DOUBLE_ARRAY_ARRAY -> DataTypes.createArrayType(DOUBLE_ARRAY.sparkType(), false);
      case STRING_ARRAY -> DataTypes.createArrayType(DataTypes.StringType, false);
      case MAP -> DataTypes.createMapType(DataTypes.StringType, of.sparkType(), false);
      case STRUCT -> structType();
      case STRUCT_ARRAY -> DataTypes.createArrayType(structType(), false);
      case BINARY -> DataTypes.BinaryType;
    };
  }

  /** A field can be null as a column can. */
  private StructType structType() {
    StructType struct = new StructType();
    for (ResponseColumn field : fields) {
      struct = struct.add(field.column(), field.type().sparkType());
    }
    return struct;
  }
}
