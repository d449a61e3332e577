package org.sagemakerspark.processor.apt;

import java.util.List;
import java.util.function.UnaryOperator;
import org.sagemakerspark.processor.Specs;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Compilations with one mistake that is not inside a spec. */
public final class BrokenCompilations {
  /** Asks for the stages of a spec, whose path takes the place of {@code %s}. */
  public static final String ANNOTATION =
      "@org.sagemakerspark.annotation.SageMakerAlgorithm(\"%s\")";

  private static final String TINY = "specs/minimal.json";
  private static final String BARE_ANNOTATION =
      "package org.sagemakerspark.annotation; public @interface SageMakerAlgorithm {"
          + " String value(); }";

  /** A class that makes requests. */
  public static final String OWN =
      "public class Own implements org.sagemakerspark.codec.RequestRowSerializer {"
          + " private static final long serialVersionUID = 1L; public Own() {}"
          + " @Override public String contentType() { return \"text/x-own\"; }"
          + " @Override public org.sagemakerspark.codec.RowEncoder<org.apache.spark.sql.Row> bind("
          + "org.apache.spark.sql.types.StructType schema, String owner) { return null; } }";

  private BrokenCompilations() {}

  /**
   * One mistake.
   *
   * @param says a part of what the error must say
   * @param path the path in the annotation, which the error must point at
   * @param around adds the mistake to the compilation
   */
  public record Case(
      SpecMessage message, String says, String path, UnaryOperator<Compilation> around) {
    @Override
    public String toString() {
      return message.id() + ": " + says;
    }
  }

  /** Returns the messages that these compilations cause. */
  public static List<SpecMessage> messages() {
    return all().stream().map(Case::message).toList();
  }

  /** Returns the compilations. */
  public static List<Case> all() {
    return List.of(
        new Case(
            SpecMessage.SPEC_NOT_FOUND, "no spec \"specs/none.json\"", "specs/none.json", c -> c),
        invalid("../specs/minimal.json"),
        invalid("/specs/minimal.json"),
        invalid("specs//minimal.json"),
        invalid("specs\\minimal.json"),
        invalid("file:specs/minimal.json"),
        invalid(""),
        new Case(
            SpecMessage.SPEC_UNREADABLE,
            "\"specs/damaged.json\" cannot be read: disk error",
            "specs/damaged.json",
            c -> c.unreadable("specs/damaged.json")),
        new Case(
            SpecMessage.RUNTIME_MISSING,
            "sagemaker-spark-runtime",
            TINY,
            c ->
                c.withoutLibraries()
                    .resource(TINY, "{}")
                    .source(
                        "org/sagemakerspark/annotation/SageMakerAlgorithm.java", BARE_ANNOTATION)),
        new Case(
            SpecMessage.OUTPUT_TAKEN,
            "org.example.TinyModel cannot be generated: this compilation has it from elsewhere",
            TINY,
            c -> c.source("org/example/TinyModel.java", "package org.example; class TinyModel {}")),
        new Case(
            SpecMessage.OUTPUT_FAILED,
            "META-INF/sagemaker-spark/docs/tiny.md cannot be written",
            TINY,
            c -> c.resource("META-INF/sagemaker-spark", "A file, where a folder is needed.")),
        codec(
            "The class org.example.Own cannot be used: it does not implement"
                + " org.sagemakerspark.codec.RequestRowSerializer",
            "public class Own {}"),
        codec(
            "it is not public, or abstract",
            "public abstract class Own implements org.sagemakerspark.codec.RequestRowSerializer {}"),
        codec(
            "it has no such constructor",
            OWN.replace("public Own() {}", "public Own(int size) {}")));
  }

  /** Makes a case whose spec names a class as its serializer. */
  private static Case codec(String says, String source) {
    return new Case(
        SpecMessage.BAD_CODEC,
        says,
        "own/codec.json",
        c ->
            c.resource("own/codec.json", withSerializer("org.example.Own"))
                .source("org/example/Own.java", "package org.example; " + source));
  }

  /** Returns the small spec, whose requests a class makes. */
  public static String withSerializer(String name) {
    return Specs.text(TINY)
        .replace("\"specVersion\": 1", "\"specVersion\": 2")
        .replace("\"serializer\": \"recordio-protobuf\"", "\"serializer\": \"" + name + "\"");
  }

  private static Case invalid(String path) {
    return new Case(
        SpecMessage.SPEC_PATH_INVALID, "\"" + path + "\" is no resource path", path, c -> c);
  }
}
