package org.sagemakerspark.processor.spec.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sagemakerspark.processor.spec.report.Location;

/**
 * One algorithm as its spec describes it.
 *
 * @param version the version of the language
 * @param algorithm its name, such as {@code linear-learner}
 * @param title its name for people
 * @param doc what it does, in sentences
 * @param sources where the facts come from
 * @param example where a program is that uses it
 * @param classes the generated classes; absent where there are variants
 * @param variants several estimators that share the algorithm
 * @param inputs the columns of a row, in the order in which the image reads them
 * @param fixed hyperparameters that always have the same value, by their names on the wire
 * @param removed Params of earlier versions that are gone
 */
public record AlgorithmSpec(
    Located<BigDecimal> version,
    Located<String> algorithm,
    Located<String> title,
    Located<String> doc,
    List<Located<String>> sources,
    Located<String> example,
    Located<Classes> classes,
    Located<List<Variant>> variants,
    Image image,
    Training training,
    Located<List<Input>> inputs,
    List<HyperParameter> hyperparameters,
    Map<Located<String>, Located<String>> fixed,
    List<Rule> rules,
    List<Removed> removed,
    Inference inference,
    Location at) {

  /**
   * The generated classes.
   *
   * @param estimator its name, without its package
   * @param model its name, without its package
   * @param spark the model of Spark's own that predicts as the model does, if there is one
   */
  public record Classes(
      Located<String> estimator, Located<String> model, Located<SparkModel> spark) {}

  /**
   * One of several estimators that share an algorithm.
   *
   * @param name its name, which follows the algorithm's
   * @param label whether it trains on a label, where that is not as in the training
   * @param labels the only labels that rows can have here
   * @param fixed hyperparameters that always have the same value here
   */
  public record Variant(
      Located<String> name,
      Located<String> title,
      Located<String> doc,
      Classes classes,
      Located<LabelUse> label,
      Located<List<BigDecimal>> labels,
      Map<Located<String>, Located<String>> fixed) {}

  /**
   * The container image. Who keeps it is said by a registry, by accounts, or by a URI; where the
   * spec has none, a user gives it.
   *
   * @param isKnown whether the spec has one
   * @param registry which accounts hold it in which region
   * @param accounts the account by region
   * @param uri the whole URI of the only version
   * @param versions what a user may choose from
   * @param serving the image that serves, where it is another one
   */
  public record Image(
      Located<String> registry,
      Located<Map<Located<String>, Located<String>>> accounts,
      Located<String> uri,
      Located<String> repository,
      Located<List<ImageVersion>> versions,
      Located<String> defaultVersion,
      Optional<Serving> serving,
      boolean isKnown,
      Location at) {

    /** Returns the image of a spec that has none. */
    public static Image none(Location at) {
      return new Image(
          Located.absent(at),
          Located.absent(at),
          Located.absent(at),
          Located.absent(at),
          Located.absent(at),
          Located.absent(at),
          Optional.empty(),
          false,
          at);
    }
  }

  /** The image that serves, as far as it is another than the one that trains. */
  public record Serving(Located<String> registry, Located<String> repository) {}

  /**
   * A version of an image and the tag that stands for it.
   *
   * @param registry another registry than that of the image
   * @param repository another repository than that of the image
   * @param servingRegistry another registry than that of the image that serves
   */
  public record ImageVersion(
      Located<String> version,
      Located<String> tag,
      Located<String> registry,
      Located<String> repository,
      Located<String> servingRegistry) {}

  /**
   * What a training job takes and tells.
   *
   * @param format the format of the data; what the content type tells when absent
   * @param formatOptions options of the format
   * @param labels the only labels that rows can have; any number when absent
   * @param instanceType the instance type by default
   * @param maxInstances on how many instances it can train
   * @param formats all that the image reads; not known when absent
   * @param weights the formats that can hold the weight of a row, the best first
   * @param groups the format that can hold which rows belong together
   * @param multiPart whether the image joins the parts of a record
   * @param missing what a feature that is NaN means
   * @param oneFile whether the image reads one file of a channel
   * @param sendDefaults whether hyperparameters that nobody has set are sent with their defaults
   * @param environment the variables that the image wants
   */
  public record Training(
      Located<String> contentType,
      Located<TrainingFormat> format,
      Map<Located<String>, Located<String>> formatOptions,
      Located<LabelUse> label,
      Located<List<BigDecimal>> labels,
      Located<List<Located<InputMode>>> inputModes,
      Located<String> instanceType,
      Located<Integer> maxInstances,
      Located<List<Channel>> channels,
      Located<List<DataFormat>> formats,
      List<Weights> weights,
      Located<Groups> groups,
      Located<Boolean> multiPart,
      Located<MissingWord> missing,
      Located<Boolean> oneFile,
      Located<Boolean> sendDefaults,
      Map<Located<String>, Located<String>> environment,
      Located<List<Metric>> metrics) {

    /** Returns the format of the rows, as it is said in one way or the other. */
    public Optional<TrainingFormat> writtenAs() {
      return format.found().or(() -> mediaType().flatMap(TrainingFormat::of));
    }

    /** Returns the content type without its parameters. */
    public Optional<String> mediaType() {
      return contentType.found().map(type -> type.split(";", 2)[0].strip());
    }

    /** Returns the value of an option of the format that is given. */
    public Optional<String> formatOption(String name) {
      return given(name, formatOptions);
    }

    /** Returns the channel that a DataFrame is written to. */
    public Optional<Channel> trainingChannel() {
      return channels.found().stream()
          .flatMap(List::stream)
          .filter(Channel::isForTraining)
          .findFirst();
    }
  }

  /**
   * A format that can hold the weight of a row.
   *
   * @param fixed hyperparameters that tell the image so
   */
  public record Weights(
      Located<WeightFormat> format, Map<Located<String>, Located<String>> fixed) {}

  /**
   * The format that can hold which rows belong together.
   *
   * @param since the first version of the image that reads that
   * @param until the last version of the image that reads that
   */
  public record Groups(Located<GroupFormat> format, Located<String> since, Located<String> until) {}

  /**
   * Training data that the image reads.
   *
   * @param contentTypes the names of the format
   * @param inputModes how it can get such data
   * @param since the first version of the image that reads it
   * @param until the last version of the image that reads it
   */
  public record DataFormat(
      Located<List<Located<String>>> contentTypes,
      Located<List<Located<InputMode>>> inputModes,
      Located<String> since,
      Located<String> until) {}

  /**
   * A channel of training data.
   *
   * @param label whether its rows hold a label, where that is not as in the training channel
   * @param folder the folder within it that holds the rows, where no other channel holds any
   */
  public record Channel(
      Located<String> name,
      boolean isRequired,
      Located<LabelUse> label,
      Located<Distribution> distribution,
      Located<String> folder,
      Located<String> doc,
      Located<List<Located<String>>> variants) {

    private static final Set<String> FOR_TRAINING = Set.of("train", "training");

    /** Tells whether it can be the channel that a DataFrame is written to. */
    public boolean isForTraining() {
      return isRequired && name.found().filter(FOR_TRAINING::contains).isPresent();
    }
  }

  /**
   * A number that a training job reports.
   *
   * @param regex finds it in the job's log, where SageMaker does not know it
   */
  public record Metric(
      Located<String> name,
      Located<String> regex,
      Located<Direction> direction,
      Located<String> doc,
      Located<List<Located<String>>> variants) {}

  /**
   * Something that hyperparameters must agree on.
   *
   * @param since the first version of the image that has it
   * @param until the last version of the image that has it
   */
  public record Rule(
      Located<String> doc,
      List<Condition> when,
      List<Condition> then,
      Located<String> since,
      Located<String> until,
      Located<List<Located<String>>> variants) {}

  /**
   * A Param of an earlier version that is gone.
   *
   * @param doc what to know of it
   */
  public record Removed(
      Located<String> param, Located<String> doc, Located<List<Located<String>>> variants) {}

  /**
   * What an endpoint takes and answers.
   *
   * @param usual how rows are sent, where no alternative says otherwise
   * @param alternatives other ways, where a hyperparameter has some value
   * @param parameters what is sent beside the rows
   * @param formats all requests that the image reads; not known when absent
   * @param maxRecords rows of a request at most, by default
   * @param maxBytes bytes of a request at most, by default
   * @param instanceType the instance type by default
   * @param environment the variables that the image wants
   * @param nativeScoring how models are scored without an endpoint, if they can be
   * @param isThere whether the spec has it; an image without it only trains
   */
  public record Inference(
      RequestForm usual,
      List<RequestAlternative> alternatives,
      Located<List<HyperParameter>> parameters,
      Located<List<ServedData>> formats,
      Located<Integer> maxRecords,
      Located<Integer> maxBytes,
      Located<String> instanceType,
      Map<Located<String>, Located<String>> environment,
      Located<NativeScoring> nativeScoring,
      Response response,
      boolean isThere) {

    /** Returns what says nothing, of a spec that does not have it or has something else there. */
    public static Inference empty(Location at, boolean isThere) {
      return new Inference(
          new RequestForm(Codec.none(at), Map.of()),
          List.of(),
          Located.absent(at),
          Located.absent(at),
          Located.absent(at),
          Located.absent(at),
          Located.absent(at),
          Map.of(),
          Located.absent(at),
          new Response(Codec.none(at), Map.of(), Located.absent(at), Located.absent(at), List.of()),
          isThere);
    }

    /** Returns all ways in which rows are sent. */
    public List<RequestForm> forms() {
      return Stream.concat(Stream.of(usual), alternatives.stream().map(RequestAlternative::form))
          .toList();
    }

    /** Tells whether a request is the bytes of one row. */
    public boolean isBinary() {
      return usual.isIn(RequestFormat.BINARY);
    }
  }

  /**
   * A way in which rows are sent.
   *
   * @param codec what makes requests
   * @param options options of the serializer
   */
  public record RequestForm(
      Codec<RequestFormat> codec, Map<Located<String>, Located<String>> options) {

    /** Returns the format of requests; absent where a class of the user's own makes them. */
    public Located<RequestFormat> serializer() {
      return codec.format();
    }

    /** Tells whether requests are in a format. */
    public boolean isIn(RequestFormat format) {
      return serializer().found().filter(format::equals).isPresent();
    }

    /** Returns the value of an option that is given. */
    public Optional<String> option(String name) {
      return given(name, options);
    }
  }

  /**
   * A way in which rows are sent instead of the usual one.
   *
   * @param trainedSo for which models
   */
  public record RequestAlternative(TrainedSo trainedSo, RequestForm form) {}

  /**
   * How models are scored without an endpoint.
   *
   * @param artifact what a model's file is
   * @param since the first version of the image whose files are read
   * @param until the last version of the image whose files are read
   */
  public record NativeScoring(
      Located<NativeArtifact> artifact, Located<String> since, Located<String> until) {}

  /**
   * Requests that the image reads, or answers that it gives.
   *
   * @param contentTypes the names of the format
   * @param environment the variable that the model has to have for it
   * @param since the first version of the image that knows it
   * @param until the last version of the image that knows it
   * @param fillsZeros whether the image takes for zero what a line of LibSVM leaves out
   */
  public record ServedData(
      Located<List<Located<String>>> contentTypes,
      Located<String> environment,
      Located<String> since,
      Located<String> until,
      Located<Boolean> fillsZeros) {}

  /**
   * What an endpoint answers.
   *
   * @param answers what reads answers
   * @param options options of the deserializer
   * @param formats all answers that the image gives; not known when absent
   * @param alternatives other columns, where a hyperparameter has some value
   */
  public record Response(
      Codec<ResponseFormat> answers,
      Map<Located<String>, Located<String>> options,
      Located<List<ServedData>> formats,
      Located<List<ResponseColumn>> columns,
      List<Alternative> alternatives) {

    /** Returns the format of answers; absent where a class of the user's own reads them. */
    public Located<ResponseFormat> deserializer() {
      return answers.format();
    }
  }

  /**
   * Columns that are there instead of the usual ones.
   *
   * @param trainedSo for which models
   */
  public record Alternative(TrainedSo trainedSo, Located<List<ResponseColumn>> columns) {}

  /**
   * A column that scoring adds.
   *
   * @param key the value's name in the response
   * @param form what the column makes of the value; the value as it is when absent
   * @param column the column's name by default; the key when absent
   * @param param the Spark Param that holds the column's name; derived from the key when absent
   * @param nullable whether a row of the answer may lack the value
   * @param formerly what the Param was called in earlier versions
   * @param when on which parameter of requests it depends whether the column is there
   */
  public record ResponseColumn(
      Located<String> key,
      ResponseType type,
      Located<ColumnForm> form,
      Located<Boolean> nullable,
      Located<String> column,
      Located<String> param,
      Located<List<Located<String>>> formerly,
      Located<String> doc,
      Located<List<Located<String>>> variants,
      Located<Choice> when) {

    /** Returns the column's name by default. */
    public Located<String> name() {
      return column.isPresent() ? column : key;
    }
  }

  private static Optional<String> given(
      String name, Map<Located<String>, Located<String>> options) {
    return options.entrySet().stream()
        .filter(option -> option.getKey().value().equals(name))
        .map(option -> option.getValue().value())
        .findFirst();
  }
}
