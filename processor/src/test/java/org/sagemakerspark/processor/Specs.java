package org.sagemakerspark.processor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.spec.parse.Registries;
import org.sagemakerspark.processor.spec.parse.ShippedLimits;
import org.sagemakerspark.processor.spec.report.Problem;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.validate.CodecClasses;
import org.sagemakerspark.processor.spec.validate.Surroundings;

/** The specs that tests work with. */
public final class Specs {
  /** The shipped spec of K-Means. */
  public static final String KMEANS = "org/sagemakerspark/specs/kmeans.json";

  /** The shipped spec of Linear Learner, which has variants. */
  public static final String LINEAR_LEARNER = "org/sagemakerspark/specs/linear-learner.json";

  /** The shipped spec of XGBoost, which has image versions and alternatives. */
  public static final String XGBOOST = "org/sagemakerspark/specs/xgboost.json";

  /** The shipped spec of BlazingText, which reads lines of words, each variant others. */
  public static final String BLAZINGTEXT = "org/sagemakerspark/specs/blazingtext.json";

  /** The shipped spec of Semantic Segmentation, which reads and answers images. */
  public static final String SEMANTIC_SEGMENTATION =
      "org/sagemakerspark/specs/semantic-segmentation.json";

  /** A spec that has every type, and texts that are hard to quote. */
  public static final String EVERYTHING = "specs/everything.json";

  /** A small spec without problems. */
  public static final String MINIMAL = "specs/minimal.json";

  /** A spec of an image that reads columns, with all that version 2 of the language has. */
  public static final String COLUMNS = "specs/columns.json";

  /** A spec without anything that may be left out. */
  public static final String BARE = "specs/bare.json";

  /** A spec of an image that only trains, and that a user names. */
  public static final String REPORT = "specs/report.json";

  private static final String PACKAGE = "org.example";

  private Specs() {}

  /** Returns the text of a resource. */
  public static String text(String resource) {
    try (InputStream stream = Specs.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the plans of a spec without problems. */
  public static List<AlgorithmPlan> plans(String resource) {
    return plans(resource, text(resource));
  }

  /** Returns the plans of a spec without problems. */
  public static List<AlgorithmPlan> plans(String name, String json) {
    Problems problems = new Problems();
    List<AlgorithmPlan> plans =
        compiler().plan(name, json.getBytes(StandardCharsets.UTF_8), PACKAGE, problems);
    if (!problems.isEmpty()) {
      throw new AssertionError(problems.sorted());
    }
    return plans;
  }

  /** Returns the plans of a spec, none if it has errors. */
  public static List<AlgorithmPlan> plansDespiteWarnings(byte[] json) {
    return compiler().plan("spec.json", json, PACKAGE, new Problems());
  }

  /** Returns what is wrong with a spec. */
  public static List<Problem> problems(String json) {
    return problems(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns what is wrong with a spec. */
  public static List<Problem> problems(byte[] json) {
    Problems problems = new Problems();
    compiler().plan("spec.json", json, PACKAGE, problems);
    return problems.sorted();
  }

  private static SpecCompiler compiler() {
    try {
      return new SpecCompiler(
          new Surroundings(
              Registries.shipped().names(),
              Set.of("toString", "getRoleArn", "setRoleArn"),
              ShippedLimits.read(),
              "kmeans-mini-batch"::equals,
              CodecClasses.UNSEEN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
