package org.sagemakerspark.datasource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.CreatableRelationProvider;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.sagemakerspark.recordio.UnfitRowException;
import org.sagemakerspark.schema.Columns;
import org.sagemakerspark.storage.HadoopConfigurations;

/**
 * The data source {@code sagemaker}: writes a DataFrame as Amazon Records in RecordIO files, and
 * reads such files.
 *
 * <p>Writing enters by Spark's first interface because only that knows all save modes; the work is
 * done by {@link RecordSink}.
 */
public final class SageMakerDataSource
    implements TableProvider, CreatableRelationProvider, DataSourceRegister {

  /** The name of the data source. */
  public static final String NAME = Owner.FORMAT;

  @Override
  public String shortName() {
    return NAME;
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    Owner.checkOptions(options.asCaseSensitiveMap().keySet(), ReadOptions.ALL);
    return RecordColumn.schema(options);
  }

  @Override
  public boolean supportsExternalMetadata() {
    return true;
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new RecordSource(schema, properties);
  }

  @Override
  public BaseRelation createRelation(
      SQLContext sqlContext,
      SaveMode mode,
      scala.collection.immutable.Map<String, String> options,
      Dataset<Row> rows) {
    Map<String, String> given = new CaseInsensitiveStringMap(HadoopConfigurations.toJava(options));
    String path = given.get(WriteOptions.PATH);
    if (path == null) {
      throw new IllegalArgumentException(Owner.NAME + " writes to a folder; name it by save(path)");
    }
    // Bad columns are refused before anything is deleted.
    Owner.checkOptions(HadoopConfigurations.toJava(options).keySet(), WriteOptions.ALL);
    Dataset<Row> data = RecordLayout.lifted(rows, given);
    RecordLayout.of(data.schema(), given);
    List<String> folders = PartitionFolders.columns(data.schema(), given);
    if (folders.isEmpty() && given.containsKey(WriteOptions.LABELED_FOLDER)) {
      throw new IllegalArgumentException(
          Owner.NAME
              + ": "
              + WriteOptions.LABELED_FOLDER
              + " = '"
              + given.get(WriteOptions.LABELED_FOLDER)
              + "' names one of the folders that partitionBy makes; add partitionBy, or leave it"
              + " out, and give labelColumnName = '' where no row holds a label");
    }
    Map<String, String> all = HadoopConfigurations.toJava(options);
    if (prepare(data, all, new Path(path), mode)) {
      Optional<Column> group =
          Optional.ofNullable(given.get(WriteOptions.GROUP_COLUMN))
              .filter(name -> !name.isEmpty())
              .map(name -> functions.col(Columns.quoted(name)));
      Dataset<Row> spread = spread(data, RecordLayout.fileCount(given), group);
      write(
          folders.isEmpty() ? spread : PartitionFolders.name(spread, folders, group),
          folders.isEmpty() ? all : PartitionFolders.named(all));
    }
    return new Written(sqlContext, rows.schema());
  }

  /**
   * Spreads rows over so many tasks, if any number is asked for. The rows of a group come one after
   * the other: XGBoost begins a group where the number changes, and each of several instances knows
   * its own files only.
   */
  private static Dataset<Row> spread(Dataset<Row> rows, int files, Optional<Column> group) {
    if (group.isEmpty()) {
      return files == 0 ? rows : rows.repartition(files);
    }
    Dataset<Row> together =
        files == 0 ? rows.repartition(group.get()) : rows.repartition(files, group.get());
    return together.sortWithinPartitions(group.get());
  }

  /** Writes rows; one that is to blame is told, and not only that a job of Spark's has failed. */
  private static void write(Dataset<Row> rows, Map<String, String> options) {
    try {
      rows.write().format(RecordSink.class.getName()).options(options).mode(SaveMode.Append).save();
    } catch (Exception e) {
      UnfitRowException row = UnfitRowException.in(e).orElse(null);
      if (row != null) {
        throw new UnfitRowException(row.getMessage(), e);
      }
      throw e;
    }
  }

  /** Makes the folder ready for a save mode; returns whether there is anything to write. */
  private static boolean prepare(
      Dataset<Row> data, Map<String, String> options, Path folder, SaveMode mode) {
    Configuration hadoop =
        HadoopConfigurations.reaching(List.of(folder.toString()), data.sparkSession(), options);
    try {
      FileSystem files = folder.getFileSystem(hadoop);
      if (mode == SaveMode.Append || !files.exists(folder)) {
        return true;
      }
      switch (mode) {
        case Overwrite -> {
          if (!files.delete(folder, true)) {
            throw new IOException("The folder could not be deleted: " + folder);
          }
          return true;
        }
        case Ignore -> {
          return false;
        }
        default ->
            throw new IllegalArgumentException(
                "The folder "
                    + folder
                    + " exists already; choose another, or the mode append, overwrite or ignore");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be reached", e);
    }
  }

  private static final class Written extends BaseRelation {
    private final SQLContext sqlContext;
    private final StructType schema;

    Written(SQLContext sqlContext, StructType schema) {
      this.sqlContext = sqlContext;
      this.schema = schema;
    }

    @Override
    public SQLContext sqlContext() {
      return sqlContext;
    }

    @Override
    public StructType schema() {
      return schema;
    }
  }
}
