package org.sagemakerspark.processor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.naming.RuntimeNames;
import org.sagemakerspark.processor.plan.AlgorithmPlan;
import org.sagemakerspark.processor.spec.parse.Delivered;
import org.sagemakerspark.processor.spec.parse.Registries;
import org.sagemakerspark.processor.spec.parse.ShippedLimits;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.validate.CodecClasses;
import org.sagemakerspark.processor.spec.validate.Surroundings;

/** All that is generated for the specs of a project, where a build tool asks and no compiler. */
public final class SpecProject {
  private static final String SERVICES = "META-INF/services/";

  private final SpecCompiler compiler;
  private final Map<String, GeneratedFile> files = new TreeMap<>();
  private final Map<String, String> specByFile = new TreeMap<>();
  private final Set<String> estimators = new TreeSet<>();
  private final Set<String> models = new TreeSet<>();

  /**
   * Creates the project.
   *
   * @param inherited the names of the methods that generated classes inherit
   * @throws IOException if what is shipped beside the specs cannot be read
   */
  public SpecProject(Set<String> inherited) throws IOException {
    compiler =
        new SpecCompiler(
            new Surroundings(
                Registries.shipped().names(),
                inherited,
                ShippedLimits.read(),
                Delivered::has,
                CodecClasses.UNSEEN));
  }

  /**
   * Adds a spec.
   *
   * @param file its name for people
   * @param json its content, UTF-8
   * @param javaPackage where the classes go
   * @param problems takes everything that is wrong with it
   * @return what another spec has made already, if there is such a file, in words
   */
  public Optional<String> add(String file, byte[] json, String javaPackage, Problems problems) {
    for (AlgorithmPlan plan : compiler.plan(file, json, javaPackage, problems)) {
      for (GeneratedFile each : SpecCompiler.emit(plan)) {
        String before = specByFile.putIfAbsent(each.name(), file);
        if (before != null) {
          return Optional.of(
              file + ": " + each.name() + " is generated from " + before + " already");
        }
        files.put(each.name(), each);
      }
      estimators.add(plan.estimatorName());
      models.add(plan.modelName());
    }
    return Optional.empty();
  }

  /** Returns what is generated, the registration of the stages included. */
  public List<GeneratedFile> files() {
    List<GeneratedFile> all = new ArrayList<>(files.values());
    if (!estimators.isEmpty()) {
      all.add(service(RuntimeNames.ESTIMATOR_SERVICE, estimators));
      all.add(service(RuntimeNames.TRANSFORMER_SERVICE, models));
    }
    return List.copyOf(all);
  }

  private static GeneratedFile service(String name, Set<String> classes) {
    return new GeneratedFile.Resource(SERVICES + name, String.join("\n", classes) + "\n");
  }
}
