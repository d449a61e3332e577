package org.sagemakerspark.processor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.spec.parse.Registries;
import org.sagemakerspark.processor.spec.report.Problem;
import org.sagemakerspark.processor.spec.report.Problems;

/** Writes a spec to begin with. */
final class NewCommand {
  private static final Set<String> FLAGS =
      Set.of("algorithm", "title", "estimator", "model", "image", "out");

  private final BufferedReader in;
  private final PrintStream out;
  private final PrintStream err;

  NewCommand(InputStream in, PrintStream out, PrintStream err) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
    this.err = err;
  }

  int run(List<String> arguments) throws IOException {
    Map<String, String> flags = flags(arguments);
    String algorithm =
        checked(
            value(flags, "algorithm", "Name of the algorithm", "my-algorithm"),
            Form.ALGORITHM,
            "an algorithm");
    String camel = camel(algorithm);
    String title = value(flags, "title", "Title for people", algorithm.replace('-', ' '));
    String estimator =
        checked(
            value(flags, "estimator", "Class of the estimator", camel + "Estimator"),
            Form.CLASS,
            "a class");
    String model =
        checked(
            value(flags, "model", "Class of the model", camel + "Model"), Form.CLASS, "a class");
    String image =
        value(
            flags,
            "image",
            "URI of the image",
            "123456789012.dkr.ecr.us-east-1.amazonaws.com/" + algorithm + ":1");
    checked(image, Form.IMAGE_URI, "an image");
    String spec =
        String.format(
            Locale.ROOT,
            """
      {
        "specVersion": 1,
        "algorithm": "%s",
        "title": "%s",
        "doc": "Says in a sentence what the algorithm does.",
        "sources": ["the image's own documentation"],
        "classes": { "estimator": "%s", "model": "%s" },
        "image": { "uri": "%s" },
        "training": {
          "contentType": "application/x-recordio-protobuf",
          "label": "optional",
          "inputModes": ["File"],
          "channels": [
            { "name": "train", "required": true, "distribution": "FullyReplicated", "doc": "The rows to learn from." }
          ]
        },
        "hyperparameters": [
          { "name": "epochs", "type": "int", "min": 1, "default": 1, "doc": "Number of passes over the training data." }
        ],
        "inference": {
          "request": { "serializer": "csv" },
          "response": {
            "deserializer": "json",
            "columns": [{ "key": "score", "type": "double", "doc": "The prediction." }]
          }
        }
      }
      """,
            quoted(algorithm),
            quoted(title),
            quoted(estimator),
            quoted(model),
            quoted(image));
    if (!flags.containsKey("out")) {
      out.print(spec);
      return Main.GOOD;
    }
    return write(Path.of(flags.get("out")), spec);
  }

  /** Writes a spec that has no errors, with the folders above it. */
  private int write(Path file, String spec) throws IOException {
    Problems problems = new Problems();
    new SpecFiles(Registries.shipped())
        .plans(file.toString(), spec.getBytes(StandardCharsets.UTF_8), problems);
    if (problems.hasErrors()) {
      throw new RefusedException(
          problems.sorted().stream().map(Problem::text).collect(Collectors.joining("\n")));
    }
    if (Files.isDirectory(file)) {
      throw new RefusedException(file + " is a folder; give --out the name of a file in it");
    }
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.writeString(file, spec, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw new RefusedException(
          e.getFile().equals(file.toString())
              ? file + " is there already; remove it, or give another --out"
              : e.getFile() + " is a file and not a folder");
    }
    return new CheckCommand(out).run(List.of(file.toString()));
  }

  private static String checked(String name, Form form, String what) {
    if (!form.fits(name)) {
      throw new RefusedException(
          "'" + name + "' is no name for " + what + "; allowed: " + form.description());
    }
    return name;
  }

  private static Map<String, String> flags(List<String> arguments) {
    Map<String, String> flags = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i).startsWith("--") ? arguments.get(i).substring(2) : "";
      if (!FLAGS.contains(name) || i + 1 == arguments.size()) {
        throw new UsageException("spec new does not understand '" + arguments.get(i) + "'");
      }
      flags.put(name, arguments.get(i + 1));
    }
    return flags;
  }

  /** Returns what was given, or asks; an empty answer takes the proposal. */
  private String value(Map<String, String> flags, String flag, String question, String proposal)
      throws IOException {
    if (flags.containsKey(flag)) {
      return flags.get(flag);
    }
    if (flags.containsKey("out")) {
      return proposal;
    }
    err.print(question + " [" + proposal + "]: ");
    err.flush();
    String answer = in.readLine();
    return answer == null || answer.isBlank() ? proposal : answer.strip();
  }

  private static String camel(String algorithm) {
    StringBuilder camel = new StringBuilder();
    for (String part : algorithm.split("[^A-Za-z0-9]+", -1)) {
      if (!part.isEmpty()) {
        camel.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
      }
    }
    return camel.toString();
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
  }
}
