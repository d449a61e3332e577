package org.sagemakerspark.datasource;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.schema.Columns;

/**
 * Which columns of a row go into a record.
 *
 * @param features position of the features
 * @param featuresType their type
 * @param featuresName their column's name, for messages
 * @param label position of the label, or -1 for none
 * @param labelType its type, or null
 * @param labelName its column's name, or null
 */
record RecordLayout(
    int features,
    DataType featuresType,
    String featuresName,
    int label,
    DataType labelType,
    String labelName)
    implements Serializable {

  private static final String OWNER = "The data source " + SageMakerDataSource.NAME;

  /** Reads the options, whose names have no case, against a schema. */
  static RecordLayout of(StructType schema, Map<String, String> options) {
    String featuresName =
        options.getOrDefault(WriteOptions.FEATURES_COLUMN, WriteOptions.DEFAULT_FEATURES);
    int features = Columns.features(schema, featuresName, OWNER);
    DataType featuresType = schema.fields()[features].dataType();
    String labelName = labelName(schema, options.get(WriteOptions.LABEL_COLUMN));
    if (labelName.isEmpty()) {
      return new RecordLayout(features, featuresType, featuresName, -1, null, null);
    }
    int label = Columns.label(schema, labelName, OWNER);
    return new RecordLayout(
        features, featuresType, featuresName, label, schema.fields()[label].dataType(), labelName);
  }

  private static String labelName(StructType schema, String option) {
    if (option != null) {
      return option;
    }
    return Arrays.asList(schema.fieldNames()).contains(WriteOptions.DEFAULT_LABEL)
        ? WriteOptions.DEFAULT_LABEL
        : "";
  }
}
