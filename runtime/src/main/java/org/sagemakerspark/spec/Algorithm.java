package org.sagemakerspark.spec;

import java.util.ArrayList;
import java.util.List;
import org.sagemakerspark.codec.ColumnType;

/**
 * What a spec says about an algorithm beside its hyperparameters. Generated classes hold one as a
 * constant.
 *
 * @param name the algorithm's name, such as {@code kmeans}
 * @param imageRegistry the set of accounts that keep the image
 * @param imageRepository the image's repository
 * @param imageTag the image's tag
 * @param contentType content type of the training data
 * @param labelUse whether it learns from a label
 * @param distribution how training data is spread over instances: FullyReplicated or ShardedByS3Key
 * @param request the format of requests, as {@link org.sagemakerspark.codec.Codecs} knows it
 * @param response the format of answers
 * @param columns the predictions of an answer
 */
public record Algorithm(
    String name,
    String imageRegistry,
    String imageRepository,
    String imageTag,
    String contentType,
    LabelUse labelUse,
    String distribution,
    String request,
    String response,
    List<Column> columns) {

  /**
   * One prediction.
   *
   * @param key its name in an answer
   * @param type what its column holds
   * @param param name of the Param that names its column
   */
  public record Column(String key, ColumnType type, String param) {}

  /** Starts the description of an algorithm. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Gathers the description of an algorithm. */
  public static final class Builder {
    private final String name;
    private String imageRegistry;
    private String imageRepository;
    private String imageTag;
    private String contentType;
    private LabelUse labelUse;
    private String distribution;
    private String request;
    private String response;
    private final List<Column> columns = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /** Names the image. */
    public Builder image(String registry, String repository, String tag) {
      imageRegistry = registry;
      imageRepository = repository;
      imageTag = tag;
      return this;
    }

    /** Says what the training channel holds and how it is spread. */
    public Builder training(String contentType, LabelUse labelUse, String distribution) {
      this.contentType = contentType;
      this.labelUse = labelUse;
      this.distribution = distribution;
      return this;
    }

    /** Names the format of requests. */
    public Builder request(String format) {
      request = format;
      return this;
    }

    /** Names the format of answers. */
    public Builder response(String format) {
      response = format;
      return this;
    }

    /** Adds a prediction. */
    public Builder column(String key, ColumnType type, String param) {
      columns.add(new Column(key, type, param));
      return this;
    }

    /** Returns the description. */
    public Algorithm build() {
      return new Algorithm(
          name,
          imageRegistry,
          imageRepository,
          imageTag,
          contentType,
          labelUse,
          distribution,
          request,
          response,
          List.copyOf(columns));
    }
  }
}
