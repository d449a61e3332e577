package org.sagemakerspark.processor.emit.java;

import com.palantir.javapoet.ClassName;

/** The classes of others that generated code names. */
final class ForeignNames {
  static final ClassName ALGORITHM = ClassName.get("org.sagemakerspark.spec", "Algorithm");
  static final ClassName ALGORITHM_ESTIMATOR =
      ClassName.get("org.sagemakerspark.estimator", "AlgorithmEstimator");
  static final ClassName IMAGE_SOURCE = ClassName.get("org.sagemakerspark.spec", "ImageSource");
  static final ClassName CONDITION =
      ClassName.get("org.sagemakerspark.hyperparameter", "HyperParameterCondition");
  static final ClassName PLACE = ClassName.get("org.sagemakerspark.hyperparameter", "Place");
  static final ClassName WIRE_FORM = ClassName.get("org.sagemakerspark.value", "WireForm");
  static final ClassName LABEL_USE = ClassName.get("org.sagemakerspark.spec", "LabelUse");
  static final ClassName ALGORITHM_MODEL =
      ClassName.get("org.sagemakerspark.model", "AlgorithmModel");
  static final ClassName SPARK_TWINS = ClassName.get("org.sagemakerspark.mllib", "SparkTwins");
  static final ClassName COLUMN_FORM = ClassName.get("org.sagemakerspark.codec", "ColumnForm");
  static final ClassName INPUT_TYPE = ClassName.get("org.sagemakerspark.codec", "InputType");
  static final ClassName COLUMN_TYPE = ClassName.get("org.sagemakerspark.codec", "ColumnType");
  static final ClassName RESPONSE_COLUMN =
      ClassName.get("org.sagemakerspark.codec", "ResponseColumn");
  static final ClassName BOUNDS = ClassName.get("org.sagemakerspark.value", "Bounds");
  static final ClassName HYPER_PARAMETER_SET =
      ClassName.get("org.sagemakerspark.hyperparameter", "HyperParameterSet");
  static final ClassName HAS_GROUP = ClassName.get("org.sagemakerspark.param", "HasGroup");
  static final ClassName HAS_WEIGHT = ClassName.get("org.sagemakerspark.param", "HasWeight");
  static final ClassName STAGE_READER = ClassName.get("org.sagemakerspark.stage", "StageReader");
  static final ClassName HAS_PARAM_SET = ClassName.get("org.sagemakerspark.param", "HasParamSet");
  static final ClassName PARAM_SET = ClassName.get("org.sagemakerspark.param", "ParamSet");
  static final ClassName SERVICE_RULES = ClassName.get("org.sagemakerspark.value", "ServiceRules");
  static final ClassName INSTANCE_TYPES =
      ClassName.get("org.sagemakerspark.value", "InstanceTypes");
  static final ClassName LIST_TEXT = ClassName.get("org.sagemakerspark.value", "ListText");
  static final ClassName JSON_MAP = ClassName.get("org.sagemakerspark.value", "JsonMap");
  static final ClassName CODECS = ClassName.get("org.sagemakerspark.codec", "Codecs");
  static final ClassName DESCRIBABLE = ClassName.get("org.sagemakerspark.codec", "Describable");
  static final ClassName PRESENCE = ClassName.get("org.sagemakerspark.hyperparameter", "Presence");

  static final ClassName PARAM = ClassName.get("org.apache.spark.ml.param", "Param");
  static final ClassName INT_PARAM = ClassName.get("org.apache.spark.ml.param", "IntParam");
  static final ClassName LONG_PARAM = ClassName.get("org.apache.spark.ml.param", "LongParam");
  static final ClassName DOUBLE_PARAM = ClassName.get("org.apache.spark.ml.param", "DoubleParam");
  static final ClassName BOOLEAN_PARAM = ClassName.get("org.apache.spark.ml.param", "BooleanParam");
  static final ClassName INT_ARRAY_PARAM =
      ClassName.get("org.apache.spark.ml.param", "IntArrayParam");
  static final ClassName DOUBLE_ARRAY_PARAM =
      ClassName.get("org.apache.spark.ml.param", "DoubleArrayParam");
  static final ClassName STRING_ARRAY_PARAM =
      ClassName.get("org.apache.spark.ml.param", "StringArrayParam");
  static final ClassName IDENTIFIABLE = ClassName.get("org.apache.spark.ml.util", "Identifiable");
  static final ClassName ML_READER = ClassName.get("org.apache.spark.ml.util", "MLReader");

  static final ClassName SPARK_SESSION = ClassName.get("org.apache.spark.sql", "SparkSession");

  static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

  private ForeignNames() {}
}
