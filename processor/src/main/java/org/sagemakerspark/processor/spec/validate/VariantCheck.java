package org.sagemakerspark.processor.spec.validate;

import java.util.List;
import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Variant;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.model.Variants;
import org.sagemakerspark.processor.spec.report.DidYouMean;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks that there are classes or variants, and that whatever names a variant names one. */
final class VariantCheck {
  private final Problems problems;

  VariantCheck(Problems problems) {
    this.problems = problems;
  }

  void check(AlgorithmSpec spec) {
    boolean hasVariants = !spec.variants().at().equals(spec.at());
    boolean hasClasses = !spec.classes().at().equals(spec.at());
    if (hasClasses == hasVariants) {
      problems.add(
          SpecMessage.CLASSES_OR_VARIANTS,
          hasVariants ? spec.variants().at() : spec.at(),
          hasVariants ? "both" : "neither");
    }
    spec.variants().ifPresent(this::names);
    List<String> known = Variants.names(spec);
    spec.hyperparameters().forEach(each -> references(each.variants(), known));
    spec.rules().forEach(each -> references(each.variants(), known));
    spec.removed().forEach(each -> references(each.variants(), known));
    spec.inputs().ifPresent(list -> list.forEach(each -> references(each.variants(), known)));
    spec.inference()
        .parameters()
        .ifPresent(list -> list.forEach(each -> references(each.variants(), known)));
    spec.training()
        .channels()
        .ifPresent(list -> list.forEach(each -> references(each.variants(), known)));
    spec.training()
        .metrics()
        .ifPresent(metrics -> metrics.forEach(each -> references(each.variants(), known)));
    spec.inference()
        .response()
        .alternatives()
        .forEach(
            alternative ->
                alternative
                    .columns()
                    .ifPresent(list -> list.forEach(each -> references(each.variants(), known))));
    spec.inference()
        .response()
        .columns()
        .ifPresent(columns -> columns.forEach(each -> references(each.variants(), known)));
  }

  private void names(List<Variant> variants) {
    UniqueNames names = new UniqueNames("another variant", "Rename one of them.", problems);
    UniqueNames classes = new UniqueNames("another class", "Rename one of them.", problems);
    for (Variant variant : variants) {
      names.add(variant.name());
      classes.add(variant.classes().estimator());
      if (!variant.classes().model().found().equals(variant.classes().estimator().found())) {
        classes.add(variant.classes().model());
      }
      NameForm.check(variant.name(), Form.ALGORITHM, "a variant", problems);
    }
  }

  private void references(Located<List<Located<String>>> names, List<String> known) {
    names.ifPresent(
        list -> {
          for (Located<String> name : list) {
            if (!known.contains(name.value())) {
              problems.add(
                  SpecMessage.UNKNOWN_VARIANT,
                  name.at(),
                  name.value(),
                  known.isEmpty() ? "none" : String.join(", ", known),
                  DidYouMean.among(known, name.value()));
            }
          }
        });
  }
}
