package org.sagemakerspark.param;

import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.schema.Columns;
import org.sagemakerspark.spec.Algorithm;

/**
 * What an estimator and its model both know of the output: the columns and the schema.
 *
 * @param <S> the stage's own class
 */
public interface HasResponseColumns<S> extends HasFeatures<S>, HasScoring<S> {

  /** Returns the algorithm. */
  Algorithm algorithm();

  /** Returns the prediction columns under the names that the Params give them. */
  default List<ResponseColumn> responseColumns() {
    return algorithm().columns().stream()
        .map(
            column -> {
              @SuppressWarnings("unchecked")
              Param<String> name = (Param<String>) (Param<?>) getParam(column.param());
              return new ResponseColumn(column.key(), column.type(), getOrDefault(name));
            })
        .toList();
  }

  /**
   * Returns the schema of the output: the input's columns and the prediction columns.
   *
   * @throws IllegalArgumentException when the features column is missing or of a wrong type, or an
   *     output column would repeat an input column
   */
  default StructType outputSchema(StructType input) {
    Columns.features(input, getFeaturesCol(), uid());
    StructType output = input;
    for (ResponseColumn column : responseColumns()) {
      output = Columns.append(output, column.column(), column.type().sparkType(), uid());
    }
    return getHandleInvalid().equals("keep")
        ? Columns.append(output, getErrorCol(), Columns.ROW_ERROR, uid())
        : output;
  }
}
