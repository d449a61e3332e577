package org.sagemakerspark.datasource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.Write;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.util.AccumulatorContext;
import org.apache.spark.util.CollectionAccumulator;
import org.sagemakerspark.storage.HadoopConfigurations;

/**
 * Writes Spark's internal rows as records. Spark makes it by its class name on behalf of {@link
 * SageMakerDataSource}; users name that one.
 */
public final class RecordSink implements TableProvider {

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return new StructType();
  }

  @Override
  public boolean supportsExternalMetadata() {
    return true;
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new RecordTable(schema);
  }

  private record RecordTable(StructType rows) implements Table, SupportsWrite {

    @Override
    public String name() {
      return Owner.FORMAT;
    }

    @Override
    @SuppressWarnings("deprecation") // Spark's replacement of schema() does not exist in 3.5.
    public StructType schema() {
      return rows;
    }

    @Override
    public Set<TableCapability> capabilities() {
      return Set.of(TableCapability.BATCH_WRITE, TableCapability.ACCEPT_ANY_SCHEMA);
    }

    @Override
    public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
      CaseInsensitiveStringMap options = info.options();
      RecordLayout layout = RecordLayout.of(info.schema(), options);
      return new WriteBuilder() {
        @Override
        public Write build() {
          return new Write() {
            @Override
            public BatchWrite toBatch() {
              return RecordBatchWrite.start(
                  HadoopConfigurations.reaching(
                      List.of(options.get(WriteOptions.PATH)),
                      SparkSession.active(),
                      options.asCaseSensitiveMap()),
                  options.get(WriteOptions.PATH),
                  info.queryId(),
                  layout,
                  widths(options));
            }
          };
        }
      };
    }
  }

  /** Finds who has asked for the numbers of features. */
  @SuppressWarnings("unchecked")
  private static Consumer<Integer> widths(CaseInsensitiveStringMap options) {
    String id = options.get(WriteOptions.WIDTHS);
    return id == null
        ? width -> {}
        : ((CollectionAccumulator<Integer>) AccumulatorContext.get(Long.parseLong(id)).get())::add;
  }
}
