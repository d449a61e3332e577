package org.sagemakerspark.datasource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.sagemakerspark.storage.HadoopConfigurations;

/**
 * Files of records as a table that can be read.
 *
 * @param fields the columns
 * @param properties what the table was made with; the options of a scan go before it
 */
record RecordSource(StructType fields, Map<String, String> properties)
    implements Table, SupportsRead {

  @Override
  public String name() {
    return Owner.FORMAT;
  }

  @Override
  @SuppressWarnings("deprecation") // What Spark offers instead does not exist in 3.5.
  public StructType schema() {
    return fields;
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    Arrays.stream(fields.fields()).forEach(RecordColumn::of);
    Owner.checkOptions(options.asCaseSensitiveMap().keySet(), ReadOptions.ALL);
    Map<String, String> merged = new HashMap<>(properties);
    merged.putAll(options.asCaseSensitiveMap());
    return new Builder(fields, new CaseInsensitiveStringMap(merged));
  }

  private static final class Builder implements ScanBuilder, SupportsPushDownRequiredColumns {
    private final CaseInsensitiveStringMap options;
    private StructType required;

    Builder(StructType required, CaseInsensitiveStringMap options) {
      this.required = required;
      this.options = options;
    }

    @Override
    public void pruneColumns(StructType requiredSchema) {
      required = requiredSchema;
    }

    @Override
    public Scan build() {
      return new RecordScan(required, options);
    }
  }

  private record RecordScan(StructType required, CaseInsensitiveStringMap options)
      implements Scan, Batch {

    @Override
    public StructType readSchema() {
      return required;
    }

    @Override
    public String description() {
      return Owner.FORMAT + " " + paths(options);
    }

    @Override
    public Batch toBatch() {
      return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
      Configuration hadoop = hadoop();
      long size = maxPartitionBytes(options);
      List<RecordSplit> splits = new ArrayList<>();
      for (FileStatus file : files(hadoop)) {
        String path = file.getPath().toString();
        if (file.getLen() == 0) {
          continue;
        }
        if (RecordSplit.isCompressed(path)) {
          splits.add(new RecordSplit(path, 0, file.getLen(), file.getLen()));
        } else {
          for (long start = 0; start < file.getLen(); start += size) {
            splits.add(
                new RecordSplit(path, start, Math.min(start + size, file.getLen()), file.getLen()));
          }
        }
      }
      return packed(splits, size);
    }

    /** Fills tasks with small files, as far as all cores have something to do. */
    private static InputPartition[] packed(List<RecordSplit> splits, long size) {
      long openCost = SQLConf.get().filesOpenCostInBytes();
      long all = splits.stream().mapToLong(split -> split.bytes() + openCost).sum();
      long ofACore = all / Math.max(1, SparkSession.active().sparkContext().defaultParallelism());
      return RecordPartition.pack(splits, Math.min(size, Math.max(openCost, ofACore)), openCost);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
      return new RecordReaderFactory(new SerializableConfiguration(hadoop()), required);
    }

    private Configuration hadoop() {
      return HadoopConfigurations.reaching(
          paths(options), SparkSession.active(), options.asCaseSensitiveMap());
    }

    /**
     * All files under the paths; those whose names begin with a dot or an underscore are not data.
     */
    private List<FileStatus> files(Configuration hadoop) {
      List<FileStatus> files = new ArrayList<>();
      for (String path : paths(options)) {
        try {
          Path pattern = new Path(path);
          FileSystem system = pattern.getFileSystem(hadoop);
          for (FileStatus each : found(system, pattern)) {
            collect(system, each, files);
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return files;
    }

    /** A path without a pattern is that of one thing, whatever other characters it has. */
    private static List<FileStatus> found(FileSystem system, Path path) throws IOException {
      if (!Glob.isPattern(path)) {
        try {
          return List.of(system.getFileStatus(path));
        } catch (FileNotFoundException e) {
          throw nothingAt(path, e);
        }
      }
      List<FileStatus> found = Glob.find(system, path);
      if (found.isEmpty()) {
        throw nothingAt(path, null);
      }
      return found;
    }

    private static IOException nothingAt(Path path, IOException cause) {
      IOException nothing = new FileNotFoundException(Owner.NAME + ": there is nothing at " + path);
      nothing.initCause(cause);
      return nothing;
    }

    private static void collect(FileSystem system, FileStatus status, List<FileStatus> files)
        throws IOException {
      if (status.isFile()) {
        files.add(status);
        return;
      }
      for (FileStatus child : system.listStatus(status.getPath())) {
        String name = child.getPath().getName();
        if (!name.startsWith(".") && !name.startsWith("_")) {
          collect(system, child, files);
        }
      }
    }
  }

  private static List<String> paths(Map<String, String> options) {
    List<String> paths = new ArrayList<>();
    if (options.get("path") != null) {
      paths.add(options.get("path"));
    }
    if (options.get("paths") != null) {
      try {
        paths.addAll(List.of(new ObjectMapper().readValue(options.get("paths"), String[].class)));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(Owner.NAME + ": 'paths' is not a JSON list", e);
      }
    }
    if (paths.isEmpty()) {
      throw new IllegalArgumentException(
          Owner.NAME + " reads files or folders; name them by load(path)");
    }
    return paths;
  }

  private static long maxPartitionBytes(Map<String, String> options) {
    String given = options.get(ReadOptions.MAX_PARTITION_BYTES);
    try {
      long bytes = given == null ? ReadOptions.DEFAULT_MAX_PARTITION_BYTES : Long.parseLong(given);
      if (bytes > 0) {
        return bytes;
      }
    } catch (NumberFormatException e) {
      throw notBytes(given, e);
    }
    throw notBytes(given, null);
  }

  private static IllegalArgumentException notBytes(String given, Exception cause) {
    return new IllegalArgumentException(
        Owner.NAME
            + ": "
            + ReadOptions.MAX_PARTITION_BYTES
            + " = '"
            + given
            + "' must be a whole number above 0",
        cause);
  }
}
