package org.sagemakerspark.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sagemakerspark.codec.ColumnForm;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.Format;
import org.sagemakerspark.codec.InputType;
import org.sagemakerspark.recordio.RecordFormat;
import org.sagemakerspark.value.Bounds;

/**
 * What a spec says about an algorithm beside its hyperparameters. Generated classes hold one as a
 * constant.
 *
 * @param name the algorithm's name, such as {@code kmeans}
 * @param images the versions of its image; the first is the one that is used
 * @param training what a training job takes
 * @param requests all requests that the image reads; empty when that is not known
 * @param answers all answers that the image gives; empty when that is not known
 * @param request the format of requests, as {@link org.sagemakerspark.codec.Codecs} knows it; empty
 *     when only a user can tell
 * @param response the format of answers; empty when only a user can tell
 * @param inputs the columns of a row, in the order in which the image reads them; empty where a row
 *     is a label and features
 * @param environment the variables that the image wants where it serves
 * @param columns the predictions of an answer
 * @param alternatives other predictions, where a Param has some value
 * @param requestAlternatives other formats of requests, where a Param has some value
 * @param limitedParameters the parameters of requests that only some models know; as Params make
 *     the algorithm, those that its model does not know
 * @param nativeScoring how models are scored without an endpoint, if they can be
 * @param isServed whether a model can be asked; an image that only trains leaves an artifact
 * @param history the Params that earlier versions of its stages had
 */
public record Algorithm(
    String name,
    List<Image> images,
    Training training,
    List<ServedData> requests,
    List<ServedData> answers,
    Optional<Format> request,
    Optional<Format> response,
    List<Input> inputs,
    Map<String, String> environment,
    List<Column> columns,
    List<Alternative> alternatives,
    List<RequestAlternative> requestAlternatives,
    List<LimitedParameter> limitedParameters,
    Optional<NativeScoring> nativeScoring,
    boolean isServed,
    History history) {

  /** The Param with the number of features, where an algorithm has one. */
  public static final String FEATURE_DIM = "featureDim";

  /** What the image calls {@link #FEATURE_DIM}. */
  public static final String FEATURE_DIM_ON_THE_WIRE = "feature_dim";

  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

  /** The Param that chooses the version of the image, where there are several. */
  public static final String IMAGE_VERSION = "imageVersion";

  /**
   * What a training job takes.
   *
   * @param contentType content type of the training data
   * @param labelUse whether the algorithm learns from a label
   * @param labels the only labels that rows can have; empty for any number
   * @param distribution how training data is spread over instances: FullyReplicated or
   *     ShardedByS3Key
   * @param channels the channels beside the training channel, by their names
   * @param inputModes how the image can get its data; empty when that is not known
   * @param reads all that the image reads; empty when that is not known
   * @param weights the formats that can hold the weight of a row, the best first, with the
   *     hyperparameters that tell the image
   * @param groups the format that can hold which rows belong together, if any can
   * @param parts whether records may be written in parts, in training data and in requests
   * @param format the format of the training data, where its content type does not tell
   * @param options options of that format
   * @param isOneFile whether the image reads one file of a channel
   * @param folder the folder in the training channel that holds the rows, where no other channel
   *     holds any
   * @param environment the variables that the image wants
   */
  public record Training(
      String contentType,
      LabelUse labelUse,
      List<Double> labels,
      String distribution,
      Map<String, Channel> channels,
      List<String> inputModes,
      List<DataFormat> reads,
      Map<String, Map<String, String>> weights,
      Optional<Groups> groups,
      RecordFormat.Parts parts,
      Optional<String> format,
      Map<String, String> options,
      boolean isOneFile,
      Optional<String> folder,
      Map<String, String> environment) {

    /** Returns the channel for rows that are held back: validation, or else test. */
    public Optional<String> validationChannel() {
      return Stream.of("validation", "test").filter(channels::containsKey).findFirst();
    }
  }

  /**
   * A channel beside the training channel.
   *
   * @param distribution how its files are spread over instances: FullyReplicated or ShardedByS3Key
   * @param labelUse whether its rows hold a label; as in the training channel when empty
   * @param isRequired whether no job can do without it
   */
  public record Channel(String distribution, Optional<LabelUse> labelUse, boolean isRequired) {}

  /**
   * A format that can hold which rows belong together.
   *
   * @param format its name
   * @param imageVersions the versions of the image that read that; empty for all
   */
  public record Groups(String format, List<String> imageVersions) {}

  /**
   * Training data that an image reads.
   *
   * @param contentTypes the names of the format
   * @param inputModes how the image can get such data
   * @param imageVersions the versions of the image that read it; empty for all
   */
  public record DataFormat(
      List<String> contentTypes, List<String> inputModes, List<String> imageVersions) {

    /** Tells whether a version of the image reads this format at all. */
    public boolean isKnownTo(Optional<String> imageVersion) {
      return imageVersions.isEmpty() || imageVersion.filter(imageVersions::contains).isPresent();
    }
  }

  /**
   * Requests that an image reads, or answers that it gives.
   *
   * @param contentTypes the names of the format
   * @param imageVersions the versions of the image that know them; empty for all
   * @param environment the variable that the model has to have for it
   * @param fillsZeros whether the image takes for zero what a line of LibSVM leaves out
   */
  public record ServedData(
      List<String> contentTypes,
      List<String> imageVersions,
      Optional<String> environment,
      boolean fillsZeros) {

    ServedData(
        List<String> contentTypes, List<String> imageVersions, Optional<String> environment) {
      this(contentTypes, imageVersions, environment, false);
    }

    /**
     * Tells whether a version of the image knows these.
     *
     * @param variables the names of the model's variables
     */
    public boolean isKnownTo(String imageVersion, Set<String> variables) {
      return (imageVersions.isEmpty() || imageVersions.contains(imageVersion))
          && environment.map(variables::contains).orElse(true);
    }
  }

  /**
   * How models are scored without an endpoint.
   *
   * @param artifact the algorithm whose model files theirs are
   * @param imageVersions the versions of the image that write such files; empty for all
   */
  public record NativeScoring(String artifact, List<String> imageVersions) {

    /** Tells whether a version of the image writes files that are read here. */
    public boolean isKnownTo(String imageVersion) {
      return imageVersions.isEmpty() || imageVersions.contains(imageVersion);
    }
  }

  /**
   * A column that the image reads by its name or its place.
   *
   * @param name the image's name for it
   * @param type what it holds
   * @param param name of the Param that names the column of rows
   * @param isRequired whether a row must have a value in it
   * @param use where it is read
   * @param mayBeMissing whether rows may have no such column, unless a user names one
   * @param missingAs the text that stands in JSON for an element that has no value
   * @param when on which Param it depends whether requests hold it
   * @param bounds the range of each number
   * @param pattern the regular expression that each text matches
   */
  public record Input(
      String name,
      InputType type,
      String param,
      boolean isRequired,
      InputUse use,
      boolean mayBeMissing,
      Optional<String> missingAs,
      Optional<Choice> when,
      Bounds bounds,
      Optional<String> pattern) {

    Input(String name, InputType type, String param, boolean isRequired, InputUse use) {
      this(
          name,
          type,
          param,
          isRequired,
          use,
          false,
          Optional.empty(),
          Optional.empty(),
          Bounds.any(),
          Optional.empty());
    }

    Input thatMayBeMissing() {
      return new Input(name, type, param, isRequired, use, true, missingAs, when, bounds, pattern);
    }

    Input missingAs(String text) {
      Optional<String> as = Optional.of(text);
      return new Input(name, type, param, isRequired, use, mayBeMissing, as, when, bounds, pattern);
    }

    Input when(Choice choice) {
      Optional<Choice> of = Optional.of(choice);
      return new Input(
          name, type, param, isRequired, use, mayBeMissing, missingAs, of, bounds, pattern);
    }

    Input within(Bounds range) {
      return new Input(
          name, type, param, isRequired, use, mayBeMissing, missingAs, when, range, pattern);
    }

    Input matching(String regex) {
      Optional<String> form = Optional.of(regex);
      return new Input(
          name, type, param, isRequired, use, mayBeMissing, missingAs, when, bounds, form);
    }

    /** The Param that every stage has and that names the features. */
    public static final String FEATURES = "featuresCol";

    /** The Param of estimators that names the label. */
    public static final String LABEL = "labelCol";

    /** The Param of some estimators that names the weight. */
    public static final String WEIGHT = "weightCol";

    /** Tells whether requests hold the column. */
    public boolean isRequested() {
      return use != InputUse.TRAINING && !param.equals(LABEL) && !param.equals(WEIGHT);
    }

    /** Tells whether training data holds the column. */
    public boolean isTrained() {
      return use != InputUse.REQUESTS;
    }
  }

  /** Where a column is read. */
  public enum InputUse {
    /** In training data and in requests. */
    BOTH,
    /** In training data. */
    TRAINING,
    /** In requests. */
    REQUESTS
  }

  /**
   * One prediction.
   *
   * @param key its name in an answer
   * @param type what its column holds
   * @param param name of the Param that names its column
   * @param form what the column makes of it
   * @param isNullable whether a row of an answer may lack it
   * @param when on which Param it depends whether the column is there
   */
  public record Column(
      String key,
      ColumnType type,
      String param,
      ColumnForm form,
      boolean isNullable,
      Optional<Choice> when) {

    /** Makes a column of a prediction that each row of an answer has. */
    public Column(String key, ColumnType type, String param, ColumnForm form) {
      this(key, type, param, form, false, Optional.empty());
    }

    /** Makes a column that holds the prediction as it is. */
    public Column(String key, ColumnType type, String param) {
      this(key, type, param, ColumnForm.PLAIN);
    }

    /** Returns the column of a prediction that a row of an answer may lack. */
    public Column orNull() {
      return new Column(key, type, param, form, true, when);
    }

    /** Returns the column where it is there for some values of a Param only. */
    public Column when(String chooser, String... values) {
      return new Column(
          key, type, param, form, isNullable, Optional.of(new Choice(chooser, List.of(values))));
    }
  }

  /**
   * A Param of requests on which something depends.
   *
   * @param param its name
   * @param values its values, or elements of its value, where that is there
   */
  public record Choice(String param, List<String> values) {
    private static final Pattern ELEMENT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Tells whether it is there, by what tells the value of a Param as text. */
    public boolean holds(Function<String, Optional<String>> value) {
      return value
          .apply(param)
          .map(
              text ->
                  text.startsWith("[")
                      ? ELEMENT.matcher(text).results().map(each -> each.group(1)).toList()
                      : List.of(text))
          .filter(elements -> values.stream().anyMatch(elements::contains))
          .isPresent();
    }
  }

  /** Something that depends on a hyperparameter of the model. */
  private interface Decided {
    /** Returns the Param that decides. */
    String param();

    /** Returns the hyperparameter that it is, as the image knows it. */
    String wireName();

    /** Returns its values for which this holds. */
    List<String> values();

    /** Tells whether it holds, by what tells the value of a Param as text. */
    default boolean isChosen(Function<String, Optional<String>> value) {
      return value.apply(param()).filter(values()::contains).isPresent();
    }
  }

  /**
   * Predictions that are there instead of the usual ones.
   *
   * @param param the Param that decides
   * @param wireName the hyperparameter that it is, as the image knows it
   * @param values its values for which this holds
   */
  public record Alternative(
      String param, String wireName, List<String> values, List<Column> columns)
      implements Decided {}

  /**
   * The format of requests that is there instead of the usual one.
   *
   * @param param the Param that decides
   * @param wireName the hyperparameter that it is, as the image knows it
   * @param values its values for which this holds
   */
  public record RequestAlternative(
      String param, String wireName, List<String> values, Format format) implements Decided {}

  /**
   * A parameter of requests that only some models know.
   *
   * @param parameter its Param
   * @param param the Param that decides
   * @param wireName the hyperparameter that it is, as the image knows it
   * @param values its values with which a model knows the parameter
   */
  public record LimitedParameter(
      String parameter, String param, String wireName, List<String> values) implements Decided {}

  /**
   * The Params that stages of an algorithm had, so that those that were saved can be read.
   *
   * @param formerly the present names of Params by the names that they had
   * @param removed what to know of Params that are gone, by their names
   */
  public record History(Map<String, String> formerly, Map<String, String> removed) {}

  /** Starts the description of an algorithm. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Returns who keeps the image that is used. */
  public ImageSource imageRegistry() {
    return images.get(0).source();
  }

  /** Returns the image's repository. */
  public String imageRepository() {
    return images.get(0).repository();
  }

  /** Returns the image's tag. */
  public String imageTag() {
    return images.get(0).tag();
  }

  /**
   * Returns the algorithm as the Params of a stage make it: its image and its predictions.
   *
   * @param value tells what the Param of a name is as text, if the stage has one and it is set
   */
  public Algorithm asSet(Function<String, Optional<String>> value) {
    List<Column> found =
        alternatives.stream()
            .filter(each -> each.isChosen(value))
            .findFirst()
            .map(Alternative::columns)
            .orElse(columns);
    return new Algorithm(
        name,
        images.size() > 1 ? value.apply(IMAGE_VERSION).map(this::images).orElse(images) : images,
        training,
        requests,
        answers,
        requestAlternatives.stream()
            .filter(each -> each.isChosen(value))
            .findFirst()
            .map(RequestAlternative::format)
            .or(() -> request),
        response,
        inputs,
        environment,
        found.stream()
            .filter(column -> column.when().map(choice -> choice.holds(value)).orElse(true))
            .toList(),
        alternatives,
        requestAlternatives,
        limitedParameters.stream().filter(each -> !each.isChosen(value)).toList(),
        nativeScoring,
        isServed,
        history);
  }

  /** Returns the hyperparameters on which requests and answers depend, by the names of Params. */
  public Map<String, String> deciding() {
    Map<String, String> deciding = new LinkedHashMap<>();
    Stream.of(alternatives, requestAlternatives, limitedParameters)
        .flatMap(List::stream)
        .forEach((Decided each) -> deciding.put(each.param(), each.wireName()));
    return deciding;
  }

  /**
   * Reads the number of features of a hyperparameter, which may be a word such as {@code auto}.
   *
   * @return 0 where it is no number
   */
  public static int featureCount(Optional<String> featureDim) {
    return featureDim.filter(COUNT.asMatchPredicate()).map(Integer::valueOf).orElse(0);
  }

  private List<Image> images(String version) {
    List<Image> chosen = images.stream().filter(i -> i.version().equals(version)).toList();
    return chosen.isEmpty() ? images : chosen;
  }

  /** Gathers the description of an algorithm. */
  public static final class Builder {
    private final String name;
    private final List<Image> images = new ArrayList<>();
    private String contentType;
    private LabelUse labelUse;
    private List<Double> labels = List.of();
    private String distribution;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private List<String> inputModes = List.of();
    private final List<DataFormat> reads = new ArrayList<>();
    private final Map<String, Map<String, String>> weights = new LinkedHashMap<>();
    private Optional<Groups> groups = Optional.empty();
    private RecordFormat.Parts parts = RecordFormat.Parts.SPLIT;
    private final List<ServedData> requests = new ArrayList<>();
    private final List<ServedData> answers = new ArrayList<>();
    private Optional<Format> request = Optional.empty();
    private Optional<Format> response = Optional.empty();
    private Optional<String> format = Optional.empty();
    private Map<String, String> formatOptions = Map.of();
    private boolean isOneFile;
    private Optional<String> folder = Optional.empty();
    private Map<String, String> trainingEnvironment = Map.of();
    private Map<String, String> environment = Map.of();
    private final List<Input> inputs = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Alternative> alternatives = new ArrayList<>();
    private final List<RequestAlternative> requestAlternatives = new ArrayList<>();
    private final List<LimitedParameter> limitedParameters = new ArrayList<>();
    private Optional<NativeScoring> nativeScoring = Optional.empty();
    private boolean isServed = true;
    private final Map<String, String> formerly = new LinkedHashMap<>();
    private final Map<String, String> removed = new LinkedHashMap<>();

    private Builder(String name) {
      this.name = name;
    }

    /** Names the only version of an image in a registry that the library knows. */
    public Builder image(String registry, String repository, String tag) {
      return image(tag, ImageSource.registry(registry), repository, tag);
    }

    /** Adds a version of the image; the first is the default. */
    public Builder image(String version, ImageSource source, String repository, String tag) {
      images.add(new Image(version, source, repository, tag));
      return this;
    }

    /** Says that the library does not know the images that train and serve: a user gives them. */
    public Builder imageOfUser() {
      return image("", ImageSource.ofUser(), "", "");
    }

    /** Says that another image serves what the version that was added last has trained. */
    public Builder servedBy(ImageSource source, String repository) {
      images.add(images.remove(images.size() - 1).servedBy(source, repository));
      return this;
    }

    /** Says what the training channel holds and how it is spread. */
    public Builder training(String contentType, LabelUse labelUse, String distribution) {
      this.contentType = contentType;
      this.labelUse = labelUse;
      this.distribution = distribution;
      return this;
    }

    /** Names the format of training data, where the content type does not tell. */
    public Builder format(String format) {
      this.format = Optional.of(format);
      return this;
    }

    /** Says that the image reads one file of a channel. */
    public Builder inOneFile() {
      isOneFile = true;
      return this;
    }

    /**
     * Names the folder that holds the rows, where no channel but the training channel holds any.
     */
    public Builder folder(String folder) {
      this.folder = Optional.of(folder);
      return this;
    }

    /** Gives options of the format of training data. */
    public Builder formatOptions(Map<String, String> options) {
      formatOptions = Map.copyOf(options);
      return this;
    }

    /** Names the variables that the image wants where it trains. */
    public Builder trainingEnvironment(Map<String, String> variables) {
      trainingEnvironment = variables;
      return this;
    }

    /** Names the variables that the image wants where it serves. */
    public Builder environment(Map<String, String> variables) {
      environment = variables;
      return this;
    }

    /** Adds a column that the image reads by its name or its place; each row has a value in it. */
    public Builder requiredInput(String name, InputType type, String param, InputUse use) {
      inputs.add(new Input(name, type, param, true, use));
      return this;
    }

    /** Adds a column that the image reads by its name or its place. */
    public Builder input(String name, InputType type, String param, InputUse use) {
      inputs.add(new Input(name, type, param, false, use));
      return this;
    }

    /** Says that rows may have no column for the input that was added last. */
    public Builder mayBeMissing() {
      return changeInput(Input::thatMayBeMissing);
    }

    /** Says what stands in JSON for an element without a value of the input that was added last. */
    public Builder missingAs(String text) {
      return changeInput(input -> input.missingAs(text));
    }

    /** Says for which values of a Param requests hold the input that was added last. */
    public Builder when(String param, String... values) {
      return changeInput(input -> input.when(new Choice(param, List.of(values))));
    }

    /** Says in which range each number of the input is that was added last. */
    public Builder within(Bounds range) {
      return changeInput(input -> input.within(range));
    }

    /** Says which regular expression each text of the input matches that was added last. */
    public Builder matching(String regex) {
      return changeInput(input -> input.matching(regex));
    }

    private Builder changeInput(UnaryOperator<Input> change) {
      inputs.add(change.apply(inputs.remove(inputs.size() - 1)));
      return this;
    }

    /** Adds a channel beside the training channel, and says how it is spread. */
    public Builder channel(String channel, String distribution) {
      channels.put(channel, new Channel(distribution, Optional.empty(), false));
      return this;
    }

    /** Adds a channel whose rows do not hold a label as those of the training channel do. */
    public Builder channel(String channel, String distribution, LabelUse labelUse) {
      channels.put(channel, new Channel(distribution, Optional.of(labelUse), false));
      return this;
    }

    /** Says that no job can do without a channel that was added. */
    public Builder required(String channel) {
      channels.computeIfPresent(
          channel, (name, known) -> new Channel(known.distribution(), known.labelUse(), true));
      return this;
    }

    /** Says how the image can get its data. */
    public Builder inputModes(List<String> modes) {
      inputModes = List.copyOf(modes);
      return this;
    }

    /** Names the only labels that rows can have. */
    public Builder labels(double... values) {
      labels = Arrays.stream(values).boxed().toList();
      return this;
    }

    /** Adds training data that some versions of the image read; all of them when none is named. */
    public Builder reads(
        List<String> contentTypes, List<String> inputModes, List<String> imageVersions) {
      reads.add(new DataFormat(contentTypes, inputModes, imageVersions));
      return this;
    }

    /** Adds a format that can hold the weight of a row. */
    public Builder weights(String format) {
      return weights(format, Map.of());
    }

    /** Adds a format that can hold the weight of a row, with what tells the image so. */
    public Builder weights(String format, Map<String, String> hyperParameters) {
      weights.put(format, hyperParameters);
      return this;
    }

    /**
     * Names the format that can hold which rows belong together, for some versions of the image;
     * for all of them when none is named.
     */
    public Builder groups(String format, List<String> imageVersions) {
      groups = Optional.of(new Groups(format, imageVersions));
      return this;
    }

    /** Says that the image does not join records that are written in parts. */
    public Builder withoutParts() {
      parts = RecordFormat.Parts.WHOLE;
      return this;
    }

    /** Adds requests that some versions of the image read; all of them when none is named. */
    public Builder readsRequests(List<String> contentTypes, List<String> imageVersions) {
      requests.add(new ServedData(contentTypes, imageVersions, Optional.empty()));
      return this;
    }

    /** Adds requests that are read where the model has some variable. */
    public Builder readsRequests(
        List<String> contentTypes, List<String> imageVersions, String environment) {
      requests.add(new ServedData(contentTypes, imageVersions, Optional.of(environment)));
      return this;
    }

    /** Says that what a line of LibSVM leaves out is zero in the requests that were added last. */
    public Builder fillingZeros() {
      ServedData last = requests.remove(requests.size() - 1);
      requests.add(
          new ServedData(last.contentTypes(), last.imageVersions(), last.environment(), true));
      return this;
    }

    /** Adds answers that some versions of the image give; all of them when none is named. */
    public Builder answers(List<String> contentTypes, List<String> imageVersions) {
      answers.add(new ServedData(contentTypes, imageVersions, Optional.empty()));
      return this;
    }

    /** Adds answers that are given where the model has some variable. */
    public Builder answers(
        List<String> contentTypes, List<String> imageVersions, String environment) {
      answers.add(new ServedData(contentTypes, imageVersions, Optional.of(environment)));
      return this;
    }

    /** Says that the image only trains: no endpoint serves what it makes. */
    public Builder onlyTrains() {
      isServed = false;
      return this;
    }

    /** Names the format of requests. */
    public Builder request(String format) {
      return request(format, Map.of());
    }

    /** Names the format of requests, with its options. */
    public Builder request(String format, Map<String, String> options) {
      request = Optional.of(new Format(format, options));
      return this;
    }

    /** Names another format of requests, for some values of a Param that is a hyperparameter. */
    public Builder requestAlternative(
        String param,
        String wireName,
        List<String> values,
        String format,
        Map<String, String> options) {
      requestAlternatives.add(
          new RequestAlternative(param, wireName, values, new Format(format, options)));
      return this;
    }

    /** Says for which values of a Param that is a hyperparameter requests have a parameter. */
    public Builder limited(String parameter, String param, String wireName, String... values) {
      limitedParameters.add(new LimitedParameter(parameter, param, wireName, List.of(values)));
      return this;
    }

    /** Names the format of answers. */
    public Builder response(String format) {
      return response(format, Map.of());
    }

    /** Names the format of answers, with its options. */
    public Builder response(String format, Map<String, String> options) {
      response = Optional.of(new Format(format, options));
      return this;
    }

    /** Adds a prediction. */
    public Builder column(String key, ColumnType type, String param) {
      return column(key, type, param, ColumnForm.PLAIN);
    }

    /** Adds a column that is made of a prediction. */
    public Builder column(String key, ColumnType type, String param, ColumnForm form) {
      return column(new Column(key, type, param, form));
    }

    /** Adds a column. */
    public Builder column(Column column) {
      columns.add(column);
      return this;
    }

    /** Adds other predictions, for some values of a Param that is a hyperparameter. */
    public Builder alternative(
        String param, String wireName, List<String> values, Column... others) {
      alternatives.add(new Alternative(param, wireName, values, Arrays.asList(others)));
      return this;
    }

    /**
     * Says that models are scored without an endpoint as well, those of some versions of the image;
     * those of all of them when none is named.
     */
    public Builder scoresNatively(String artifact, List<String> imageVersions) {
      nativeScoring = Optional.of(new NativeScoring(artifact, imageVersions));
      return this;
    }

    /** Says what a Param was called in an earlier version. */
    public Builder formerly(String former, String param) {
      formerly.put(former, param);
      return this;
    }

    /**
     * Names a Param of an earlier version that is gone.
     *
     * @param doc what to know of it, as a sentence
     */
    public Builder removed(String param, String doc) {
      removed.put(param, doc);
      return this;
    }

    /** Returns the description. */
    public Algorithm build() {
      return new Algorithm(
          name,
          List.copyOf(images),
          new Training(
              contentType,
              labelUse,
              labels,
              distribution,
              Collections.unmodifiableMap(channels),
              inputModes,
              List.copyOf(reads),
              Collections.unmodifiableMap(weights),
              groups,
              parts,
              format,
              formatOptions,
              isOneFile,
              folder,
              trainingEnvironment),
          List.copyOf(requests),
          List.copyOf(answers),
          request,
          response,
          List.copyOf(inputs),
          environment,
          List.copyOf(columns),
          List.copyOf(alternatives),
          List.copyOf(requestAlternatives),
          List.copyOf(limitedParameters),
          nativeScoring,
          isServed,
          new History(Collections.unmodifiableMap(formerly), Collections.unmodifiableMap(removed)));
    }
  }
}
