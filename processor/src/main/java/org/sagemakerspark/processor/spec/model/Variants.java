package org.sagemakerspark.processor.spec.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Alternative;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Channel;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Inference;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Metric;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Removed;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Response;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ResponseColumn;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Rule;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Training;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Variant;

/** Takes a spec with variants apart. */
public final class Variants {
  private Variants() {}

  /** Returns one spec a variant, of which none has variants; a spec without them as it is. */
  public static List<AlgorithmSpec> of(AlgorithmSpec spec) {
    return spec.variants()
        .found()
        .map(list -> list.stream().map(variant -> resolved(spec, variant)).toList())
        .orElse(List.of(spec));
  }

  /** Returns the variants' names as they are, those that are wrong too. */
  public static List<String> names(AlgorithmSpec spec) {
    return spec.variants().found().orElse(List.of()).stream()
        .flatMap(variant -> variant.name().found().stream())
        .toList();
  }

  private static AlgorithmSpec resolved(AlgorithmSpec spec, Variant variant) {
    Map<Located<String>, Located<String>> fixed = new LinkedHashMap<>(spec.fixed());
    fixed.putAll(variant.fixed());
    return new AlgorithmSpec(
        spec.version(),
        spec.algorithm(),
        variant.title().isPresent() ? variant.title() : spec.title(),
        variant.doc().isPresent() ? variant.doc() : spec.doc(),
        spec.sources(),
        spec.example(),
        Located.of(variant.classes(), spec.classes().at()),
        new Located<>(Optional.of(List.of(variant)), spec.variants().at()),
        spec.image(),
        training(spec.training(), variant),
        kept(spec.inputs(), Input::variants, variant),
        kept(spec.hyperparameters(), HyperParameter::variants, variant),
        fixed,
        kept(spec.rules(), Rule::variants, variant),
        kept(spec.removed(), Removed::variants, variant),
        inference(spec.inference(), variant),
        spec.at());
  }

  private static Training training(Training training, Variant variant) {
    return new Training(
        training.contentType(),
        training.format(),
        training.formatOptions(),
        variant.label().isPresent() ? variant.label() : training.label(),
        variant.labels().isPresent() ? variant.labels() : training.labels(),
        training.inputModes(),
        training.instanceType(),
        training.maxInstances(),
        kept(training.channels(), Channel::variants, variant),
        training.formats(),
        training.weights(),
        training.groups(),
        training.multiPart(),
        training.missing(),
        training.oneFile(),
        training.sendDefaults(),
        training.environment(),
        kept(training.metrics(), Metric::variants, variant));
  }

  private static Inference inference(Inference inference, Variant variant) {
    Response response = inference.response();
    return new Inference(
        inference.usual(),
        inference.alternatives(),
        kept(inference.parameters(), HyperParameter::variants, variant),
        inference.formats(),
        inference.maxRecords(),
        inference.maxBytes(),
        inference.instanceType(),
        inference.environment(),
        inference.nativeScoring(),
        new Response(
            response.answers(),
            response.options(),
            response.formats(),
            kept(response.columns(), ResponseColumn::variants, variant),
            response.alternatives().stream()
                .map(
                    each ->
                        new Alternative(
                            each.trainedSo(),
                            kept(each.columns(), ResponseColumn::variants, variant)))
                .toList()),
        inference.isThere());
  }

  private static <T> Located<List<T>> kept(
      Located<List<T>> all, Function<T, Located<List<Located<String>>>> variants, Variant variant) {
    return all.map(list -> kept(list, variants, variant));
  }

  /** Returns what is for all variants, or for this one. */
  private static <T> List<T> kept(
      List<T> all, Function<T, Located<List<Located<String>>>> variants, Variant variant) {
    return all.stream().filter(each -> isIn(variants.apply(each), variant)).toList();
  }

  private static boolean isIn(Located<List<Located<String>>> variants, Variant variant) {
    return !variants.isPresent()
        || variants.value().stream().anyMatch(name -> name.found().equals(variant.name().found()));
  }
}
