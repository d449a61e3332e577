package org.sagemakerspark.processor.plan;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagemakerspark.processor.spec.model.Bound;
import org.sagemakerspark.processor.spec.model.ColumnForm;
import org.sagemakerspark.processor.spec.model.ColumnType;
import org.sagemakerspark.processor.spec.model.Direction;
import org.sagemakerspark.processor.spec.model.Distribution;
import org.sagemakerspark.processor.spec.model.InputType;
import org.sagemakerspark.processor.spec.model.LabelUse;
import org.sagemakerspark.processor.spec.model.Shown;
import org.sagemakerspark.processor.spec.model.SparkModel;

/**
 * Everything that is generated for one algorithm, decided: each name, type, literal and text. The
 * emitters only write it down, so that Java, Python and the reference page cannot disagree.
 *
 * @param algorithm its name, such as {@code linear-learner}
 * @param page the name of its reference page and its Python module: the algorithm's, and the
 *     variant's
 * @param title its name for people
 * @param doc what it does
 * @param sources where the facts come from
 * @param example where a program is that uses it
 * @param javaPackage the package of the classes; empty for the unnamed one
 * @param sparkModel the model of Spark's own that predicts as the model does
 * @param pythonModule the module of the wrapper, without its package
 * @param inputs the columns of a row that the image reads; empty where a row is a label and
 *     features
 * @param params the hyperparameters, in the order of the spec
 * @param fixed hyperparameters that always have the same value
 * @param rules what hyperparameters must agree on
 * @param removed Params of earlier versions that are gone
 * @param imageVersion the Param that chooses a version of the image, where there are several
 */
public record AlgorithmPlan(
    String algorithm,
    String page,
    String title,
    String doc,
    List<String> sources,
    Optional<String> example,
    String javaPackage,
    String estimatorClass,
    String modelClass,
    Optional<SparkModel> sparkModel,
    String pythonModule,
    ImagePlan image,
    TrainingPlan training,
    List<InputPlan> inputs,
    List<ParamPlan> params,
    List<FixedPlan> fixed,
    List<RulePlan> rules,
    List<RemovedPlan> removed,
    Optional<ParamPlan> imageVersion,
    InferencePlan inference) {

  /** Returns the estimator's name with its package. */
  public String estimatorName() {
    return qualified(estimatorClass);
  }

  /** Returns the model's name with its package. */
  public String modelName() {
    return qualified(modelClass);
  }

  private String qualified(String className) {
    return javaPackage.isEmpty() ? className : javaPackage + "." + className;
  }

  /** Returns what the model does, as a sentence. */
  public String modelDoc() {
    return inference.isThere()
        ? "Scores rows on an Amazon SageMaker endpoint that hosts a trained " + title + " model."
        : "Tells what training " + title + " on Amazon SageMaker has made; it scores no rows.";
  }

  /** Returns the Param of models that chooses a version of the image, where there are several. */
  public Optional<ParamPlan> modelImageVersion() {
    return imageVersion.map(
        param ->
            ParamPlanner.imageVersion(
                param.values(), param.defaultText().orElseThrow(), "modelImage"));
  }

  /** Returns the hyperparameters that decide what is sent, and which columns there are. */
  public List<ParamPlan> deciding() {
    Set<String> names = new HashSet<>();
    inference.alternatives().forEach(each -> names.add(each.decision().param()));
    inference.requestAlternatives().forEach(each -> names.add(each.decision().param()));
    inference
        .parameters()
        .forEach(each -> each.trainedWith().ifPresent(decision -> names.add(decision.param())));
    return params.stream().filter(param -> names.contains(param.name())).toList();
  }

  /** Returns the Params that name columns, of the estimator. */
  public List<ColumnParam> columnParams() {
    return columnParams(input -> true);
  }

  /** Returns the Params that name columns, of the model. */
  public List<ColumnParam> modelColumnParams() {
    return columnParams(input -> !input.use().equals("TRAINING"));
  }

  private List<ColumnParam> columnParams(Predicate<InputPlan> some) {
    return Stream.concat(
            inputs.stream().filter(some).flatMap(input -> input.own().stream()),
            inference.allColumns().stream().map(ColumnPlan::naming))
        .toList();
  }

  /** Tells whether the estimator has the Param that names a column of weights. */
  public boolean hasWeight() {
    return !training.weights().isEmpty()
        || inputs.stream().anyMatch(input -> input.param().equals("weightCol"));
  }

  /** Returns the present names of Params by the names that they had in earlier versions. */
  public Map<String, String> formerly() {
    Map<String, String> formerly = new LinkedHashMap<>();
    inputs.forEach(input -> input.formerly().forEach(name -> formerly.put(name, input.param())));
    inference
        .parameters()
        .forEach(param -> param.formerly().forEach(name -> formerly.put(name, param.name())));
    params.forEach(param -> param.formerly().forEach(name -> formerly.put(name, param.name())));
    Stream.concat(
            inference.columns().stream(),
            inference.alternatives().stream().flatMap(each -> each.columns().stream()))
        .forEach(column -> column.formerly().forEach(name -> formerly.put(name, column.param())));
    return formerly;
  }

  /**
   * A Param of an earlier version that is gone.
   *
   * @param doc what to know of it
   */
  public record RemovedPlan(String param, String doc) {}

  /** A hyperparameter that always has the same value. */
  public record FixedPlan(String wireName, String value) {}

  /**
   * Something that hyperparameters must agree on.
   *
   * @param imageVersions the versions of the image that have it; empty for all
   * @param text the conditions in words
   */
  public record RulePlan(
      String doc,
      List<String> imageVersions,
      List<ConditionPlan> when,
      List<ConditionPlan> then,
      String text) {}

  /**
   * A statement about a hyperparameter, a sum or a channel.
   *
   * @param method the statement as the runtime calls it
   * @param subject the name of the hyperparameter or the channel; empty for a sum
   * @param values what it is compared with, or what is summed up
   * @param sum the range of a sum
   * @param isNegated whether it holds where it otherwise would not
   * @param text the statement in words
   */
  public record ConditionPlan(
      String method,
      String subject,
      List<String> values,
      Optional<SumPlan> sum,
      boolean isNegated,
      String text) {}

  /** The range of a sum. */
  public record SumPlan(Optional<Bound> lower, Optional<Bound> upper) {}

  /**
   * The container image.
   *
   * @param accounts the account by region, where the spec has a map
   * @param uri the whole URI, where the spec has one
   * @param versions all versions, the default one first
   */
  public record ImagePlan(
      Map<String, String> accounts, Optional<String> uri, List<VersionPlan> versions) {

    /** Tells whether a user has to give it. */
    public boolean isOfUser() {
      return uri.isEmpty() && versions.isEmpty();
    }
  }

  /**
   * A version of the image.
   *
   * @param serving the image that serves, where it is another one
   */
  public record VersionPlan(
      String version,
      Optional<String> registry,
      String repository,
      String tag,
      Optional<ServingPlan> serving) {}

  /** Where the image that serves is, under the tag of the one that trains. */
  public record ServingPlan(Optional<String> registry, String repository) {}

  /**
   * The training job.
   *
   * @param format the format of the data, where the content type does not tell
   * @param formatOptions options of the format
   * @param labels the only labels that rows can have; empty for any number
   * @param channel the channel that a DataFrame is written to
   * @param groups the format of training data that can hold which rows belong together
   * @param isMultiPart whether the image joins the parts of a record
   * @param missing the default of the Param of that name
   * @param isOneFile whether the image reads one file of a channel
   * @param isSendingDefaults whether hyperparameters that nobody has set are sent
   * @param environment the variables that the image wants
   */
  public record TrainingPlan(
      String contentType,
      Optional<String> format,
      Map<String, String> formatOptions,
      LabelUse label,
      List<String> labels,
      String channel,
      List<String> inputModes,
      Optional<String> instanceType,
      Optional<Integer> maxInstances,
      List<ChannelPlan> channels,
      List<DataFormatPlan> formats,
      List<WeightsPlan> weights,
      Optional<GroupsPlan> groups,
      boolean isMultiPart,
      Optional<String> missing,
      boolean isOneFile,
      boolean isSendingDefaults,
      Map<String, String> environment,
      List<MetricPlan> metrics) {

    /** Returns the channel that a DataFrame is written to. */
    public ChannelPlan trainingChannel() {
      return channels.stream()
          .filter(each -> each.name().equals(channel))
          .findFirst()
          .orElseThrow();
    }

    /** Tells whether a job needs rows that are held back, for validation or else for a test. */
    public boolean isValidationRequired() {
      return heldBackChannel().map(ChannelPlan::isRequired).orElse(false);
    }

    /** Returns the channels that a job needs and no DataFrame is written to. */
    public List<ChannelPlan> channelsByUri() {
      Optional<ChannelPlan> heldBack = heldBackChannel();
      return channels.stream()
          .filter(ChannelPlan::isRequired)
          .filter(each -> !each.equals(trainingChannel()))
          .filter(each -> heldBack.filter(each::equals).isEmpty())
          .toList();
    }

    private Optional<ChannelPlan> heldBackChannel() {
      return Stream.of("validation", "test")
          .flatMap(name -> channels.stream().filter(channel -> channel.name().equals(name)))
          .findFirst();
    }

    /** Returns what finds the metrics in a job's log, by their names. */
    public Map<String, String> metricDefinitions() {
      Map<String, String> definitions = new LinkedHashMap<>();
      metrics.forEach(
          metric -> metric.regex().ifPresent(regex -> definitions.put(metric.name(), regex)));
      return definitions;
    }
  }

  /**
   * A format of training data that can hold the weight of a row.
   *
   * @param hyperParameters what tells the image so, by wire name
   */
  public record WeightsPlan(String format, Map<String, String> hyperParameters) {}

  /**
   * The format of training data that can hold which rows belong together.
   *
   * @param imageVersions the versions of the image that read that; empty for all
   */
  public record GroupsPlan(String format, List<String> imageVersions) {}

  /**
   * Training data that the image reads.
   *
   * @param imageVersions the versions of the image that read it; empty for all
   */
  public record DataFormatPlan(
      List<String> contentTypes, List<String> inputModes, List<String> imageVersions) {}

  /**
   * A channel of training data.
   *
   * @param label whether its rows hold a label, where that is not as in the training channel
   * @param folder the folder within it that holds the rows, where no other channel holds any
   */
  public record ChannelPlan(
      String name,
      boolean isRequired,
      Optional<LabelUse> label,
      Distribution distribution,
      Optional<String> folder,
      String doc) {}

  /**
   * Requests that the image reads, or answers that it gives.
   *
   * @param environment the variable that the model has to have for it
   * @param imageVersions the versions of the image that know them; empty for all
   * @param fillsZeros whether the image takes for zero what a line of LibSVM leaves out
   */
  public record ServedDataPlan(
      List<String> contentTypes,
      Optional<String> environment,
      List<String> imageVersions,
      boolean fillsZeros) {}

  /**
   * A number that a training job reports.
   *
   * @param regex finds it in the job's log, where SageMaker does not know it
   */
  public record MetricPlan(String name, Direction direction, String doc, Optional<String> regex) {}

  /**
   * The endpoint.
   *
   * @param isThere whether there can be one; of an image that only trains everything else is empty
   * @param requestAlternatives other ways in which rows are sent, where a Param has some value
   * @param parameters what is sent beside the rows
   * @param formats all requests that the image reads; empty when that is not known
   * @param environment the variables that the image wants
   * @param answers all answers that the image gives; empty when that is not known
   * @param columns the usual columns
   * @param alternatives other columns, where a Param has some value
   * @param nativeScoring how models are scored without an endpoint, if they can be
   */
  public record InferencePlan(
      boolean isThere,
      String serializer,
      Map<String, String> requestOptions,
      List<RequestAlternativePlan> requestAlternatives,
      List<ParamPlan> parameters,
      List<ServedDataPlan> formats,
      Optional<Integer> maxRecords,
      Optional<Integer> maxBytes,
      Optional<String> instanceType,
      Map<String, String> environment,
      String deserializer,
      Map<String, String> responseOptions,
      List<ServedDataPlan> answers,
      List<ColumnPlan> columns,
      List<AlternativePlan> alternatives,
      Optional<NativePlan> nativeScoring) {

    static final InferencePlan NONE =
        new InferencePlan(
            false,
            "",
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            "",
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());

    /** Returns all columns that there can be, each Param once. */
    public List<ColumnPlan> allColumns() {
      Map<String, ColumnPlan> byParam = new LinkedHashMap<>();
      columns.forEach(column -> byParam.put(column.param(), column));
      alternatives.forEach(
          alternative ->
              alternative.columns().forEach(column -> byParam.putIfAbsent(column.param(), column)));
      return List.copyOf(byParam.values());
    }
  }

  /**
   * How models are scored without an endpoint.
   *
   * @param artifact what a model's file is
   * @param imageVersions the versions of the image whose files are read; empty for all
   * @param oracle what the scores were compared with
   */
  public record NativePlan(String artifact, List<String> imageVersions, String oracle) {}

  /**
   * How a model was trained, as far as something depends on it.
   *
   * @param param the Param that decides
   * @param wireName the hyperparameter that it is
   * @param values its values for which this holds
   */
  public record DecisionPlan(String param, String wireName, List<String> values) {

    /** Returns it as the end of a sentence. */
    public String text() {
      return param + " is " + Shown.texts(values, " or ");
    }
  }

  /** Columns that are there instead of the usual ones. */
  public record AlternativePlan(DecisionPlan decision, List<ColumnPlan> columns) {}

  /** A way in which rows are sent instead of the usual one. */
  public record RequestAlternativePlan(
      DecisionPlan decision, String serializer, Map<String, String> options) {}

  /**
   * An output column, whose name is a Param of estimator and model.
   *
   * @param key the value's name in the response
   * @param form what the column makes of it; the value as it is when absent
   * @param isNullable whether a row of the answer may lack the value
   * @param doc what the column holds
   * @param paramDoc what the Param's Spark documentation says
   * @param defaultName the column's name where none is set
   * @param formerly what the Param was called in earlier versions
   * @param when on which Param it depends whether the column is there
   */
  public record ColumnPlan(
      String key,
      TypePlan type,
      Optional<ColumnForm> form,
      boolean isNullable,
      String param,
      String getter,
      String setter,
      String doc,
      String paramDoc,
      String defaultName,
      List<String> formerly,
      Optional<ChoicePlan> when) {
    ColumnParam naming() {
      return new ColumnParam(param, getter, setter, paramDoc, defaultName);
    }
  }

  /**
   * What an output column holds, or a field of one.
   *
   * @param of the type of the values of a map
   * @param fields what a struct holds; empty for others
   */
  public record TypePlan(ColumnType word, Optional<ColumnType> of, List<FieldPlan> fields) {

    /** Returns it in words, with what it is made of. */
    public String text() {
      if (fields.isEmpty()) {
        return word.word() + of.map(each -> " of " + each.word()).orElse("");
      }
      return word.word()
          + " of "
          + fields.stream().map(FieldPlan::text).collect(Collectors.joining(", "));
    }
  }

  /**
   * A field of a struct.
   *
   * @param key where its value stands in the object
   * @param isNullable whether an object may lack the value
   */
  public record FieldPlan(String name, String key, TypePlan type, boolean isNullable) {
    private String text() {
      return name + " (" + type.text() + (isNullable ? ", may be null)" : ")");
    }
  }

  /**
   * A Param that names a column.
   *
   * @param defaultName the column's name where none is set
   */
  public record ColumnParam(
      String param, String getter, String setter, String paramDoc, String defaultName) {}

  /**
   * A column that the image reads by its name or its place.
   *
   * @param use where it is read, as the runtime names it
   * @param mayBeMissing whether rows may have no such column, unless a user names one
   * @param missingAs the text in JSON for an element that has no value
   * @param when on which Param it depends whether requests hold it
   * @param own its Param, where stages do not have it without the spec
   * @param lower the lower end of the range of its numbers; closed for whole numbers
   * @param upper the upper end of the range of its numbers; closed for whole numbers
   * @param pattern the regular expression that its texts match
   */
  public record InputPlan(
      String name,
      InputType type,
      String param,
      boolean isRequired,
      String use,
      Optional<ColumnParam> own,
      String doc,
      List<String> formerly,
      boolean mayBeMissing,
      Optional<String> missingAs,
      Optional<ChoicePlan> when,
      Optional<Bound> lower,
      Optional<Bound> upper,
      Optional<String> pattern) {}

  /**
   * The Param of requests on which something depends.
   *
   * @param values its values, or elements of its value, where that is there
   */
  public record ChoicePlan(String param, List<String> values) {

    /** Returns it as the end of a sentence. */
    public String text() {
      return param + " is " + Shown.texts(values, " or ");
    }
  }
}
