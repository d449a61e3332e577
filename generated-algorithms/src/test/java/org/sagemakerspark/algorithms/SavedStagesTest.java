package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagemakerspark.aws.SessionKeys;
import org.sagemakerspark.testing.SparkExtension;

/** Holds that stages which an earlier version saved are read as they were. */
@ExtendWith(SparkExtension.class)
class SavedStagesTest {
  private static final Path SAVED =
      Path.of("../generated-algorithms/src/test/resources/saved-stages");

  static List<String> saved() {
    try (Stream<Path> folders = Files.list(SAVED)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("saved")
  void readsEveryParamAsItWasSaved(String name, SparkSession spark) throws Exception {
    Path folder = SAVED.resolve(name);
    JsonNode metadata =
        new ObjectMapper().readTree(Files.readString(folder.resolve("metadata/part-00000")));
    spark.conf().set(SessionKeys.TRUST_LOADED_STAGES, "true");

    PipelineStage stage =
        (PipelineStage)
            Class.forName(metadata.get("class").textValue())
                .getMethod("load", String.class)
                .invoke(null, folder.toUri().toString());

    assertThat(stage.uid()).isEqualTo(metadata.get("uid").textValue());
    for (Map.Entry<String, JsonNode> each : metadata.get("paramMap").properties()) {
      Param<?> param = stage.getParam(each.getKey());
      assertThat(stage.isSet(param)).as(param.name()).isTrue();
      assertThat(json(param, stage)).as(param.name()).isEqualTo(each.getValue());
      stage.clear(param);
    }
    for (Map.Entry<String, JsonNode> each : metadata.get("defaultParamMap").properties()) {
      Param<?> param = stage.getParam(each.getKey());
      assertThat(json(param, stage)).as(param.name()).isEqualTo(each.getValue());
    }
  }

  @SuppressWarnings("unchecked")
  private static JsonNode json(Param<?> param, PipelineStage stage) throws IOException {
    return new ObjectMapper()
        .readTree(((Param<Object>) param).jsonEncode(stage.getOrDefault(param)));
  }

  @AfterEach
  void trustLoadedStagesNoMore(SparkSession spark) {
    spark.conf().unset(SessionKeys.TRUST_LOADED_STAGES);
  }
}
