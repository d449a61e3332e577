package org.sagemakerspark.processor.apt;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.sagemakerspark.processor.SpecCompiler;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.naming.RuntimeNames;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.plan.PlanJson;
import org.sagemakerspark.processor.spec.model.StageLimits;
import org.sagemakerspark.processor.spec.parse.Delivered;
import org.sagemakerspark.processor.spec.parse.Registries;
import org.sagemakerspark.processor.spec.parse.ShippedLimits;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;
import org.sagemakerspark.processor.spec.validate.Surroundings;

/**
 * Generates the stages of each algorithm that a {@code SageMakerAlgorithm} annotation asks for: the
 * estimator and the model in Java, their registration as services, the PySpark wrapper and the
 * reference page.
 *
 * <p>With the option {@code -Asagemakerspark.plan=true} the plan is written too, as {@code
 * META-INF/sagemaker-spark/plan/ALGORITHM.json}. With {@code -Asagemakerspark.specs=FOLDER} specs
 * are looked for in that folder first.
 */
@AutoService(Processor.class)
public final class SageMakerAlgorithmProcessor extends AbstractProcessor {
  /** Where the library's own specs are. */
  private static final String LIBRARY = "org/sagemakerspark/specs/";

  private static final String GENERATED = "javax.annotation.processing.Generated";
  private static final String PLAN_OPTION = "sagemakerspark.plan";
  private static final String SPECS_OPTION = "sagemakerspark.specs";
  private static final String PLAN_FOLDER = "META-INF/sagemaker-spark/plan/";

  private final ServiceFile estimators = new ServiceFile(RuntimeNames.ESTIMATOR_SERVICE);
  private final ServiceFile transformers = new ServiceFile(RuntimeNames.TRANSFORMER_SERVICE);
  private final Map<String, String> specByOutput = new HashMap<>();
  private Reporter reporter;
  private SpecFinder specs;
  private Output output;

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    // The last one is in what is generated.
    return Set.of(RuntimeNames.ANNOTATION, RuntimeNames.ANNOTATIONS, GENERATED);
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(PLAN_OPTION, SPECS_OPTION);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    reporter = new Reporter(environment);
    specs =
        new SpecFinder(
            environment.getFiler(),
            Optional.ofNullable(environment.getOptions().get(SPECS_OPTION)).map(Path::of));
    output = new Output(environment.getFiler());
  }

  /** Claims its annotations: -Xlint:processing warns of those that nobody claims. */
  @Override
  @SuppressWarnings("DoNotClaimAnnotations")
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (round.processingOver()) {
      if (!round.errorRaised()) {
        register();
      }
    }
    for (Trigger trigger : new Triggers(processingEnv.getElementUtils()).in(annotations, round)) {
      try {
        generate(trigger);
      } catch (RuntimeException e) {
        reporter.failure(trigger, e);
      }
    }
    return true;
  }

  private void generate(Trigger trigger) {
    Problems outside = new Problems();
    Optional<Surroundings> surroundings = surroundings(trigger, outside);
    Optional<byte[]> json = read(trigger, outside);
    if (!outside.isEmpty()) {
      reporter.withSpec(trigger, outside);
      return;
    }
    Problems inside = new Problems();
    List<AlgorithmPlan> plans =
        new SpecCompiler(surroundings.orElseThrow())
            .plan(trigger.specFile(), json.orElseThrow(), trigger.javaPackage(), inside);
    reporter.inSpec(trigger, inside);
    plans.forEach(plan -> write(trigger, plan));
  }

  private Optional<Surroundings> surroundings(Trigger trigger, Problems problems) {
    try {
      Set<String> registries = Registries.shipped().names();
      Optional<Set<String>> inherited = InheritedMethods.names(processingEnv.getElementUtils());
      if (inherited.isEmpty()) {
        problems.add(SpecMessage.RUNTIME_MISSING, trigger.specPlace());
      }
      StageLimits limits = ShippedLimits.read();
      return inherited.map(
          methods ->
              new Surroundings(
                  registries,
                  methods,
                  limits,
                  trigger.specPath().startsWith(LIBRARY) ? page -> false : Delivered::has,
                  new CompiledCodecs(processingEnv)));
    } catch (IOException e) {
      problems.add(
          SpecMessage.SPEC_UNREADABLE, trigger.specPlace(), "registries.json", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<byte[]> read(Trigger trigger, Problems problems) {
    String path = trigger.specPath();
    if (!SpecFinder.isResourcePath(path)) {
      problems.add(SpecMessage.SPEC_PATH_INVALID, trigger.specPlace(), path);
      return Optional.empty();
    }
    try {
      Optional<byte[]> json = specs.find(path);
      if (json.isEmpty()) {
        problems.add(SpecMessage.SPEC_NOT_FOUND, trigger.specPlace(), path);
      }
      return json;
    } catch (IOException e) {
      problems.add(SpecMessage.SPEC_UNREADABLE, trigger.specPlace(), path, e.getMessage());
      return Optional.empty();
    }
  }

  private void write(Trigger trigger, AlgorithmPlan plan) {
    Problems problems = new Problems();
    for (GeneratedFile file : files(plan)) {
      write(trigger, file, problems);
    }
    reporter.withSpec(trigger, problems);
    estimators.add(plan.estimatorName(), trigger.element());
    transformers.add(plan.modelName(), trigger.element());
  }

  private List<GeneratedFile> files(AlgorithmPlan plan) {
    List<GeneratedFile> files = new ArrayList<>(SpecCompiler.emit(plan));
    if (Boolean.parseBoolean(processingEnv.getOptions().get(PLAN_OPTION))) {
      files.add(
          new GeneratedFile.Resource(PLAN_FOLDER + plan.page() + ".json", PlanJson.write(plan)));
    }
    return files;
  }

  private void write(Trigger trigger, GeneratedFile file, Problems problems) {
    String before = specByOutput.putIfAbsent(file.name(), trigger.specPath());
    if (before != null) {
      problems.add(
          SpecMessage.OUTPUT_TAKEN, trigger.specPlace(), file.name(), "it is made from " + before);
      return;
    }
    try {
      output.write(file, trigger.element());
    } catch (FilerException e) {
      problems.add(
          SpecMessage.OUTPUT_TAKEN,
          trigger.specPlace(),
          file.name(),
          "this compilation has it from elsewhere");
    } catch (IOException e) {
      problems.add(SpecMessage.OUTPUT_FAILED, trigger.specPlace(), file.name(), e.getMessage());
    }
  }

  private void register() {
    try {
      estimators.write(processingEnv.getFiler(), processingEnv.getElementUtils());
      transformers.write(processingEnv.getFiler(), processingEnv.getElementUtils());
    } catch (IOException e) {
      reporter.error("The registration of the stages cannot be written: " + e.getMessage());
    }
  }
}
