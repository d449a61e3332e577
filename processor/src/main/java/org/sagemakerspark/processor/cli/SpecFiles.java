package org.sagemakerspark.processor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sagemakerspark.processor.RuntimeMethods;
import org.sagemakerspark.processor.SpecCompiler;
import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.spec.model.StageLimits;
import org.sagemakerspark.processor.spec.parse.Delivered;
import org.sagemakerspark.processor.spec.parse.Registries;
import org.sagemakerspark.processor.spec.parse.ShippedLimits;
import org.sagemakerspark.processor.spec.parse.SpecReader;
import org.sagemakerspark.processor.spec.report.Problem;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.validate.CodecClasses;
import org.sagemakerspark.processor.spec.validate.Surroundings;

/** Reads specs of files, and those that are shipped. */
final class SpecFiles {
  private static final String PACKAGE = "org.example";
  private static final String FOLDER = "/org/sagemakerspark/specs/";

  private final SpecCompiler own;
  private final SpecCompiler delivered;

  SpecFiles(Registries registries) throws IOException {
    // Without the runtime, the compiler tells of names that stages inherit.
    Set<String> inherited = RuntimeMethods.names(SpecFiles.class.getClassLoader()).orElse(Set.of());
    StageLimits limits = ShippedLimits.read();
    this.own =
        new SpecCompiler(
            new Surroundings(
                registries.names(), inherited, limits, Delivered::has, CodecClasses.UNSEEN));
    this.delivered =
        new SpecCompiler(
            new Surroundings(
                registries.names(), inherited, limits, page -> false, CodecClasses.UNSEEN));
  }

  /** Returns the plans of a spec, and adds what is wrong with it. */
  List<AlgorithmPlan> plans(Path file, Problems problems) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(
          file + " is a folder; name the specs in it, such as " + file + "/*.json");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      // A byte more than is read, so that a larger file is refused without being read.
      byte[] json = stream.readNBytes(SpecReader.MAX_BYTES + 1);
      boolean isDelivered = file.toAbsolutePath().getParent().endsWith(FOLDER.substring(1));
      return isDelivered
          ? delivered.plan(file.toString(), json, PACKAGE, problems)
          : plans(file.toString(), json, problems);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new IOException("There is no file " + file, e);
    }
  }

  /** Returns the plans of a spec of a user's own, and adds what is wrong with it. */
  List<AlgorithmPlan> plans(String name, byte[] json, Problems problems) {
    return own.plan(name, json, PACKAGE, problems);
  }

  /**
   * Returns the plans of an algorithm that is shipped, or of a file.
   *
   * @throws RefusedException if there is none, or the spec has errors
   */
  List<AlgorithmPlan> plans(String algorithm) throws IOException {
    Problems problems = new Problems();
    List<AlgorithmPlan> plans = List.of();
    Optional<byte[]> shipped = shipped(algorithm);
    if (shipped.isPresent()) {
      plans = delivered.plan(algorithm + ".json", shipped.get(), PACKAGE, problems);
    } else if (Files.isRegularFile(Path.of(algorithm))) {
      plans = plans(Path.of(algorithm), problems);
    } else {
      throw new RefusedException(
          "There is no algorithm '"
              + algorithm
              + "'; give the path of a spec, or the name of one that is shipped, such as kmeans");
    }
    if (plans.isEmpty()) {
      throw new RefusedException(
          problems.sorted().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    return plans;
  }

  private static Optional<byte[]> shipped(String algorithm) throws IOException {
    if (!Form.ALGORITHM.fits(algorithm)) {
      return Optional.empty();
    }
    try (InputStream json = SpecFiles.class.getResourceAsStream(FOLDER + algorithm + ".json")) {
      return json == null ? Optional.empty() : Optional.of(json.readAllBytes());
    }
  }
}
