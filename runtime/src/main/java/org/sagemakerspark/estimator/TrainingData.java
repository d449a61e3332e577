package org.sagemakerspark.estimator;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.datasources.DataSource;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.v2.FileDataSourceV2;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.CollectionAccumulator;
import org.sagemakerspark.aws.SessionKeys;
import org.sagemakerspark.aws.SessionSettings;
import org.sagemakerspark.codec.AllowedLabels;
import org.sagemakerspark.codec.Codecs;
import org.sagemakerspark.codec.FeatureCount;
import org.sagemakerspark.codec.FeatureRules;
import org.sagemakerspark.codec.FeatureStorage;
import org.sagemakerspark.codec.Format;
import org.sagemakerspark.codec.InputColumn;
import org.sagemakerspark.codec.InputType;
import org.sagemakerspark.codec.TrainingColumns;
import org.sagemakerspark.codec.TrainingLines;
import org.sagemakerspark.datasource.SageMakerDataSource;
import org.sagemakerspark.datasource.WriteOptions;
import org.sagemakerspark.model.TrainedRows;
import org.sagemakerspark.param.HasGroup;
import org.sagemakerspark.param.HasWeight;
import org.sagemakerspark.recordio.RecordFormat;
import org.sagemakerspark.schema.ColumnPath;
import org.sagemakerspark.schema.Columns;
import org.sagemakerspark.schema.Nearest;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.spec.LabelUse;
import org.sagemakerspark.stage.FeatureColumns;
import org.sagemakerspark.storage.S3Location;
import org.sagemakerspark.storage.StagingFolder;
import org.sagemakerspark.value.JsonMap;

/**
 * A DataFrame as training data: which of its rows go to which channel, with which columns and in
 * which format.
 */
final class TrainingData {

  /** InputDataConfig of CreateTrainingJob. */
  private static final int MOST_CHANNELS = 20;

  private static final String CSV_TYPE = "text/csv";
  private static final String LIBSVM_TYPE = "text/libsvm";
  private static final String PARQUET_TYPE = "application/x-parquet";
  private static final String JSON_LINES_TYPE = "application/jsonlines";
  private static final String TEXT_TYPE = "text/plain";
  private static final String RECORDIO_TYPE = "application/x-recordio";

  /** The options of the writer that have a meaning of their own beside the Params. */
  private static final List<String> OPTIONS_OF_LINES =
      List.of(
          WriteOptions.PRECISION,
          WriteOptions.COMPRESSION,
          WriteOptions.FILE_COUNT,
          WriteOptions.MAX_FILE_BYTES);

  /** Spark marks a finished write by an object. A training job would read that as data. */
  private static final String MARK_SUCCESS = "mapreduce.fileoutputcommitter.marksuccessfuljobs";

  /** Spark's limit of rows in a file. A session may set it, and names stand in a file once. */
  private static final String MAX_RECORDS_PER_FILE = "maxRecordsPerFile";

  /** Spark's format of lines. */
  private static final String TEXT = "text";

  private static final StructType LINE = new StructType().add("value", "string");

  private final AlgorithmEstimator<?, ?> estimator;
  private final Dataset<Row> rows;
  private final Set<String> labeledChannels;
  private final Optional<String> weight;
  private final Optional<String> group;
  private final Format format;

  /** Whether plans may have nothing in them but what Spark itself brings. */
  private final boolean isPlain;

  /** Whether the format is what the algorithm says of its image, and nobody has chosen another. */
  private final boolean isOfImage;

  /** The columns that the image reads by name or place; none where a row is label and features. */
  private final List<Algorithm.Input> inputs;

  private FeatureRules rules;
  private final Optional<String> validationChannel;
  private final List<Channel> extraChannels;

  /** How many features rows have, as the tasks have told that have written them. */
  private final CollectionAccumulator<Integer> widths;

  private TrainingData(AlgorithmEstimator<?, ?> estimator, Dataset<Row> rows) {
    this.estimator = estimator;
    this.rows = rows;
    this.inputs = inputs(estimator);
    this.isPlain = SessionSettings.hasPlainPlans(rows.sparkSession());
    this.widths = rows.sparkSession().sparkContext().collectionAccumulator();
    this.weight =
        estimator instanceof HasWeight<?> weighted ? weighted.getWeightCol() : Optional.empty();
    this.group =
        estimator instanceof HasGroup<?> grouped ? grouped.getGroupCol() : Optional.empty();
    this.format = new Format(formatName(), options());
    this.isOfImage =
        estimator.getTrainingSparkDataFormat().isEmpty()
            && weight.isEmpty()
            && group.isEmpty()
            && !formatOfImage().equals(SageMakerDataSource.NAME);
    FeatureRules told = estimator.featureRules();
    this.rules = told.counting(told.count().alike());
    this.validationChannel =
        estimator.getValidationIndicatorCol().map(column -> validationChannel());
    this.labeledChannels = labeledChannels();
    Set<String> own = new LinkedHashSet<>(List.of(estimator.getTrainingChannelName()));
    validationChannel.ifPresent(own::add);
    this.extraChannels = ExtraChannels.parse(estimator.getExtraChannels(), own);
    requireChannels(own);
    if (own.size() + extraChannels.size() > MOST_CHANNELS) {
      throw new IllegalArgumentException(
          estimator.uid()
              + ": there are "
              + (own.size() + extraChannels.size())
              + " channels with those of extraChannels; a training job has at most "
              + MOST_CHANNELS);
    }
  }

  /** Refuses a job without a channel that its algorithm needs. */
  private void requireChannels(Set<String> own) {
    Set<String> given = new LinkedHashSet<>(own);
    extraChannels.forEach(channel -> given.add(channel.name()));
    training()
        .channels()
        .forEach(
            (name, channel) -> {
              if (channel.isRequired() && !given.contains(name)) {
                boolean isOfRows = training().validationChannel().filter(name::equals).isPresent();
                throw new IllegalArgumentException(
                    estimator.uid()
                        + ": the algorithm needs the channel "
                        + name
                        + (isOfRows
                            ? "; set validationIndicatorCol to a column that is true for its rows,"
                                + " or give its place in S3 in extraChannels"
                            : "; give its place in S3 in extraChannels"));
              }
            });
  }

  /**
   * Checks the columns of a DataFrame against an estimator's Params.
   *
   * @throws IllegalArgumentException when a column is missing or of a wrong type, or Params do not
   *     agree
   */
  static TrainingData of(AlgorithmEstimator<?, ?> estimator, Dataset<?> dataset) {
    TrainingData data =
        new TrainingData(
            estimator,
            Columns.lifted(
                FeatureColumns.together(dataset, estimator), named(estimator), estimator.uid()));
    data.check();
    return data;
  }

  /** Returns the names of columns that may be fields of structs. */
  private static List<String> named(AlgorithmEstimator<?, ?> estimator) {
    List<String> names = new ArrayList<>(List.of(estimator.featuresColumn()));
    estimator.getFeaturesCols().map(List::of).ifPresent(names::addAll);
    names.addAll(columnsBesideFeatures(estimator).values());
    estimator
        .inputs(input -> !input.param().equals(Algorithm.Input.WEIGHT))
        .forEach(input -> names.add(input.column()));
    estimator.getTrainingProjectedColumns().map(List::of).ifPresent(names::addAll);
    return names;
  }

  /** Returns the columns that are no features, by the Params that name them. */
  static Map<Param<String>, String> columnsBesideFeatures(AlgorithmEstimator<?, ?> estimator) {
    Map<Param<String>, String> columns = new LinkedHashMap<>();
    columns.put(estimator.labelCol(), estimator.getLabelCol());
    estimator
        .getValidationIndicatorCol()
        .ifPresent(column -> columns.put(estimator.validationIndicatorCol(), column));
    if (estimator instanceof HasWeight<?> weighted) {
      weighted.getWeightCol().ifPresent(column -> columns.put(weighted.weightCol(), column));
    }
    if (estimator instanceof HasGroup<?> grouped) {
      grouped.getGroupCol().ifPresent(column -> columns.put(grouped.groupCol(), column));
    }
    return columns;
  }

  private void check() {
    StructType schema = rows.schema();
    String uid = estimator.uid();
    if (rows.isStreaming()) {
      throw new IllegalArgumentException(
          uid
              + ": a streaming DataFrame has no end and cannot be trained on; write it to files and"
              + " train on those, or train within foreachBatch");
    }
    estimator
        .getValidationIndicatorCol()
        .ifPresent(column -> Columns.flag(schema, column, uid, "validation indicator"));
    requireFormatOfFolders();
    contentType(estimator.getTrainingChannelName())
        .ifPresent(
            type -> new ReadableData(estimator).check(estimator.getTrainingChannelName(), type));
    requireColumnsOfEachChannel();
    if (estimator.getTrainingProjectedColumns().isPresent()) {
      columns().forEach(column -> Columns.require(schema, column, uid, "projected"));
      checkPlain(schema);
      return;
    }
    checkPlain(schema);
    if (isOfInputs()) {
      trainingColumns(schema, Optional.empty());
      checkManifest();
    } else {
      checkFeatures(schema);
    }
    checkFirstIndex();
    group.ifPresent(column -> checkGroups(schema, column));
    Set<String> weighted = training().weights().keySet();
    if (weight.isPresent() && !isOfInputs() && !weighted.contains(format.name())) {
      throw new IllegalArgumentException(
          uid
              + ": weightCol is set and training data in the format "
              + format.name()
              + " holds no weights; set trainingSparkDataFormat to "
              + String.join(" or ", weighted));
    }
    Map<String, String> given = estimator.trainingHyperParameters();
    hyperParameters()
        .forEach(
            (name, value) -> {
              if (!given.getOrDefault(name, value).equals(value)) {
                throw new IllegalArgumentException(
                    uid + ": weightCol is set, so " + name + " must be " + value + " or unset");
              }
            });
  }

  /** Refuses what Spark itself cannot write, where nothing else may. */
  private void checkPlain(StructType schema) {
    if (!isPlain) {
      return;
    }
    String wrong = null;
    if (isOfRecords() || isOfLibSvm()) {
      wrong =
          "training data in the format "
              + format.name()
              + " is written by this library's own data source; unset groupCol, and set"
              + " trainingSparkDataFormat to csv or parquet, as the image reads";
    } else if (isOfInputs()) {
      wrong =
          "the columns that the image reads are written by a function of this library; set"
              + " trainingProjectedColumns to them, in the order that the image wants";
    } else if (isOfLines() && !format.options().isEmpty()) {
      wrong =
          "lines are written by Spark, which knows no trainingSparkDataFormatOptions of them; unset"
              + " it";
    }
    for (String column : wrong == null ? columns() : List.<String>of()) {
      ColumnPath path = Columns.require(schema, column, estimator.uid(), "training data");
      if (Columns.isForeign(path.type())) {
        wrong =
            "the column '"
                + column
                + "' is of type "
                + path.type().simpleString()
                + ", which is not Spark SQL's own; set featuresCol to an array of numbers"
                + " (vector_to_array makes one), or featuresCols to several columns";
      }
    }
    if (wrong != null) {
      throw new IllegalArgumentException(
          estimator.uid() + ": " + SessionKeys.PLAIN_PLANS + " is true, and " + wrong);
    }
  }

  /** Refuses what lines of text do not hold. */
  private void checkLines(ColumnPath features) {
    String uid = estimator.uid();
    if (Columns.isMatrix(features.type())) {
      throw new IllegalArgumentException(
          uid
              + ": the features column '"
              + estimator.featuresColumn()
              + "' is of type "
              + features.type().simpleString()
              + "; lines of text hold vectors or arrays");
    }
    if (isOfLibSvm()) {
      Codecs.firstIndex(format);
      if (label().isEmpty() || labeledChannel().isPresent()) {
        throw new IllegalArgumentException(
            uid + ": LibSVM training data needs a label; csv or sagemaker can do without");
      }
    }
    List<String> known = new ArrayList<>(OPTIONS_OF_LINES);
    if (isOfLibSvm()) {
      known.add(0, WriteOptions.FIRST_INDEX);
    }
    for (String option : format.options().keySet()) {
      if (known.stream().noneMatch(option::equalsIgnoreCase)) {
        throw new IllegalArgumentException(
            uid
                + ": trainingSparkDataFormatOptions has '"
                + option
                + "', which lines of labels and features in "
                + format.name()
                + " do not know; there are "
                + String.join(", ", known)
                + Nearest.of(option, known)
                + (isOfLibSvm()
                    ? ""
                    : ". trainingProjectedColumns writes columns by Spark's own CSV, with its"
                        + " options"));
      }
    }
  }

  /** Refuses what would make no manifest of the lines. */
  private void checkManifest() {
    if (!isOfManifest()) {
      return;
    }
    String kind = estimator.getTrainingS3DataType();
    if (!kind.equals(Channel.PREFIX) || compression().isPresent()) {
      throw new IllegalArgumentException(
          estimator.uid()
              + ": the rows are written as an augmented manifest, which is a file of its own kind"
              + " and not compressed; unset trainingS3DataType and trainingCompressionType");
    }
  }

  private void checkFeatures(StructType schema) {
    String uid = estimator.uid();
    String name = estimator.featuresColumn();
    ColumnPath features = Columns.features(schema, name, uid);
    rules.check(
        uid + ": the features column '" + name + "'",
        Columns.width(features.field()),
        lines().filter(TrainingLines::writesAll).isPresent());
    label().ifPresent(column -> Columns.label(schema, column, uid));
    weight.ifPresent(column -> Columns.number(schema, column, uid, "weight"));
    if (isOfLines()) {
      checkLines(features);
    }
  }

  /** Refuses groups where the image would not see them. */
  private void checkGroups(StructType schema, String column) {
    String uid = estimator.uid();
    Columns.whole(schema, column, uid, "group");
    Optional<Algorithm.Groups> known = training().groups();
    if (known.filter(groups -> groups.format().equals(format.name())).isEmpty()) {
      throw new IllegalArgumentException(
          uid
              + ": groupCol is set and training data in the format "
              + format.name()
              + " holds no groups, as the image reads it; "
              + known
                  .map(groups -> "set trainingSparkDataFormat to " + groups.format())
                  .orElse("unset groupCol"));
    }
    List<String> versions = known.orElseThrow().imageVersions();
    Optional<String> version = estimator.hyperParameterSet().imageVersion();
    if (estimator.getTrainingImage().isEmpty()
        && !versions.isEmpty()
        && version.filter(versions::contains).isEmpty()) {
      throw new IllegalArgumentException(
          uid
              + ": groupCol is set and the image"
              + version.map(chosen -> " of imageVersion " + chosen).orElse("")
              + " knows no groups; choose an imageVersion among "
              + String.join(", ", versions));
    }
    if (weight.isPresent()) {
      throw new IllegalArgumentException(
          uid
              + ": groupCol and weightCol are both set, and where rows belong to groups the image"
              + " wants one weight a group, which no format holds; unset one of them");
    }
  }

  /** Each row has to be written for its channel where only some channels hold labels. */
  private void requireColumnsOfEachChannel() {
    if (labeledChannel().isPresent() && !isOfLines() && !isOfOwnRecords()) {
      throw new IllegalArgumentException(
          estimator.uid()
              + ": validationIndicatorCol is set, and of the channels "
              + String.join(" and ", channels())
              + " only "
              + labeledChannel().get()
              + " holds a label, so the columns of both cannot be the same; unset"
              + " trainingProjectedColumns, and leave trainingSparkDataFormat unset or set it to csv");
    }
  }

  /** The rows of two channels are written in one pass, which only a format of files can. */
  private void requireFormatOfFolders() {
    if (validationChannel.isEmpty() || isOfText() || isOfRecords()) {
      return;
    }
    if (!isOfFiles()) {
      throw new IllegalArgumentException(
          estimator.uid()
              + ": validationIndicatorCol is set and the format "
              + format.name()
              + " cannot write the rows of two channels at once, as its class "
              + source().getName()
              + " is no format of files; choose another trainingSparkDataFormat, such as "
              + SageMakerDataSource.NAME
              + " or parquet");
    }
  }

  /** Whether Spark itself writes the format as files, which it can read again. */
  private boolean isOfFiles() {
    Class<?> source = source();
    return FileFormat.class.isAssignableFrom(source)
        || FileDataSourceV2.class.isAssignableFrom(source);
  }

  private Class<?> source() {
    return DataSource.lookupDataSource(format.name(), SQLConf.get());
  }

  private Algorithm.Training training() {
    return estimator.algorithm().training();
  }

  /** Returns the channels whose rows hold a label. */
  private Set<String> labeledChannels() {
    Set<String> labeled = new LinkedHashSet<>();
    for (String channel : channels()) {
      boolean isLabeled =
          switch (labelUse(channel)) {
            case NONE -> false;
            case REQUIRED -> true;
            case OPTIONAL ->
                estimator.isSet(estimator.labelCol())
                    || Columns.find(
                            rows.schema(), estimator.getLabelCol(), estimator.uid(), "label")
                        .isPresent();
          };
      if (isLabeled) {
        labeled.add(channel);
      }
    }
    return labeled;
  }

  private LabelUse labelUse(String channel) {
    return Optional.ofNullable(training().channels().get(channel))
        .filter(each -> !channel.equals(estimator.getTrainingChannelName()))
        .flatMap(Algorithm.Channel::labelUse)
        .orElse(training().labelUse());
  }

  /** Nobody knows which labels a user's own image takes. */
  private AllowedLabels allowedLabels() {
    return estimator.getTrainingImage().isPresent()
        ? AllowedLabels.ANY
        : new AllowedLabels(training().labels());
  }

  /** Returns the column of labels, if any channel holds them. */
  private Optional<String> label() {
    return labeledChannels.isEmpty() ? Optional.empty() : Optional.of(estimator.getLabelCol());
  }

  /** Returns the channel that alone holds labels, if one does and another does not. */
  private Optional<String> labeledChannel() {
    return labeledChannels.size() < channels().size()
        ? labeledChannels.stream().findFirst()
        : Optional.empty();
  }

  private String formatName() {
    String name =
        estimator
            .getTrainingSparkDataFormat()
            .or(() -> group.flatMap(column -> training().groups()).map(Algorithm.Groups::format))
            .or(() -> weight.flatMap(column -> training().weights().keySet().stream().findFirst()))
            .orElseGet(this::formatOfImage);
    boolean isChosen = estimator.getTrainingSparkDataFormat().isPresent();
    return isPlain && !isChosen && name.equals(SageMakerDataSource.NAME) ? Codecs.CSV : name;
  }

  /** Returns the format in which the image reads rows. A generic estimator's is not told. */
  private String formatOfImage() {
    if (training().format().isPresent()) {
      return Codecs.sparkName(training().format().get());
    }
    String contentType = Optional.ofNullable(training().contentType()).orElse("");
    return switch (contentType.split(";", 2)[0].strip()) {
      case CSV_TYPE -> Codecs.CSV;
      case LIBSVM_TYPE -> Codecs.LIBSVM;
      case PARQUET_TYPE -> "parquet";
      case JSON_LINES_TYPE -> Codecs.JSON;
      case TEXT_TYPE -> Codecs.TEXT;
      case RECORDIO_TYPE -> Codecs.AUGMENTED_MANIFEST;
      default -> SageMakerDataSource.NAME;
    };
  }

  /** Returns the options of the format: the image's own, and above them a user's. */
  private Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    if (estimator.getTrainingSparkDataFormat().isEmpty()) {
      options.putAll(training().options());
    }
    if (isCountedByImage()) {
      options.put(Codecs.FIRST_INDEX, Integer.toString(firstIndexOfImage()));
    }
    options.putAll(JsonMap.parse(estimator.getTrainingSparkDataFormatOptions()));
    return options;
  }

  private String validationChannel() {
    return training()
        .validationChannel()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    estimator.uid()
                        + ": validationIndicatorCol is set, and the algorithm reads no validation"
                        + " and no test channel"));
  }

  /** Whether the rows are written as the library's own lines of text. */
  private boolean isOfLines() {
    return inputs.isEmpty()
        && estimator.getTrainingProjectedColumns().isEmpty()
        && (format.name().equals(Codecs.CSV) || format.name().equals(Codecs.LIBSVM));
  }

  /** Whether the rows are written as the columns that the image reads. */
  private boolean isOfInputs() {
    return !inputs.isEmpty() && estimator.getTrainingProjectedColumns().isEmpty();
  }

  /** Whether lines are written that were made here, of whichever columns. */
  private boolean isOfText() {
    return isOfLines() || (isOfInputs() && TrainingColumns.areLines(format));
  }

  private boolean isOfRecords() {
    return format.name().equals(SageMakerDataSource.NAME);
  }

  /** Whether the rows are written as records of label and features. */
  private boolean isOfOwnRecords() {
    return estimator.getTrainingProjectedColumns().isEmpty() && isOfRecords();
  }

  /** Returns the columns that the image reads of these rows. */
  private static List<Algorithm.Input> inputs(AlgorithmEstimator<?, ?> estimator) {
    return estimator.algorithm().inputs().stream().filter(Algorithm.Input::isTrained).toList();
  }

  /** Returns the inputs that these rows have: a label and a weight may be left out. */
  private List<InputColumn> written() {
    List<InputColumn> all =
        estimator.inputs(
            input ->
                inputs.contains(input)
                    && (!input.param().equals(Algorithm.Input.LABEL) || label().isPresent())
                    && (!input.param().equals(Algorithm.Input.WEIGHT) || weight.isPresent()));
    return InputColumn.present(all, rows.schema());
  }

  private TrainingColumns trainingColumns(StructType schema, Optional<String> channel) {
    boolean isOfWholeNumbers =
        inputs.stream().allMatch(input -> input.type() == InputType.INTEGER_ARRAY);
    if ((isOfRecords() && !isOfWholeNumbers) || format.name().equals(Codecs.LIBSVM)) {
      throw new IllegalArgumentException(
          estimator.uid()
              + ": trainingSparkDataFormat is "
              + format.name()
              + ", which holds a label and features only, and the image reads the columns "
              + String.join(", ", inputs.stream().map(Algorithm.Input::name).toList())
              + "; set it to csv, json or parquet, or clear it");
    }
    return new TrainingColumns(schema, format, written(), channel, estimator.uid());
  }

  private boolean isOfLibSvm() {
    return format.name().equals(Codecs.LIBSVM);
  }

  /** Returns the format of the lines, if the rows are written as the library's own. */
  private Optional<TrainingLines> lines() {
    return isOfLines()
        ? Arrays.stream(TrainingLines.values())
            .filter(each -> each.format().equals(format.name()))
            .findFirst()
        : Optional.empty();
  }

  /** Whether the library's own data source writes the rows. */
  private boolean isOwn() {
    return !isPlain && (isOfLines() || isOfRecords());
  }

  /** Whether Spark's expressions make lines of labels and features. */
  private boolean isOfPlainLines() {
    return isPlain && isOfLines();
  }

  /** Returns the columns that are written. */
  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    if (estimator.getTrainingProjectedColumns().isPresent()) {
      columns.addAll(Arrays.asList(estimator.getTrainingProjectedColumns().get()));
    } else if (isOfInputs()) {
      written().stream().map(InputColumn::column).distinct().forEach(columns::add);
    } else {
      label().ifPresent(columns::add);
      weight.ifPresent(columns::add);
      group.ifPresent(columns::add);
      estimator
          .getFeaturesCols()
          .filter(names -> !isOwn() && !isOfPlainLines())
          .ifPresentOrElse(
              names -> columns.addAll(List.of(names)),
              () -> columns.add(estimator.featuresColumn()));
    }
    return columns;
  }

  /** Returns what the image has to be told beside the user's hyperparameters. */
  Map<String, String> hyperParameters() {
    return weight.isPresent()
        ? training().weights().getOrDefault(format.name(), Map.of())
        : Map.of();
  }

  /**
   * Writes the rows of each channel to a folder of its own, in one pass: a row whose indicator
   * changes when it is computed again is in one channel all the same.
   *
   * @return what was written, by the channel's name; the training channel first
   */
  Map<String, StagingFolder.Contents> write(StagingFolder staging) {
    rules = settledRules();
    if (validationChannel.isPresent()) {
      List<String> columns = columns();
      columns.add(channelColumn());
      save(
          rows.withColumn(channelColumn(), channel()).select(selected(columns)),
          staging,
          staging.path());
    } else {
      Dataset<Row> written = rows.select(selected(columns()));
      if (isSeenEmpty() || !written.isEmpty()) {
        save(written, staging, staging.path() + "/" + folder(estimator.getTrainingChannelName()));
      }
    }
    Map<String, StagingFolder.Contents> contents = new LinkedHashMap<>();
    for (String channel : channels()) {
      contents.put(channel, contents(staging, channel));
    }
    if (contents.get(estimator.getTrainingChannelName()).files() > 0) {
      rules = rules.counting(FeatureCount.ofTraining(features()));
    }
    return contents;
  }

  /** Whether the written files tell that there was no row. */
  private boolean isSeenEmpty() {
    return isEmptyWithoutRows() || isOfFiles();
  }

  /** Returns what was written for a channel; nothing where there is no row in it. */
  private StagingFolder.Contents contents(StagingFolder staging, String channel) {
    StagingFolder.Contents contents = staging.withoutEmptyFiles(folder(channel));
    // Spark writes one file at most when there is no row.
    boolean isEmpty =
        contents.files() == 1 && !isEmptyWithoutRows() && isWithoutRows(staging, channel);
    return isEmpty ? StagingFolder.Contents.NONE : contents;
  }

  /**
   * Reads back whether a file of another format has a row. A file without one has bytes all the
   * same: a schema, or the frame of a compression. To ask the DataFrame would run its plan again.
   */
  private boolean isWithoutRows(StagingFolder staging, String channel) {
    // Spark reads LibSVM only where it knows how many features there are.
    boolean isText =
        isOfLibSvm() || isOfPlainLines() || (isOfInputs() && TrainingColumns.areLines(format));
    return rows.sparkSession()
        .read()
        .format(isText ? TEXT : format.name())
        .schema(isText ? LINE : writtenSchema())
        .options(format.options())
        .options(staging.writerOptions())
        .load(staging.path() + "/" + folder(channel))
        .isEmpty();
  }

  private StructType writtenSchema() {
    return isOfInputs()
        ? trainingColumns(rows.schema(), Optional.empty()).schema()
        : rows.select(quoted(columns())).schema();
  }

  /**
   * Returns how many features the rows have: as the schema tells, or else as they were written, or
   * else as a Param tells.
   */
  private int features() {
    String name = estimator.featuresColumn();
    if (isOfInputs()) {
      return rules.count().number();
    }
    boolean isOfFeatures =
        isOfRecords()
            ? columns().contains(name)
            : estimator.getTrainingProjectedColumns().isEmpty();
    int features =
        isOfFeatures
            ? Columns.width(Columns.features(rows.schema(), name, estimator.uid()).field())
                .orElseGet(() -> widths.value().stream().findFirst().orElse(0))
            : 0;
    if (features == 0) {
      return rules.count().number();
    }
    rules.check(
        estimator.uid() + ": no training job was started. The training data",
        OptionalInt.of(features),
        false);
    return features;
  }

  private FeatureRules settledRules() {
    String name = estimator.featuresColumn();
    if (isOwn() && columns().contains(name)) {
      return FeatureKinds.settled(rows, col(Columns.quoted(name)), rules);
    }
    // Columns that are written as they are have a number or null in each place.
    return rules.isOpen() ? rules.stored(FeatureStorage.DENSE) : rules;
  }

  /** Whether lines of LibSVM are written, and the image's requests do not count from 0. */
  private boolean isCountedByImage() {
    return formatName().equals(Codecs.LIBSVM)
        && estimator.getTrainingProjectedColumns().isEmpty()
        && firstIndexOfImage() != 0;
  }

  /** Returns where the image counts features from, as its requests tell. */
  private int firstIndexOfImage() {
    return estimator.algorithm().request().map(Codecs::firstIndex).orElse(0);
  }

  /** Returns how the rows were written, when that has been done. */
  TrainedRows trainedRows() {
    return new TrainedRows(rules, firstIndex());
  }

  /** Returns the index that the first feature has where rows are written. */
  private int firstIndex() {
    return isOfLines() ? Codecs.firstIndex(format) : 0;
  }

  /** Refuses requests that count features otherwise than the training data does. */
  private void checkFirstIndex() {
    Optional<Format> request = estimator.getRequestRowSerializer().map(Format::parse);
    if (estimator.algorithm().request().isEmpty() || (request.isEmpty() && !isCountedByImage())) {
      return;
    }
    int requested = request.map(Codecs::firstIndex).orElse(firstIndexOfImage());
    if (requested != firstIndex()) {
      throw new IllegalArgumentException(
          estimator.uid()
              + ": training data counts features from "
              + firstIndex()
              + " and requests count them from "
              + requested
              + "; give requestRowSerializer and trainingSparkDataFormatOptions the same"
              + " firstIndex, or leave requestRowSerializer unset");
    }
  }

  /** Returns the channels that the rows go to; the training channel first. */
  private List<String> channels() {
    List<String> channels = new ArrayList<>(List.of(estimator.getTrainingChannelName()));
    validationChannel.ifPresent(channels::add);
    return channels;
  }

  /** Returns the name of the folder that holds a channel's rows. */
  private String folder(String channel) {
    return root(channel) + within(channel).map(folder -> "/" + folder).orElse("");
  }

  /** Returns the name of the folder that is a channel. */
  private String root(String channel) {
    return validationChannel.isPresent() ? channelColumn() + "=" + channel : channel;
  }

  /** Returns the folder in a channel that the image looks for rows in, if it does in one. */
  private Optional<String> within(String channel) {
    Optional<String> held = training().validationChannel();
    boolean isAlone =
        validationChannel.isEmpty()
            && extraChannels.stream()
                .noneMatch(each -> held.filter(each.name()::equals).isPresent());
    return isAlone && channel.equals(estimator.getTrainingChannelName())
        ? training().folder()
        : Optional.empty();
  }

  /** Returns the name of the column that says where a row goes, unlike that of any other. */
  private String channelColumn() {
    StringBuilder name = new StringBuilder("channel");
    while (Arrays.stream(rows.columns()).anyMatch(name.toString()::equalsIgnoreCase)) {
      name.append('_');
    }
    return name.toString();
  }

  /** Returns where a row goes; one whose flag is null is trained on. */
  private Column channel() {
    String indicator = Columns.quoted(estimator.getValidationIndicatorCol().orElseThrow());
    return when(col(indicator), validationChannel.orElseThrow())
        .otherwise(estimator.getTrainingChannelName());
  }

  /**
   * Whether no rows make no bytes. The library's own files are made by their first row, and so is
   * the folder of a channel.
   */
  private boolean isEmptyWithoutRows() {
    return isOwn() || validationChannel.isPresent();
  }

  private void save(Dataset<Row> written, StagingFolder staging, String path) {
    Optional<PlainLines> plain =
        isOfPlainLines() ? Optional.of(new PlainLines(written, layout())) : Optional.empty();
    DataFrameWriter<?> writer =
        compressed(
            plain
                .<DataFrameWriter<?>>map(lines -> lines.lines().write().format(TEXT))
                .orElseGet(() -> writer(written)));
    if (validationChannel.isPresent()) {
      writer.partitionBy(channelColumn());
    }
    if (isNamed() || (isOfOneFile() && !isOfRecords())) {
      writer.option(MAX_RECORDS_PER_FILE, 0);
    }
    writer.options(staging.writerOptions()).option(MARK_SUCCESS, "false").save(path);
    plain
        .map(PlainLines::width)
        .filter(OptionalInt::isPresent)
        .ifPresent(width -> widths.add(width.getAsInt()));
  }

  private PlainLines.Layout layout() {
    Optional<String> channel = validationChannel.map(each -> channelColumn());
    return new PlainLines.Layout(
        estimator.featuresColumn(),
        rules.takesNaN(),
        label(),
        allowedLabels(),
        labeledChannel().map(labeled -> col(Columns.quoted(channelColumn())).equalTo(labeled)),
        weight,
        channel);
  }

  private DataFrameWriter<?> writer(Dataset<Row> written) {
    if (isOfInputs()) {
      return columnsWriter(written);
    }
    if (!isOwn()) {
      Map<String, String> options = new LinkedHashMap<>(format.options());
      options.remove(WriteOptions.FIRST_INDEX);
      return written.write().format(format.name()).options(options);
    }
    DataFrameWriter<Row> writer =
        written
            .write()
            .format(SageMakerDataSource.NAME)
            .option(WriteOptions.MISSING, rules.missing().word())
            .option(WriteOptions.FEATURE_STORAGE, rules.storage().word())
            .option(WriteOptions.FEATURE_COUNT, "alike")
            .option(WriteOptions.WIDTHS, Long.toString(widths.id()))
            .option(WriteOptions.FEATURES_COLUMN, estimator.featuresColumn())
            .option(WriteOptions.ALLOWED_LABELS, allowedLabels().toString())
            .option(WriteOptions.LABEL_COLUMN, label().filter(columns()::contains).orElse(""));
    if (isOfRecords() && training().parts() == RecordFormat.Parts.WHOLE) {
      writer.option(WriteOptions.MULTI_PART, false);
    }
    lines().ifPresent(lines -> writer.option(WriteOptions.ROW_FORMAT, lines.format()));
    weight.ifPresent(column -> writer.option(WriteOptions.WEIGHT_COLUMN, column));
    group.ifPresent(column -> writer.option(WriteOptions.GROUP_COLUMN, column));
    int instances = estimator.getTrainingInstanceCount();
    if (group.isPresent() && instances > 1) {
      // Spark may make fewer files of what is small, unless it is told how many.
      writer.option(
          WriteOptions.FILE_COUNT, Math.max(instances, SQLConf.get().numShufflePartitions()));
    }
    labeledChannel()
        .ifPresent(channel -> writer.option(WriteOptions.LABELED_FOLDER, folder(channel)));
    return writer.options(format.options());
  }

  /** Whether the names of the columns stand in front of the lines of each file. */
  private boolean isNamed() {
    return isOfInputs() && TrainingColumns.haveHeader(format);
  }

  /** Whether all rows of a channel are in one file. */
  private boolean isOfOneFile() {
    return isOfInputs() && (training().isOneFile() || isOfManifest());
  }

  /** Whether the rows are lines of JSON whose objects in S3 SageMaker pipes to the image. */
  private boolean isOfManifest() {
    return isOfInputs() && format.name().equals(Codecs.AUGMENTED_MANIFEST);
  }

  private DataFrameWriter<Row> columnsWriter(Dataset<Row> written) {
    TrainingColumns columns =
        trainingColumns(written.schema(), validationChannel.map(channel -> channelColumn()))
            .taking(allowedLabels(), label())
            .tellingWidths(widths);
    Dataset<Row> made = written.mapPartitions(columns, Encoders.row(columns.schema()));
    if (isNamed()) {
      // Spark keeps the order of rows that are sorted by the folders that they go to.
      made =
          validationChannel.isPresent()
              ? made.sortWithinPartitions(quoted(List.of(channelColumn(), TrainingColumns.ORDER)))
              : made;
      made = made.drop(TrainingColumns.ORDER);
    }
    if (isOfOneFile()) {
      made = made.repartition(1);
    }
    Map<String, String> options = new LinkedHashMap<>(format.options());
    options.remove(Codecs.HEADER);
    options.remove(Codecs.LABEL_PREFIX);
    if (isOfRecords()) {
      return made.write()
          .format(SageMakerDataSource.NAME)
          .option(WriteOptions.ROW_FORMAT, WriteOptions.ENCODED)
          .option(WriteOptions.FEATURES_COLUMN, TrainingColumns.LINE)
          .option(WriteOptions.LABEL_COLUMN, "")
          .options(options);
    }
    return made.write()
        .format(TrainingColumns.areLines(format) ? TEXT : format.name())
        .options(options);
  }

  private DataFrameWriter<?> compressed(DataFrameWriter<?> writer) {
    compression()
        .ifPresent(type -> writer.option(WriteOptions.COMPRESSION, type.toLowerCase(Locale.ROOT)));
    return writer;
  }

  /** Returns columns as they are written: structs, arrays and maps as JSON, where it is that. */
  private Column[] selected(List<String> columns) {
    Set<String> ofJson = new LinkedHashSet<>();
    if (isOfInputs()) {
      written().stream()
          .filter(input -> input.type() == InputType.JSON)
          .map(InputColumn::column)
          .filter(column -> !(rows.schema().apply(column).dataType() instanceof StringType))
          .forEach(ofJson::add);
    }
    return columns.stream()
        .map(
            name -> {
              Column column = col(Columns.quoted(name));
              return ofJson.contains(name) ? to_json(column).as(name) : column;
            })
        .toArray(Column[]::new);
  }

  private static Column[] quoted(Collection<String> columns) {
    return columns.stream().map(each -> col(Columns.quoted(each))).toArray(Column[]::new);
  }

  /** Returns the channels of the job, when the rows have been written. */
  List<Channel> channels(StagingFolder staging, Set<String> written) {
    List<Channel> channels = new ArrayList<>();
    for (String name : written) {
      channels.add(
          new Channel(
              name,
              uri(staging, name),
              isOfManifest() ? Channel.AUGMENTED : estimator.getTrainingS3DataType(),
              contentType(name),
              compression(),
              isOfManifest() ? written().stream().map(InputColumn::name).toList() : List.of(),
              name.equals(estimator.getTrainingChannelName())
                  ? distribution()
                  : distribution(name)));
    }
    channels.addAll(extraChannels);
    return channels;
  }

  /** Returns how the rows that are trained on are spread over the instances. */
  String distribution() {
    return estimator.getTrainingDataDistribution().orElse(training().distribution());
  }

  private String distribution(String channel) {
    return Optional.ofNullable(training().channels().get(channel))
        .map(Algorithm.Channel::distribution)
        .orElse(Channel.REPLICATED);
  }

  private Optional<String> compression() {
    return Optional.of(estimator.getTrainingCompressionType()).filter(type -> !type.equals("None"));
  }

  private String uri(StagingFolder staging, String channel) {
    if (isOfManifest()) {
      S3Location rows = staging.location().child(folder(channel));
      return rows.child(staging.files(folder(channel)).get(0)).uri("s3");
    }
    S3Location folder = staging.location().child(root(channel));
    if (estimator.getTrainingS3DataType().equals(Channel.PREFIX)) {
      return folder.folderUri();
    }
    ArrayNode manifest = new ObjectMapper().createArrayNode();
    manifest.addObject().put("prefix", folder.folderUri());
    String place = within(channel).map(each -> each + "/").orElse("");
    staging.files(folder(channel)).forEach(file -> manifest.add(place + file));
    String name = channel + ".manifest";
    staging.write(name, manifest.toString());
    return staging.location().child(name).uri("s3");
  }

  /** Returns what the files hold, as SageMaker's images call it. */
  private Optional<String> contentType(String channel) {
    boolean isLabeled = labeledChannels.contains(channel);
    boolean isAsTrained = isLabeled == labeledChannels.contains(estimator.getTrainingChannelName());
    if (estimator.getTrainingContentType().isPresent() && isAsTrained) {
      return estimator.getTrainingContentType();
    }
    if (isOfImage && isAsTrained) {
      return Optional.of(training().contentType());
    }
    return switch (format.name()) {
      case SageMakerDataSource.NAME -> Optional.of("application/x-recordio-protobuf");
      case Codecs.CSV -> Optional.of(csvContentType(isLabeled, isAsTrained));
      case Codecs.LIBSVM -> Optional.of(LIBSVM_TYPE);
      case "parquet" -> Optional.of(PARQUET_TYPE);
      case Codecs.JSON -> Optional.of(JSON_LINES_TYPE);
      case Codecs.TEXT -> Optional.of(TEXT_TYPE);
      case Codecs.AUGMENTED_MANIFEST -> Optional.of(RECORDIO_TYPE);
      default -> Optional.empty();
    };
  }

  /** A label is what an image expects where it trains on one; elsewhere it has to be said. */
  private String csvContentType(boolean isLabeled, boolean isAsTrained) {
    if (!isOfLines()) {
      return "text/csv";
    }
    if (!isLabeled) {
      return "text/csv;label_size=0";
    }
    return isAsTrained ? "text/csv" : "text/csv;label_size=1";
  }
}
