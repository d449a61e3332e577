package org.sagemakerspark.algorithms.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagemakerspark.processor.Specs;

/** Stages that one version of a spec has made are read by the classes of another. */
class EvolutionTest {
  private static final String ESTIMATOR = "org.example.TinyEstimator";
  private static final String MODEL = "org.example.TinyModel";
  private static final String SIZE = "\"name\": \"size\"";
  private static final String MODE =
      "{ \"name\": \"mode\", \"type\": \"enum\", \"values\": [\"fast\", \"exact\"],"
          + " \"default\": \"fast\", \"doc\": \"How.\" }";

  private static SparkSession spark;
  private final String first = Specs.text(Specs.MINIMAL);
  private final ClassLoader usual = Thread.currentThread().getContextClassLoader();
  private final Path folder;
  private final String path;

  EvolutionTest(@TempDir Path folder) {
    this.folder = folder;
    this.path = folder.resolve("stage").toUri().toString();
  }

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void readsAParamByItsFormerName() throws Exception {
    save(set(stage(first, ESTIMATOR), "size", 7));

    PipelineStage loaded = load(renamed(), ESTIMATOR);

    assertThat(loaded.getOrDefault(loaded.getParam("amount"))).isEqualTo(7);
    assertThat(loaded.isSet(loaded.getParam("amount"))).isTrue();
  }

  @Test
  void readsTheParamOfAColumnByItsFormerName() throws Exception {
    save(set(stage(first, MODEL), "scoreCol", "mine"));
    String later =
        first.replace(
            "\"key\": \"score\"",
            "\"key\": \"score\", \"param\": \"resultCol\", \"formerly\": [\"scoreCol\"]");

    PipelineStage loaded = load(later, MODEL);

    assertThat(loaded.getOrDefault(loaded.getParam("resultCol"))).isEqualTo("mine");
  }

  @Test
  void passesOverAParamThatIsGone() throws Exception {
    save(set(set(stage(first, ESTIMATOR), "mode", "exact"), "size", 7));

    PipelineStage loaded =
        load(withoutMode("\"removed\": [{ \"param\": \"mode\", \"doc\": \"-\" }],"), ESTIMATOR);

    assertThat(loaded.hasParam("mode")).isFalse();
    assertThat(loaded.getOrDefault(loaded.getParam("size"))).isEqualTo(7);
  }

  @Test
  void passesOverAParamThatNobodyHasSetWhateverTheSpecSays() throws Exception {
    save(stage(first, ESTIMATOR));

    assertThat(load(withoutMode(""), ESTIMATOR).hasParam("mode")).isFalse();
  }

  @Test
  void namesClassPathParamAndRemedyOtherwise() throws Exception {
    PipelineStage stage = set(stage(first, ESTIMATOR), "mode", "exact");
    save(stage);

    assertThatThrownBy(() -> load(withoutMode(""), ESTIMATOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(stage.uid() + " at " + path)
        .hasMessageContaining("another version of " + ESTIMATOR)
        .hasMessageContaining("its Param mode is not there any more, or not yet")
        .hasMessageContaining("name mode in \"formerly\"")
        .hasMessageContaining("or in \"removed\"")
        .hasMessageNotContaining("exact");
  }

  @Test
  void readsWhatALaterVersionHasSavedAsFarAsItIsUnderstood() throws Exception {
    String later =
        first.replace(
            MODE,
            MODE + ", { \"name\": \"more\", \"type\": \"int\", \"default\": 1, \"doc\": \"x\" }");
    save(set(stage(later, ESTIMATOR), "size", 7));

    assertThat(load(first, ESTIMATOR).hasParam("more")).isFalse();

    save(set(stage(later, ESTIMATOR), "more", 2));
    assertThatThrownBy(() -> load(first, ESTIMATOR)).hasMessageContaining("its Param more");
  }

  @Test
  void refusesAValueThatIsNotAllowedAnyMore() throws Exception {
    save(set(stage(first, ESTIMATOR), "size", 9));

    assertThatThrownBy(() -> load(first.replace("\"max\": 9", "\"max\": 8"), ESTIMATOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("its Param size does not take its value any more")
        .hasMessageContaining("Range: from 1 to 8");
  }

  @Test
  void takesTheNewDefaultWhereTheOldOneIsNotAllowedAnyMore() throws Exception {
    save(stage(first, ESTIMATOR));

    PipelineStage loaded =
        load(first.replace("\"max\": 9, \"default\": 5", "\"max\": 4, \"default\": 3"), ESTIMATOR);

    assertThat(loaded.getOrDefault(loaded.getParam("size"))).isEqualTo(3);
  }

  @Test
  void readsANumberThatMayBeAWordNow() throws Exception {
    save(set(stage(first, ESTIMATOR), "size", 7));

    PipelineStage loaded =
        load(first.replace("\"max\": 9,", "\"max\": 9, \"words\": [\"auto\"],"), ESTIMATOR);

    assertThat(loaded.getOrDefault(loaded.getParam("size"))).isEqualTo("7");
  }

  @Test
  void readsThemInPipelinesToo() throws Exception {
    new Pipeline()
        .setStages(new PipelineStage[] {set(stage(first, ESTIMATOR), "size", 7)})
        .write()
        .overwrite()
        .save(path);
    ClassLoader later = classes(renamed());
    try {
      Thread.currentThread().setContextClassLoader(later);
      PipelineStage loaded = Pipeline.load(path).getStages()[0];

      assertThat(loaded.getOrDefault(loaded.getParam("amount"))).isEqualTo(7);
    } finally {
      Thread.currentThread().setContextClassLoader(usual);
    }
  }

  private String renamed() {
    return first.replace(SIZE, "\"name\": \"amount\", \"formerly\": [\"size\"]");
  }

  private String withoutMode(String more) {
    return first
        .replace("5, \"doc\": \"How large.\" },", "5, \"doc\": \"How large.\" }")
        .replace(MODE, "")
        .replace("\"inference\": {", more + " \"inference\": {");
  }

  private ClassLoader classes(String json) throws Exception {
    return GeneratedClasses.of(Specs.plans("spec.json", json), folder);
  }

  private PipelineStage stage(String json, String name) throws Exception {
    return (PipelineStage) classes(json).loadClass(name).getConstructor().newInstance();
  }

  private static PipelineStage set(PipelineStage stage, String param, Object value) {
    Param<Object> held = stage.getParam(param);
    return (PipelineStage) stage.set(held, value);
  }

  private void save(PipelineStage stage) throws Exception {
    ((MLWritable) stage).write().overwrite().save(path);
  }

  private PipelineStage load(String json, String name) throws Exception {
    try {
      return (PipelineStage)
          classes(json).loadClass(name).getMethod("load", String.class).invoke(null, path);
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }
}
