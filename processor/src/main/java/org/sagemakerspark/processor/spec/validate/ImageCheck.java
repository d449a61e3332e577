package org.sagemakerspark.processor.spec.validate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Image;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ImageVersion;
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
    known(image.registry(), SpecMessage.UNKNOWN_REGISTRY, registries);
    form(image.repository(), Form.REPOSITORY, "a repository");
    image.versions().ifPresent(versions -> versions(versions, image.defaultVersion()));
  }

  private void versions(List<ImageVersion> versions, Located<String> defaultVersion) {
    versions.forEach(version -> form(version.tag(), Form.TAG, "a tag"));
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

  private void form(Located<String> name, Form form, String what) {
    name.ifPresent(
        value -> {
          if (!form.fits(value)) {
            problems.add(
                SpecMessage.BAD_NAME,
                name.at(),
                value,
                what,
                form.description(),
                "Correct the name.");
          }
        });
  }
}
