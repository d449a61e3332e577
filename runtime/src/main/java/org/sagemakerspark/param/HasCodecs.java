package org.sagemakerspark.param;

import java.util.Optional;
import javax.annotation.processing.Generated;
import org.apache.spark.ml.param.Param;
import org.sagemakerspark.codec.Codecs;
import org.sagemakerspark.codec.Describable;
import org.sagemakerspark.codec.RequestRowSerializer;
import org.sagemakerspark.codec.ResponseRowDeserializer;

/**
 * How rows become requests and answers become predictions.
 *
 * @param <S> the stage's own class, which setters return
 */
@Generated("org.sagemakerspark.processor")
public interface HasCodecs<S> extends HasParamSet<S> {
  /** Declares the group's Params with their defaults. */
  static void declare(HasParamSet<?> stage) {
    ParamSet set = stage.paramSet();
    set.codec(
        "requestRowSerializer",
        "What makes requests of rows: recordio-protobuf, csv, libsvm, labeled-libsvm, "
            + "json, jsonlines, the name of a class that implements RequestRowSerializer, or "
            + "one of these with options, as {\"class\": NAME, \"options\": {...}}. When unset: the "
            + "algorithm's own.");
    set.codec(
        "responseRowDeserializer",
        "What makes predictions of answers: recordio-protobuf, csv, json, jsonlines, the "
            + "name of a class that implements ResponseRowDeserializer, or one of these with "
            + "options, as {\"class\": NAME, \"options\": {...}}. When unset: the algorithm's own.");
  }

  /**
   * What makes requests of rows: recordio-protobuf, csv, libsvm, labeled-libsvm, json, jsonlines,
   * the name of a class that implements RequestRowSerializer, or one of these with options, as
   * &#123;"class": NAME, "options": &#123;...&#125;&#125;. When unset: the algorithm's own.
   */
  default Param<String> requestRowSerializer() {
    return paramSet().get("requestRowSerializer");
  }

  /** Returns {@link #requestRowSerializer()}; empty when it is unset. */
  default Optional<String> getRequestRowSerializer() {
    return optional(requestRowSerializer());
  }

  /** Sets {@link #requestRowSerializer()}. */
  default S setRequestRowSerializer(String value) {
    return with(requestRowSerializer(), value);
  }

  /**
   * Sets {@link #requestRowSerializer()} to the description of an object.
   *
   * @throws IllegalArgumentException when it is not {@link Describable}
   */
  default S setRequestRowSerializer(RequestRowSerializer value) {
    return with(requestRowSerializer(), Codecs.describe(value).toText());
  }

  /**
   * What makes predictions of answers: recordio-protobuf, csv, json, jsonlines, the name of a class
   * that implements ResponseRowDeserializer, or one of these with options, as &#123;"class": NAME,
   * "options": &#123;...&#125;&#125;. When unset: the algorithm's own.
   */
  default Param<String> responseRowDeserializer() {
    return paramSet().get("responseRowDeserializer");
  }

  /** Returns {@link #responseRowDeserializer()}; empty when it is unset. */
  default Optional<String> getResponseRowDeserializer() {
    return optional(responseRowDeserializer());
  }

  /** Sets {@link #responseRowDeserializer()}. */
  default S setResponseRowDeserializer(String value) {
    return with(responseRowDeserializer(), value);
  }

  /**
   * Sets {@link #responseRowDeserializer()} to the description of an object.
   *
   * @throws IllegalArgumentException when it is not {@link Describable}
   */
  default S setResponseRowDeserializer(ResponseRowDeserializer value) {
    return with(responseRowDeserializer(), Codecs.describe(value).toText());
  }
}
