package org.sagemakerspark.stage;

import java.io.InvalidObjectException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.codec.Codecs;
import org.sagemakerspark.codec.FeatureRules;
import org.sagemakerspark.codec.FeatureStorage;
import org.sagemakerspark.codec.Format;
import org.sagemakerspark.codec.InputColumn;
import org.sagemakerspark.codec.Missing;
import org.sagemakerspark.codec.ParameterRequestRowSerializer;
import org.sagemakerspark.codec.RequestRowSerializer;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.codec.ResponseRowDeserializer;
import org.sagemakerspark.hosting.EndpointCreationPolicy;
import org.sagemakerspark.hyperparameter.HyperParameterSet;
import org.sagemakerspark.hyperparameter.Place;
import org.sagemakerspark.lifecycle.NamePolicy;
import org.sagemakerspark.param.HasCodecs;
import org.sagemakerspark.param.HasFeatures;
import org.sagemakerspark.param.HasHosting;
import org.sagemakerspark.param.HasModelImage;
import org.sagemakerspark.param.HasNames;
import org.sagemakerspark.param.HasNetwork;
import org.sagemakerspark.param.HasParamSet;
import org.sagemakerspark.param.HasScoring;
import org.sagemakerspark.param.HasServerless;
import org.sagemakerspark.param.HasService;
import org.sagemakerspark.schema.Columns;
import org.sagemakerspark.spec.Algorithm;
import org.sagemakerspark.value.JacksonParts;
import org.sagemakerspark.value.Shown;
import org.sagemakerspark.value.ValueCheck;
import org.sagemakerspark.value.WireForm;
import scala.Option;

/**
 * What an estimator and its model have in common: the algorithm, the service, and all that decides
 * which columns predictions add.
 *
 * @param <S> the stage's own class, which setters return
 */
public interface AlgorithmStage<S>
    extends HasFeatures<S>,
        HasModelImage<S>,
        HasCodecs<S>,
        HasService<S>,
        HasNames<S>,
        HasNetwork<S>,
        HasHosting<S>,
        HasServerless<S>,
        HasScoring<S> {

  /** Declares the Params of all these groups with their defaults. */
  static void declare(HasParamSet<?> stage, Algorithm algorithm) {
    JacksonParts.check();
    HasFeatures.declare(stage);
    HasService.declare(stage);
    HasNames.declare(stage);
    HasNetwork.declare(stage);
    stage
        .paramSet()
        .ofServing(
            () -> {
              HasModelImage.declare(stage);
              HasCodecs.declare(stage);
              HasHosting.declare(stage);
              HasServerless.declare(stage);
              HasScoring.declare(stage);
            });
    stage.paramSet().defaultOf("namePrefix", algorithm.name());
  }

  /** Returns the algorithm as the stage's Params make it. */
  Algorithm algorithm();

  /** Makes a stage of a class as users do, whose Params are not set. */
  static Object another(Class<?> type) throws InvalidObjectException {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      InvalidObjectException failure =
          new InvalidObjectException(
              type.getName() + " needs a public constructor without arguments to be read");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Returns Spark's explanation of a Param with the elements of arrays in it. */
  static String explained(Param<?> param, String explanation, Params stage) {
    String explained = explanation;
    for (Option<?> value : List.of(stage.getDefault(param), stage.get(param))) {
      if (value.isDefined() && value.get().getClass().isArray()) {
        explained =
            explained.replace(
                String.valueOf((Object) value.get()), WireForm.PLAIN.render(value.get()));
      }
    }
    return explained;
  }

  /** Returns what is written for zeros and NaN. */
  default FeatureRules featureRules() {
    return new FeatureRules(
        FeatureStorage.ofWord(getFeatureStorage()), Missing.ofWord(getMissing()));
  }

  /** Returns when the fitted model gets its endpoint: never, where the image only trains. */
  default EndpointCreationPolicy endpointCreation() {
    return algorithm().isServed()
        ? EndpointCreationPolicy.valueOf(getEndpointCreationPolicy())
        : EndpointCreationPolicy.DO_NOT_CREATE;
  }

  /** Returns how things are named. */
  default NamePolicy namePolicy() {
    return new NamePolicy(
        getNamePrefix(),
        getCustomTrainingJobName(),
        getCustomModelName(),
        getCustomEndpointConfigName(),
        getCustomEndpointName(),
        getTimestampCustomNames());
  }

  /**
   * Returns what this stage says itself, by the key of the Spark configuration that it replaces.
   */
  default Map<String, String> serviceOverrides() {
    Map<String, String> overrides = new LinkedHashMap<>();
    paramSet()
        .replacements()
        .forEach(
            (setting, param) ->
                overrides.put(setting, String.valueOf(getOrDefault(getParam(param)))));
    return overrides;
  }

  /** Makes the Param that names a prediction column. */
  default Param<String> responseColumn(String name, String doc) {
    return new Param<>(this, name, doc, ValueCheck.anything("a column's name").as());
  }

  /** Makes the Param of a model that chooses the version of the image that serves. */
  default Param<String> imageVersionParam(String doc, String... versions) {
    return new Param<>(this, Algorithm.IMAGE_VERSION, doc, ValueCheck.oneOf(versions).as());
  }

  /**
   * Returns the column that features are read of: the one that is named, or that of all which are.
   *
   * @throws IllegalArgumentException when one and several are named
   */
  default String featuresColumn() {
    if (getFeaturesCols().isEmpty()) {
      return getFeaturesCol();
    }
    if (isSet(featuresCol())) {
      throw new IllegalArgumentException(
          nameInMessages()
              + ": featuresCol and featuresCols are both set; clear one of them, so that it is clear"
              + " what the features are");
    }
    return FeatureColumns.TOGETHER;
  }

  /** Returns what makes requests of rows. */
  default RequestRowSerializer serializer() {
    return codec(
        requestRowSerializer(),
        algorithm().request(),
        format -> {
          Function<String, Optional<String>> value =
              param -> requestParameters().text(param, Map.of());
          RequestRowSerializer rows =
              Codecs.request(
                  rowsAsInSpec(format),
                  featuresColumn(),
                  inputs(
                      input ->
                          input.isRequested()
                              && input.when().map(when -> when.holds(value)).orElse(true)),
                  featureRules(),
                  algorithm().training().parts());
          HyperParameterSet sent = sentParameters();
          List<String> problems = sent.problems(Map.of());
          if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
          }
          Map<String, Object> parameters = sent.given(Place.BODY);
          return ParameterRequestRowSerializer.withHeader(
              parameters.isEmpty() ? rows : new ParameterRequestRowSerializer(rows, parameters),
              sent.rendered(Place.CONTENT_TYPE));
        });
  }

  /** Returns a format whose rows have the form that the image knows, unless it says another. */
  private Format rowsAsInSpec(Format format) {
    return algorithm()
        .request()
        .map(own -> own.options().get(Codecs.ROW))
        .filter(row -> Codecs.isOfJson(format) && !algorithm().inputs().isEmpty())
        .map(row -> format.withDefault(Codecs.ROW, row))
        .orElse(format);
  }

  /** Returns the variables of the model that are no Params of their own. */
  default Variables modelVariables() {
    return Variables.of("modelEnvironment", algorithm().environment(), getModelEnvironment());
  }

  /**
   * Returns the variables of the model, those that are Params of their own among them.
   *
   * @throws IllegalArgumentException when modelEnvironment gives another value for one of those
   */
  default Map<String, String> environment() {
    Map<String, String> environment = modelVariables().all();
    sentParameters()
        .rendered(Place.ENVIRONMENT)
        .forEach(
            (name, value) -> {
              if (!environment.getOrDefault(name, value).equals(value)) {
                throw new IllegalArgumentException(
                    nameInMessages()
                        + ": modelEnvironment gives "
                        + name
                        + " = "
                        + environment.get(name)
                        + ", and the Param for it is "
                        + value
                        + "; give one of the two");
              }
              environment.put(name, value);
            });
    return environment;
  }

  /**
   * Returns the columns that the image reads by name or place, under the names that the Params give
   * them, some of them.
   *
   * @throws IllegalArgumentException when a Param is set that is of features only, and there are
   *     none
   */
  default List<InputColumn> inputs(Predicate<Algorithm.Input> some) {
    List<Algorithm.Input> all = algorithm().inputs();
    if (!all.isEmpty()) {
      refuseUnread(all);
    }
    return all.stream()
        .filter(some)
        .map(
            input -> {
              @SuppressWarnings("unchecked")
              Param<String> name = (Param<String>) (Param<?>) getParam(input.param());
              return new InputColumn(
                  input.name(),
                  input.type(),
                  input.isRequired(),
                  input.param().equals(Algorithm.Input.FEATURES)
                      ? featuresColumn()
                      : getOrDefault(name),
                  input.mayBeMissing() && !isSet(name),
                  input.missingAs().orElse(""),
                  SQLConf.get().sessionLocalTimeZone(),
                  input.bounds(),
                  input.pattern().orElse(""));
            })
        .toList();
  }

  /** Refuses what says how features are, where the image reads columns instead. */
  private void refuseUnread(List<Algorithm.Input> all) {
    List<Param<?>> unread = new ArrayList<>(List.of(missing(), featureStorage()));
    if (all.stream().noneMatch(input -> input.param().equals(Algorithm.Input.FEATURES))) {
      unread.addAll(List.of(featuresCol(), featuresCols()));
    }
    for (Param<?> param : unread) {
      if (isSet(param)) {
        throw new IllegalArgumentException(
            nameInMessages()
                + ": "
                + param.name()
                + " is set, and the image reads other columns, which "
                + String.join(", ", all.stream().map(Algorithm.Input::param).toList())
                + " name; clear it");
      }
    }
  }

  /** Returns the parameters of requests. */
  HyperParameterSet requestParameters();

  /** Returns those that the model knows, as it was trained or is to be. */
  private HyperParameterSet sentParameters() {
    Map<String, String> others = new LinkedHashMap<>();
    algorithm()
        .limitedParameters()
        .forEach(
            each ->
                others.put(
                    each.parameter(),
                    "only models know it whose "
                        + each.param()
                        + " is "
                        + Shown.texts(each.values(), " or ")));
    return requestParameters().without(others);
  }

  /** Returns what makes predictions of answers. */
  default ResponseRowDeserializer deserializer() {
    return codec(
        responseRowDeserializer(),
        algorithm().response(),
        format -> {
          ResponseRowDeserializer plain = Codecs.response(format, responseColumns());
          Map<String, String> parameters = sentParameters().rendered(Place.ACCEPT);
          return parameters.isEmpty()
              ? plain
              : Codecs.response(
                  format.with(
                      Codecs.ACCEPT,
                      ParameterRequestRowSerializer.header(plain.accept(), parameters)),
                  responseColumns());
        });
  }

  private <C> C codec(Param<String> param, Optional<Format> own, Function<Format, C> make) {
    try {
      return make.apply(
          isDefined(param)
              ? Format.parse(getOrDefault(param))
              : own.orElseThrow(
                  () -> new IllegalArgumentException("it is not set; " + param.doc())));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          nameInMessages() + ": " + param.name() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns the algorithm's prediction columns under the names that the Params give them. As with
   * Spark's own stages, a column whose name is empty is left out.
   */
  private List<ResponseColumn> responseColumns() {
    return algorithm().columns().stream()
        .map(
            column -> {
              @SuppressWarnings("unchecked")
              Param<String> name = (Param<String>) (Param<?>) getParam(column.param());
              return new ResponseColumn(
                  column.key(),
                  column.type(),
                  getOrDefault(name),
                  column.form(),
                  column.isNullable());
            })
        .filter(column -> !column.column().isEmpty())
        .toList();
  }

  /** Returns the metadata of a column of predicted classes: that of the label. */
  Metadata classMetadata(StructType input);

  /**
   * Returns the schema of the output: the input's columns and the prediction columns.
   *
   * @throws IllegalArgumentException when a column that is sent is missing or of a wrong type, or
   *     an output column would repeat an input column
   */
  default StructType outputSchema(StructType input) {
    serializer().bind(FeatureColumns.together(input, this), nameInMessages());
    return outputColumns(input);
  }

  /**
   * Returns the schema of the output without a look at what is sent.
   *
   * @throws IllegalArgumentException when an output column would repeat an input column
   */
  default StructType outputColumns(StructType input) {
    StructType output = input;
    for (ResponseColumn column : deserializer().columns()) {
      Metadata metadata = column.form().isClass() ? classMetadata(input) : Metadata.empty();
      output =
          Columns.append(
              output, column.column(), column.type().sparkType(), metadata, nameInMessages());
    }
    return getHandleInvalid().equals("keep")
        ? Columns.append(output, getErrorCol(), Columns.ROW_ERROR, nameInMessages())
        : output;
  }
}
