package org.sagemakerspark.processor.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ImagePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.InferencePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.TrainingPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.VersionPlan;
import org.sagemakerspark.processor.spec.parse.Delivered;
import org.sagemakerspark.processor.spec.parse.EmbeddedImages;
import org.sagemakerspark.processor.spec.parse.Registries;

/** Lists the algorithms of the library: their stages, formats, regions, and what trains here. */
final class ListCommand {
  private final PrintStream out;

  ListCommand(PrintStream out) {
    this.out = out;
  }

  int run(List<String> arguments) throws IOException {
    if (!arguments.isEmpty()) {
      throw new UsageException("spec list takes no arguments");
    }
    Registries registries = Registries.shipped();
    SpecFiles files = new SpecFiles(registries);
    EmbeddedImages images =
        EmbeddedImages.found()
            .orElseThrow(
                () -> new RefusedException("The embedded SageMaker is not on the class path"));
    Table table =
        new Table(
            "ALGORITHM",
            "ESTIMATOR",
            "MODEL",
            "TRAINS ON",
            "IS SENT",
            "ANSWERS",
            "REGIONS",
            "EMBEDDED IMAGE");
    int algorithms = 0;
    int stages = 0;
    int hyperParameters = 0;
    int trained = 0;
    for (String algorithm : Delivered.algorithms()) {
      List<AlgorithmPlan> plans = files.plans(algorithm);
      String repository = repository(plans.get(0), algorithm);
      for (AlgorithmPlan plan : plans) {
        InferencePlan inference = plan.inference();
        table.add(
            algorithm,
            plan.estimatorClass(),
            plan.modelClass(),
            format(plan.training()),
            inference.serializer(),
            inference.deserializer(),
            plan.image().versions().isEmpty()
                ? "yours"
                : Integer.toString(regions(registries, plan.image())),
            images.trains(repository) ? "trains" : images.has(repository) ? "checks" : "none");
      }
      algorithms++;
      stages += 2 * plans.size();
      hyperParameters += names(plans).size();
      trained += images.trains(repository) ? 1 : 0;
    }
    table.print(out);
    out.println();
    out.println(
        String.format(
            Locale.ROOT,
            "{\"algorithms\":%d,\"stages\":%d,\"hyperparameters\":%d,\"images_that_train\":%d}",
            algorithms,
            stages,
            hyperParameters,
            trained));
    return Main.GOOD;
  }

  /** Names the image: a user who brings it will mostly call it as the algorithm is called. */
  private static String repository(AlgorithmPlan plan, String algorithm) {
    return plan.image().versions().stream()
        .findFirst()
        .map(VersionPlan::repository)
        .orElse(algorithm);
  }

  private static String format(TrainingPlan training) {
    return training.format().orElse(training.contentType());
  }

  private static int regions(Registries registries, ImagePlan image) {
    return image.versions().stream()
        .findFirst()
        .flatMap(VersionPlan::registry)
        .map(name -> registries.regions(name).size())
        .orElse(image.accounts().size());
  }

  /** Returns the names of the hyperparameters of all variants, each once. */
  private static Set<String> names(List<AlgorithmPlan> plans) {
    Set<String> names = new HashSet<>();
    for (AlgorithmPlan plan : plans) {
      plan.params().forEach(param -> names.add(param.wireName()));
      plan.fixed().forEach(fixed -> names.add(fixed.wireName()));
    }
    return names;
  }
}
