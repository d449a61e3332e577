import com.sun.net.httpserver.HttpServer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/**
 * An image that reads Parquet, by the container contract: SageMaker appends {@code train} or {@code
 * serve}. It runs from its source, with the Parquet library on the class path.
 */
public final class Pictures {
  private static final java.nio.file.Path BASE =
      java.nio.file.Path.of(System.getenv().getOrDefault("SAGEMAKER_BASE_DIR", "/opt/ml"));
  private static final java.nio.file.Path MODEL = BASE.resolve("model/means");

  /** The mean picture of each class. */
  private final Map<Long, double[]> means = new TreeMap<>();

  public static void main(String[] args) throws IOException {
    Pictures pictures = new Pictures();
    if (args[args.length - 1].equals("train")) {
      pictures.train();
    } else {
      pictures.serve();
    }
  }

  private void train() throws IOException {
    Map<Long, Double> weights = new TreeMap<>();
    read(
        "train",
        row -> {
          double weight = row.getType().containsField("weight") ? row.getDouble("weight", 0) : 1;
          double[] pixels = pixels(row);
          long label = row.getLong("class", 0);
          double[] sum = means.computeIfAbsent(label, any -> new double[pixels.length]);
          Arrays.setAll(sum, i -> sum[i] + weight * pixels[i]);
          weights.merge(label, weight, Double::sum);
        });
    means.forEach((label, sum) -> Arrays.setAll(sum, i -> sum[i] / weights.get(label)));
    int[] right = new int[2];
    read("validation", row -> right[nearest(pixels(row)) == row.getLong("class", 0) ? 1 : 0]++);
    System.out.printf(Locale.ROOT, "accuracy=%.3f%n", right[1] / (double) (right[0] + right[1]));
    Files.createDirectories(MODEL.getParent());
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(MODEL))) {
      for (Map.Entry<Long, double[]> mean : means.entrySet()) {
        out.writeLong(mean.getKey());
        out.writeInt(mean.getValue().length);
        for (double pixel : mean.getValue()) {
          out.writeDouble(pixel);
        }
      }
    }
  }

  private static void read(String channel, Consumer<Group> row) throws IOException {
    try (Stream<java.nio.file.Path> files = Files.walk(BASE.resolve("input/data/" + channel))) {
      for (java.nio.file.Path file : files.filter(Files::isRegularFile).toList()) {
        try (ParquetReader<Group> rows =
            ParquetReader.builder(new GroupReadSupport(), new Path(file.toUri())).build()) {
          for (Group next = rows.read(); next != null; next = rows.read()) {
            row.accept(next);
          }
        }
      }
    }
  }

  private static double[] pixels(Group row) {
    Group pixels = row.getGroup("pixels", 0);
    double[] values = new double[pixels.getFieldRepetitionCount(0)];
    Arrays.setAll(values, i -> pixels.getGroup(0, i).getDouble(0, 0));
    return values;
  }

  private static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return Math.sqrt(sum);
  }

  private long nearest(double[] pixels) {
    return means.entrySet().stream()
        .min(Comparator.comparingDouble(mean -> distance(mean.getValue(), pixels)))
        .orElseThrow()
        .getKey();
  }

  private void serve() throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(MODEL))) {
      while (in.available() > 0) {
        long label = in.readLong();
        double[] mean = new double[in.readInt()];
        for (int i = 0; i < mean.length; i++) {
          mean[i] = in.readDouble();
        }
        means.put(label, mean);
      }
    }
    int port = Integer.parseInt(System.getenv().getOrDefault("SAGEMAKER_BIND_TO_PORT", "8080"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] answer =
              body.lines()
                  .map(this::answer)
                  .collect(Collectors.joining(",", "{\"predictions\":[", "]}"))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  private String answer(String line) {
    double[] pixels = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    String distances =
        means.values().stream()
            .map(mean -> Double.toString(distance(mean, pixels)))
            .collect(Collectors.joining(","));
    return "{\"class\":" + nearest(pixels) + ",\"distances\":[" + distances + "]}";
  }
}
