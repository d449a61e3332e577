package org.sagemakerspark.processor.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ImagePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.VersionPlan;
import org.sagemakerspark.processor.spec.parse.Registries;

/** Prints the URI of an algorithm's image. */
final class ImageCommand {
  private final PrintStream out;

  ImageCommand(PrintStream out) {
    this.out = out;
  }

  int run(List<String> arguments) throws IOException {
    if (arguments.size() < 2 || arguments.size() > 3) {
      throw new UsageException("image needs an algorithm, a region and maybe a version");
    }
    Registries registries = Registries.shipped();
    ImagePlan image = new SpecFiles(registries).plans(arguments.get(0)).get(0).image();
    if (image.isOfUser()) {
      throw new RefusedException(
          "The library knows no image of "
              + arguments.get(0)
              + "; its stages are given one by trainingImage and one by modelImage");
    }
    String region = arguments.get(1);
    Optional<String> version =
        arguments.size() > 2 ? Optional.of(arguments.get(2)) : Optional.empty();
    out.println(
        image.uri().isPresent()
            ? image.uri().get()
            : uri(registries, image, version(image, version), region));
    return Main.GOOD;
  }

  private static VersionPlan version(ImagePlan image, Optional<String> version) {
    if (version.isEmpty()) {
      return image.versions().get(0);
    }
    return image.versions().stream()
        .filter(each -> each.version().equals(version.get()))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "There is no version '"
                        + version.get()
                        + "'; there are "
                        + image.versions().stream()
                            .map(VersionPlan::version)
                            .collect(Collectors.joining(", "))));
  }

  private static String uri(
      Registries registries, ImagePlan image, VersionPlan version, String region) {
    Optional<String> account =
        version.registry().isPresent()
            ? registries.account(version.registry().get(), region)
            : Optional.ofNullable(image.accounts().get(region));
    return account
        .flatMap(found -> registries.uri(found, region, version.repository(), version.tag()))
        .orElseThrow(
            () -> {
              SortedSet<String> known =
                  version
                      .registry()
                      .map(registries::regions)
                      .orElse(new TreeSet<>(image.accounts().keySet()));
              return new RefusedException(
                  "There is no image "
                      + version.repository()
                      + ":"
                      + version.tag()
                      + " in region '"
                      + region
                      + "'; the nearest regions that have it are "
                      + Registries.nearest(region, known));
            });
  }
}
