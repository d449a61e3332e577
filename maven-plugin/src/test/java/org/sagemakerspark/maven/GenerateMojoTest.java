package org.sagemakerspark.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateMojoTest {

  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path folder;

  private List<String> classPath =
      Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1));

  @BeforeEach
  void writeASpec() throws Exception {
    spec("birds", 10);
  }

  @Test
  void generatesTheStagesOfEachSpecInThePackageOfItsFolder() throws Exception {
    spec("fish", 10);
    MavenProject project = generate("1");

    assertThat(source("BirdsEstimator"))
        .content()
        .contains("package org.example.seen;")
        .contains("class BirdsEstimator");
    assertThat(source("FishModel")).exists();
    assertThat(resource("META-INF/services/org.apache.spark.ml.Estimator"))
        .content()
        .isEqualTo("org.example.seen.BirdsEstimator\norg.example.seen.FishEstimator\n");
    assertThat(resource("META-INF/services/org.apache.spark.ml.Transformer"))
        .content()
        .isEqualTo("org.example.seen.BirdsModel\norg.example.seen.FishModel\n");
    assertThat(project.getCompileSourceRoots())
        .containsExactly(target("generated-sources/sagemaker-spark").toString());
    assertThat(project.getResources())
        .extracting(Resource::getDirectory)
        .containsExactly(target("generated-resources/sagemaker-spark").toString());
  }

  @Test
  void leavesAloneWhatHasNotChanged() throws Exception {
    generate("1");
    String before = Files.readString(source("BirdsEstimator"));
    // Whoever generates again writes this again.
    Files.writeString(source("BirdsEstimator"), "by hand");

    MavenProject project = generate("1");

    assertThat(source("BirdsEstimator")).hasContent("by hand");
    assertThat(project.getCompileSourceRoots()).hasSize(1);
    generate("2");
    assertThat(source("BirdsEstimator")).hasContent(before);
  }

  @Test
  void seesAChangedSpecAndWritesOnlyWhatIsNew() throws Exception {
    spec("fish", 10);
    generate("1");
    Files.setLastModifiedTime(source("FishEstimator"), LONG_AGO);

    spec("birds", 77);
    generate("1");

    assertThat(source("BirdsEstimator")).content().contains("77");
    assertThat(Files.getLastModifiedTime(source("FishEstimator"))).isEqualTo(LONG_AGO);
  }

  @Test
  void removesWhatNoSpecAsksForAnyMore() throws Exception {
    spec("fish", 10);
    generate("1");

    Files.delete(specFile("fish"));
    generate("1");

    assertThat(source("FishEstimator")).doesNotExist();
    assertThat(resource("META-INF/services/org.apache.spark.ml.Estimator"))
        .hasContent("org.example.seen.BirdsEstimator");
  }

  @Test
  void generatesAgainWhatSomebodyHasDeleted() throws Exception {
    generate("1");
    Files.delete(source("BirdsModel"));
    generate("1");
    assertThat(source("BirdsModel")).exists();
  }

  @Test
  void failsWithThePlaceOfEachErrorAlsoTheSecondTime() throws Exception {
    generate("1");
    Files.writeString(
        specFile("birds"), Files.readString(specFile("birds")).replace("\"int\"", "\"integer\""));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> generate("1"))
          .isInstanceOf(MojoFailureException.class)
          .hasMessageContaining("src/main/specs/org/example/seen/birds.json:")
          .hasMessageContaining("integer");
    }
  }

  @Test
  void refusesASecondSpecOfTheSameClasses() throws Exception {
    Files.copy(specFile("birds"), specFile("again"));
    assertThatThrownBy(() -> generate("1"))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("is generated from src/main/specs/org/example/seen/again.json");
  }

  @Test
  void refusesASpecThatIsInNoPackage() throws Exception {
    Path lost = folder.resolve("src/main/specs/lost.json");
    Files.move(specFile("birds"), lost);
    assertThatThrownBy(() -> generate("1"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining(lost + " must be in the folder of its Java package");
  }

  @Test
  void saysWhatTheGeneratedClassesNeed() {
    classPath = List.of();
    assertThatThrownBy(() -> generate("1"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("org.sagemakerspark:sagemaker-spark-runtime")
        .hasMessageContaining("org.apache.spark:spark-mllib");
  }

  @Test
  void checksSpecsAndWritesNewOnesWithoutAProject() throws Exception {
    NewMojo create = new NewMojo();
    create.algorithm = "trees";
    create.out = folder.resolve("new/org/example/trees.json").toString();
    create.execute();
    CheckMojo check = new CheckMojo();
    check.specs = List.of(folder.resolve("new").toFile());
    check.execute();

    assertThatThrownBy(create::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("is there already");
    Files.writeString(Path.of(create.out), "{");
    assertThatThrownBy(check::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("trees.json:1");
    check.specs = List.of(folder.resolve("none").toFile());
    assertThatThrownBy(check::execute).hasMessageContaining("There is no file");
  }

  private MavenProject generate(String version) throws Exception {
    MavenProject project =
        new MavenProject() {
          @Override
          public List<String> getCompileClasspathElements() {
            return classPath;
          }
        };
    project.setFile(folder.resolve("pom.xml").toFile());
    project.setBuild(new Build());
    project.getBuild().setOutputDirectory(target("classes").toString());
    GenerateMojo goal = new GenerateMojo();
    goal.project = project;
    goal.version = version;
    goal.specs = folder.resolve("src/main/specs").toFile();
    goal.sources = target("generated-sources/sagemaker-spark").toFile();
    goal.resources = target("generated-resources/sagemaker-spark").toFile();
    goal.state = target("sagemaker-spark/specs.sha256").toFile();
    goal.execute();
    return project;
  }

  private Path target(String path) {
    return folder.resolve("target").resolve(path);
  }

  private Path source(String name) {
    return target("generated-sources/sagemaker-spark/org/example/seen/" + name + ".java");
  }

  private Path resource(String name) {
    return target("generated-resources/sagemaker-spark").resolve(name);
  }

  private Path specFile(String algorithm) {
    return folder.resolve("src/main/specs/org/example/seen/" + algorithm + ".json");
  }

  private void spec(String algorithm, int most) throws IOException {
    Files.createDirectories(specFile(algorithm).getParent());
    String camel = Character.toUpperCase(algorithm.charAt(0)) + algorithm.substring(1);
    Files.writeString(
        specFile(algorithm),
        """
        {
          "specVersion": 1,
          "algorithm": "%s",
          "classes": { "estimator": "%sEstimator", "model": "%sModel" },
          "image": { "uri": "123456789012.dkr.ecr.us-east-1.amazonaws.com/%s:1" },
          "training": {
            "contentType": "text/csv",
            "label": "none",
            "channels": [{ "name": "train", "required": true, "distribution": "FullyReplicated" }]
          },
          "hyperparameters": [{ "name": "epochs", "type": "int", "min": 1, "max": %d }],
          "inference": {
            "request": { "serializer": "csv" },
            "response": { "deserializer": "json", "columns": [{ "key": "score", "type": "double" }] }
          }
        }
        """
            .formatted(algorithm, camel, camel, algorithm, most));
  }
}
