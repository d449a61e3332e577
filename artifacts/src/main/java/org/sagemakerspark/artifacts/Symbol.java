package org.sagemakerspark.artifacts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The graph of operators with which MXNet runs a model, as JSON. A node that is used by others
 * comes before them, and is named by its place.
 */
final class Symbol {

  /** What turns the sum of a row into the answer. */
  enum Head {
    IDENTITY,
    LOGISTIC,
    SOFTMAX
  }

  private static final String VARIABLE = "null";

  private final List<String> nodes = new ArrayList<>();
  private final List<Integer> variables = new ArrayList<>();

  /**
   * Adds an array that is given to the graph.
   *
   * @param shape the lengths of its dimensions; none where MXNet finds them out
   * @return its place
   */
  int variable(String name, int... shape) {
    variables.add(nodes.size());
    String lengths =
        Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    String tuple = shape.length == 1 ? lengths + "," : lengths;
    return node(
        VARIABLE, name, shape.length == 0 ? Map.of() : Map.of("__shape__", "(" + tuple + ")"));
  }

  /**
   * Adds an operator.
   *
   * @param inputs the places of what it takes
   * @return its place
   */
  int node(String operator, String name, Map<String, String> attributes, int... inputs) {
    StringBuilder json = new StringBuilder();
    json.append("{\"op\": \"").append(operator).append("\", \"name\": \"").append(name).append('"');
    if (!attributes.isEmpty()) {
      json.append(
          attributes.entrySet().stream()
              .map(each -> "\"" + each.getKey() + "\": \"" + each.getValue() + "\"")
              .sorted()
              .collect(Collectors.joining(", ", ", \"attrs\": {", "}")));
    }
    json.append(
        Arrays.stream(inputs)
            .mapToObj(place -> "[" + place + ", 0, 0]")
            .collect(Collectors.joining(", ", ", \"inputs\": [", "]}")));
    nodes.add(json.toString());
    return nodes.size() - 1;
  }

  /** Ends the graph with a head, and gives its JSON. */
  String endWith(Head head, int sum) {
    int label = variable("out_label");
    int last = node(operator(head), "out", Map.of(), sum, label);
    return "{\"nodes\": [\n"
        + String.join(",\n", nodes)
        + "],\n\"arg_nodes\": "
        + variables
        + ",\n\"node_row_ptr\": "
        + IntStream.rangeClosed(0, nodes.size()).boxed().toList()
        + ",\n\"heads\": [["
        + last
        + ", 0, 0]],\n\"attrs\": {\"mxnet_version\": [\"int\", 10301]}}\n";
  }

  /**
   * Finds the head of a symbol in JSON, of the shape {@code {"nodes": [{"op": ...}], "heads":
   * [[node, ...]]}}.
   *
   * @param file what the symbol is, for errors
   * @throws ArtifactException if there is another one, or more than one
   */
  static Head head(String file, Map<?, ?> symbol) throws ArtifactException {
    if (!(symbol.get("nodes") instanceof List<?> nodes)
        || !(symbol.get("heads") instanceof List<?> heads)
        || heads.size() != 1
        || !(heads.get(0) instanceof List<?> head)
        || head.isEmpty()
        || !(head.get(0) instanceof Double number)
        || !(number >= 0 && number < nodes.size())
        || !(nodes.get(number.intValue()) instanceof Map<?, ?> node)) {
      throw new ArtifactException(file + ": expected a symbol of MXNet with one head");
    }
    return switch (String.valueOf(node.get("op"))) {
      case "LinearRegressionOutput", "MAERegressionOutput" -> Head.IDENTITY;
      case "LogisticRegressionOutput" -> Head.LOGISTIC;
      case "SoftmaxOutput" -> Head.SOFTMAX;
      default ->
          throw new ArtifactException(
              file
                  + ": expected LinearRegressionOutput, MAERegressionOutput,"
                  + " LogisticRegressionOutput or SoftmaxOutput as the last operator, and not "
                  + node.get("op")
                  + "; what that answers is not known here, so score by an endpoint");
    };
  }

  /** Gives the head's operator in MXNet. */
  static String operator(Head head) {
    return switch (head) {
      case IDENTITY -> "LinearRegressionOutput";
      case LOGISTIC -> "LogisticRegressionOutput";
      case SOFTMAX -> "SoftmaxOutput";
    };
  }
}
