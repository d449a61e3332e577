package org.sagemakerspark.processor.spec.validate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Image;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ImageVersion;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Serving;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.report.DidYouMean;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks that the image's registry is known, and its repository and versions make an image URI. */
final class ImageCheck {
  private final Set<String> registries;
  private final Problems problems;

  ImageCheck(Set<String> registries, Problems problems) {
    this.registries = new TreeSet<>(registries);
    this.problems = problems;
  }

  void check(Image image) {
    if (!image.isKnown()) {
      return;
    }
    List<Located<?>> sources = List.of(image.registry(), image.accounts(), image.uri());
    long given = sources.stream().filter(source -> !source.at().equals(image.at())).count();
    if (given != 1) {
      problems.add(SpecMessage.IMAGE_SOURCE, image.at(), given == 0 ? "nowhere" : "twice");
    }
    known(image.registry(), SpecMessage.UNKNOWN_REGISTRY, registries);
    image.accounts().ifPresent(accounts -> accounts.forEach(this::account));
    NameForm.check(image.uri(), Form.IMAGE_URI, "an image", problems);
    NameForm.check(image.repository(), Form.REPOSITORY, "a repository", problems);
    if (image.uri().isPresent()) {
      refuse(image.repository(), "repository");
      refuse(image.versions(), "versions");
      refuse(image.defaultVersion(), "defaultVersion");
      image.serving().ifPresent(serving -> refuse(serving.repository(), "serving"));
    } else if (given == 1) {
      require(image.repository(), "repository", "the name of the repository", image);
      require(image.versions(), "versions", "an object with the tag of each version", image);
      require(image.defaultVersion(), "defaultVersion", "one of the versions", image);
    }
    image.versions().ifPresent(versions -> versions(versions, image.defaultVersion()));
    image.serving().ifPresent(this::serving);
  }

  private void serving(Serving serving) {
    known(serving.registry(), SpecMessage.UNKNOWN_REGISTRY, registries);
    NameForm.check(serving.repository(), Form.REPOSITORY, "a repository", problems);
  }

  private void account(Located<String> region, Located<String> account) {
    NameForm.check(region, Form.REGION, "a region", problems);
    NameForm.check(account, Form.ACCOUNT, "an account", problems);
  }

  private void require(Located<?> field, String name, String what, Image image) {
    if (!field.isPresent() && field.at().equals(image.at())) {
      problems.add(SpecMessage.MISSING_FIELD, image.at(), name, what);
    }
  }

  private void refuse(Located<?> field, String name) {
    if (field.isPresent()) {
      problems.add(
          SpecMessage.FIELD_DOES_NOT_APPLY,
          field.at(),
          name,
          "an image that is given by its URI",
          "images in a registry or in accounts");
    }
  }

  private void versions(List<ImageVersion> versions, Located<String> defaultVersion) {
    for (ImageVersion version : versions) {
      NameForm.check(version.tag(), Form.TAG, "a tag", problems);
      NameForm.check(version.repository(), Form.REPOSITORY, "a repository", problems);
      known(version.registry(), SpecMessage.UNKNOWN_REGISTRY, registries);
      known(version.servingRegistry(), SpecMessage.UNKNOWN_REGISTRY, registries);
    }
    known(
        defaultVersion,
        SpecMessage.UNKNOWN_VERSION,
        versions.stream().map(version -> version.version().value()).toList());
  }

  private void known(
      Located<String> name, SpecMessage message, java.util.Collection<String> allowed) {
    name.ifPresent(
        value -> {
          if (!allowed.contains(value)) {
            problems.add(
                message,
                name.at(),
                value,
                String.join(", ", allowed),
                DidYouMean.among(allowed, value));
          }
        });
  }
}
