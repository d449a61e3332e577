package org.sagemakerspark.processor.spec.model;

/** What the values of a Param of stages are. */
public enum StageParamType implements Word {
  INT("int", Held.INT, Form.PLAIN),
  LONG("long", Held.LONG, Form.PLAIN),
  DOUBLE("double", Held.DOUBLE, Form.PLAIN),
  BOOLEAN("boolean", Held.BOOLEAN, Form.PLAIN),
  STRING("string", Held.TEXT, Form.PLAIN),
  /** The name of a column. */
  COLUMN("column", Held.TEXT, Form.PLAIN),
  /** One of a few texts. */
  ENUM("enum", Held.TEXT, Form.PLAIN),
  STRING_LIST("string-list", Held.TEXT_LIST, Form.PLAIN),
  /** A JSON object of any content. */
  JSON_MAP("json-map", Held.TEXT, Form.JSON_OBJECT),
  /** A JSON object of texts. */
  TEXT_MAP("text-map", Held.TEXT, Form.JSON_OBJECT),
  /** A JSON object of variables of a container. */
  ENVIRONMENT("environment", Held.TEXT, Form.JSON_OBJECT),
  TAGS("tags", Held.TEXT, Form.JSON_OBJECT),
  METRIC_DEFINITIONS("metric-definitions", Held.TEXT, Form.JSON_OBJECT),
  /** A serializer or deserializer: a name, or a JSON object with its options. */
  CODEC("codec", Held.TEXT, Form.CODEC),
  /** The URI of an image, or a JSON object of URIs by region. */
  IMAGE("image", Held.TEXT, Form.IMAGE),
  S3_URI("s3-uri", Held.TEXT, Form.PLAIN),
  ARN("arn", Held.TEXT, Form.PLAIN),
  ROLE("role", Held.TEXT, Form.PLAIN),
  KMS_KEY("kms-key", Held.TEXT, Form.PLAIN),
  REGION("region", Held.TEXT, Form.PLAIN),
  URL("url", Held.TEXT, Form.PLAIN),
  CLASS_NAME("class-name", Held.TEXT, Form.PLAIN),
  /** A name as SageMaker takes it. */
  NAME("name", Held.TEXT, Form.PLAIN),
  CHANNEL_NAME("channel-name", Held.TEXT, Form.PLAIN),
  CONTENT_TYPE("content-type", Held.TEXT, Form.PLAIN),
  LOCAL_PATH("local-path", Held.TEXT, Form.PLAIN),
  INSTANCE_TYPE("instance-type", Held.TEXT, Form.PLAIN),
  SUBNETS("subnets", Held.TEXT, Form.COMMA_SEPARATED),
  SECURITY_GROUPS("security-groups", Held.TEXT, Form.COMMA_SEPARATED);

  /** What Spark holds. */
  public enum Held {
    INT,
    LONG,
    DOUBLE,
    BOOLEAN,
    TEXT,
    TEXT_LIST
  }

  /** How a value may be given besides as it is held. */
  public enum Form {
    /** In no other way. */
    PLAIN,
    /** As a map of texts. */
    JSON_OBJECT,
    /** As a list of texts. */
    COMMA_SEPARATED,
    /** As a map of URIs by region. */
    IMAGE,
    /** As a map. */
    CODEC
  }

  private final String word;
  private final Held held;
  private final Form form;

  StageParamType(String word, Held held, Form form) {
    this.word = word;
    this.held = held;
    this.form = form;
  }

  @Override
  public String word() {
    return word;
  }

  /** Returns what Spark holds. */
  public Held held() {
    return held;
  }

  /** Returns how a value may be given besides as it is held. */
  public Form form() {
    return form;
  }

  /** Tells whether values are numbers, which have a range. */
  public boolean isNumber() {
    return held == Held.INT || held == Held.LONG || held == Held.DOUBLE;
  }

  /** Tells whether the longest value is told. */
  public boolean hasLength() {
    return this == NAME || this == ENVIRONMENT;
  }

  /** Tells whether the most entries are told. */
  public boolean hasEntries() {
    return switch (this) {
      case ENVIRONMENT, TAGS, METRIC_DEFINITIONS, SUBNETS, SECURITY_GROUPS -> true;
      default -> false;
    };
  }

  /** Tells whether a setter may take an object of a class. */
  public boolean takesObjects() {
    return this == CODEC || this == ENUM;
  }

  /** Returns the type of the numbers. */
  public NumberType number() {
    return switch (held) {
      case INT -> NumberType.INT;
      case LONG -> NumberType.LONG;
      case DOUBLE -> NumberType.DOUBLE;
      case BOOLEAN, TEXT, TEXT_LIST -> throw new IllegalStateException(word + " has no numbers");
    };
  }
}
