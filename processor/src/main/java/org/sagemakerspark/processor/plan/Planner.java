package org.sagemakerspark.processor.plan;

import java.util.List;
import org.sagemakerspark.processor.naming.Names;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ChannelPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ColumnPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.ImagePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.InferencePlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.MetricPlan;
import org.sagemakerspark.processor.plan.AlgorithmPlan.TrainingPlan;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Channel;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Image;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ImageVersion;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Inference;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Metric;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.ResponseColumn;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Training;
import org.sagemakerspark.processor.spec.model.Located;

/** Decides what is generated for a spec that has no problems. */
public final class Planner {
  private Planner() {}

  /** Returns the plan for a spec whose classes go to the given package. */
  public static AlgorithmPlan plan(AlgorithmSpec spec, String javaPackage) {
    return new AlgorithmPlan(
        spec.algorithm().value(),
        spec.title().value(),
        Sentences.ended(spec.doc().value()),
        values(spec.sources()),
        javaPackage,
        spec.classes().estimator().value(),
        spec.classes().model().value(),
        Names.pythonModule(spec.algorithm().value()),
        image(spec.image()),
        training(spec.training()),
        spec.hyperparameters().stream().map(ParamPlanner::plan).toList(),
        inference(spec.inference()));
  }

  private static ImagePlan image(Image image) {
    String version = image.defaultVersion().value();
    List<ImageVersion> versions = image.versions().value();
    String tag =
        versions.stream()
            .filter(each -> each.version().value().equals(version))
            .map(each -> each.tag().value())
            .findFirst()
            .orElseThrow();
    return new ImagePlan(
        image.registry().value(),
        image.repository().value(),
        tag,
        versions.stream().map(each -> each.version().value()).toList());
  }

  private static TrainingPlan training(Training training) {
    List<ChannelPlan> channels =
        training.channels().value().stream().map(Planner::channel).toList();
    return new TrainingPlan(
        training.contentType().value(),
        training.label().value(),
        channels.stream()
            .filter(channel -> channel.name().equals("train"))
            .map(ChannelPlan::distribution)
            .findFirst()
            .orElseThrow(),
        training.inputModes().value().stream().map(mode -> mode.value().word()).toList(),
        channels,
        training.metrics().found().orElse(List.of()).stream().map(Planner::metric).toList());
  }

  private static ChannelPlan channel(Channel channel) {
    return new ChannelPlan(
        channel.name().value(),
        channel.isRequired(),
        channel.distribution().value(),
        Sentences.ended(channel.doc().value()));
  }

  private static MetricPlan metric(Metric metric) {
    return new MetricPlan(
        metric.name().value(), metric.direction().value(), Sentences.ended(metric.doc().value()));
  }

  private static InferencePlan inference(Inference inference) {
    return new InferencePlan(
        inference.serializer().value().word(),
        inference.deserializer().value().word(),
        inference.columns().value().stream().map(Planner::column).toList());
  }

  private static ColumnPlan column(ResponseColumn column) {
    String key = column.key().value();
    String param = column.param().found().orElseGet(() -> Names.columnParam(key));
    String doc = Sentences.ended(column.doc().value());
    return new ColumnPlan(
        key,
        column.type().value(),
        param,
        Names.getter(param),
        Names.setter(param),
        doc,
        "Name of the output column. " + doc,
        column.column().found().orElse(key));
  }

  private static List<String> values(List<Located<String>> texts) {
    return texts.stream().map(Located::value).toList();
  }
}
