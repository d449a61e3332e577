package org.sagemakerspark.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The model by which the server checks requests and answers is the service's newest. */
class ServiceModelTest {

  private static final Path SERVER = Path.of("..", "server", "src").toAbsolutePath().normalize();

  private static final Path MODEL =
      SERVER.resolve(
          "main/resources/org/sagemakerspark/local/server/controlplane/service-model.json");

  @Test
  @Timeout(value = OtherClientsTest.PATIENCE_MINUTES, unit = TimeUnit.MINUTES)
  void holdsWhatBotocoreSaysOfEveryOperation() throws Exception {
    String version = Files.readString(MODEL).replaceFirst("(?s).*\"botocore ([0-9.]+),.*", "$1");
    PythonEnvironment python = PythonEnvironment.with("boto3", OtherClientsTest.BOTO3);

    String extracted =
        python.run(
            Map.of(),
            "python",
            "-c",
            """
            import botocore, botocore.loaders, json, sys, runpy
            script = runpy.run_path(sys.argv[1])
            service = botocore.loaders.Loader().load_service_model("sagemaker", "service-2")
            model = script["extract"](botocore.__version__, service)
            print("\\n".join(script["lines"](model)))
            """,
            SERVER.resolve("model/service_model.py").toString());

    assertThat(OtherClientsTest.BOTO3).endsWith("==" + version);
    assertThat(extracted).isEqualTo(Files.readString(MODEL));
  }

  @Test
  void hasNoPatternThatJavaCannotRead() throws Exception {
    List<String> patterns =
        Pattern.compile("\"pattern\": \"((?:[^\"\\\\]|\\\\.)*)\"")
            .matcher(Files.readString(MODEL))
            .results()
            .map(found -> found.group(1).replace("\\\\", "\\").replace("\\\"", "\""))
            .toList();

    assertThat(patterns)
        .hasSizeGreaterThan(50)
        .allSatisfy(text -> Pattern.compile(text).matcher(""));
  }
}
