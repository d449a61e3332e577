package org.sagemakerspark.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the jar that is given to {@code spark-submit --jars} holds, and what it must not. */
class BundleTest {

  private static final Path JAR = Path.of(System.getProperty("bundle"));
  private static final String SHADED = "org/sagemakerspark/shaded/";

  /** As the relocations in the module's pom.xml. */
  private static final List<String> RENAMED =
      List.of(
          "com.amazonaws",
          "com.amazon.ion",
          "software.amazon.ion",
          "com.netflix",
          "org.joda",
          "org.apache.http",
          "mozilla");

  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(?:[a-z_][a-z0-9_]*\\.)+[A-Z][A-Za-z0-9_$]*");

  @Test
  void holdsNoClassOutsideItsOwnPackage() throws IOException {
    assertThat(names())
        .filteredOn(name -> name.endsWith(".class"))
        .hasSizeGreaterThan(1000)
        .allMatch(name -> name.startsWith("org/sagemakerspark/"));
  }

  @Test
  void holdsNothingElseThatOthersMightFindByItsName() throws IOException {
    assertThat(names())
        .filteredOn(name -> !name.endsWith("/"))
        .allMatch(
            name ->
                name.startsWith("org/sagemakerspark/")
                    || name.startsWith("META-INF/services/")
                    || name.matches("META-INF/(MANIFEST\\.MF|LICENSE|NOTICE|THIRD-PARTY\\.txt)")
                    || name.matches("sagemakerspark/(algorithms/)?[a-z0-9_]+\\.py"));
  }

  @Test
  void holdsTheWholePythonPackage() throws IOException {
    assertThat(names())
        .contains(
            "sagemakerspark/__init__.py",
            "sagemakerspark/algorithms/__init__.py",
            "sagemakerspark/algorithms/kmeans.py");
  }

  @Test
  void namesOnlyClassesThatItHolds() throws IOException {
    for (String service : services()) {
      for (String provider : text(service).lines().toList()) {
        assertThat(names()).as(service).contains(provider.trim().replace('.', '/') + ".class");
      }
    }
  }

  @Test
  void namesNoClassOfItsLibrariesByItsOldName() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (String resource : texts()) {
      Matcher name = CLASS_NAME.matcher(text(resource));
      while (name.find()) {
        if (isOurs(name.group()) && !names().contains(name.group().replace('.', '/') + ".class")) {
          missing.add(resource + " names " + name.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void hasTheHandlersOfTheAwsSdkByTheirNewNames() throws IOException {
    for (String service : List.of("logs", "s3", "sagemaker", "sagemakerruntime", "securitytoken")) {
      for (String kind : List.of("request.handlers", "request.handler2s")) {
        String resource = "com/amazonaws/services/" + service + "/" + kind;
        try (InputStream original = getClass().getClassLoader().getResourceAsStream(resource)) {
          if (original == null) {
            assertThat(names()).doesNotContain(SHADED + resource);
          } else {
            assertThat(text(SHADED + resource).strip())
                .isEqualTo(
                    new String(original.readAllBytes(), StandardCharsets.UTF_8)
                        .replaceAll("(?m)^(?=com\\.)", SHADED.replace('/', '.'))
                        .strip());
          }
        }
      }
    }
  }

  @Test
  void registersServicesOfSparkAndOfItselfOnly() throws IOException {
    assertThat(services())
        .contains(
            "META-INF/services/org.apache.spark.ml.Estimator",
            "META-INF/services/org.apache.spark.ml.Transformer",
            "META-INF/services/org.apache.spark.sql.sources.DataSourceRegister")
        .allMatch(
            name ->
                name.startsWith("META-INF/services/org.apache.spark.")
                    || name.startsWith("META-INF/services/org.sagemakerspark."));
  }

  @Test
  void registersTheGeneratedStagesAndThoseForAnyImage() throws IOException {
    assertThat(text("META-INF/services/org.apache.spark.ml.Estimator"))
        .contains("SageMakerEstimator", "KMeans", "XGBoost");
  }

  @Test
  void keepsTheLicences() throws IOException {
    assertThat(names()).contains("META-INF/LICENSE", "META-INF/NOTICE");
    assertThat(text("META-INF/NOTICE")).contains("SageMaker Spark", "Joda", "HttpClient");
  }

  @Test
  void listsWhatOthersWroteWithItsLicence() throws IOException {
    assertThat(text("META-INF/THIRD-PARTY.txt").lines().map(String::strip))
        .filteredOn(line -> line.startsWith("("))
        .hasSizeGreaterThan(10)
        .anyMatch(
            line -> line.matches("\\(Apache-2\\.0\\).* \\(com\\.amazonaws:aws-java-sdk-core:.*"))
        .anyMatch(line -> line.contains("joda-time:joda-time:"))
        .noneMatch(line -> line.contains("org.sagemakerspark") || line.startsWith("(Unknown"));
  }

  @Test
  void readsTheSettingsOfTheLibraryThatCameBefore() throws IOException {
    String keys;
    try (JarFile jar = new JarFile(JAR.toFile());
        InputStream in =
            jar.getInputStream(jar.getEntry("org/sagemakerspark/aws/SessionKeys.class"))) {
      keys = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    assertThat(keys)
        .contains("com.amazonaws.services.sagemaker.sparksdk.sagemakerrole")
        .doesNotContain("shaded");
  }

  @Test
  void isSmallerThanTwentyMegabytes() throws IOException {
    assertThat(Files.size(JAR)).isLessThan(20L << 20);
  }

  /** A name of the package that is renamed, old or new, or of the library itself. */
  private static boolean isOurs(String name) {
    return name.startsWith("org.sagemakerspark.")
        || RENAMED.stream().anyMatch(each -> name.startsWith(each + "."));
  }

  /** What may name a class; the Python package does so in its documentation. */
  private static List<String> texts() throws IOException {
    return names().stream()
        .filter(
            name ->
                !name.endsWith("/")
                    && !name.endsWith(".class")
                    && !name.endsWith(".py")
                    && !name.contains("/joda/time/tz/data/"))
        .toList();
  }

  private static List<String> services() throws IOException {
    return names().stream()
        .filter(name -> name.startsWith("META-INF/services/") && !name.endsWith("/"))
        .toList();
  }

  private static List<String> names() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().map(JarEntry::getName).toList();
    }
  }

  private static String text(String name) throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile());
        InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
