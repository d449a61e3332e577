package org.sagemakerspark.local.images.ipinsights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagemakerspark.local.images.serving.ClientErrorException;

/**
 * The examples of awsdocs/amazon-sagemaker-developer-guide@a869fa5
 * doc_source/ip-insights-inference-data-formats.md. Those in JSON lines have a comma and a bracket
 * behind the lines there, which are none of JSON lines.
 */
class IpInsightsServingTest {
  private static final String CSV = "entity_id_1, 192.168.1.2\nentity_id_2, 10.10.1.2\n";
  private static final String JSON =
      """
      {
        "instances": [
          {"data": {"features": {"values": ["entity_id_1", "192.168.1.2"]}}},
          {"features": ["entity_id_2", "10.10.1.2"]}
        ]
      }
      """;
  private static final String LINES =
      """
      {"data": {"features": {"values": ["entity_id_1", "192.168.1.2"]}}}
      {"features": ["entity_id_2", "10.10.1.2"]}
      """;

  private final IpInsightsModel model = new IpInsightsModel(1000, 3);

  IpInsightsServingTest() {
    put("entity_id_1", "192.168.1.2", new float[] {1, 0, 0}, new float[] {0, 1, 0});
    put("entity_id_2", "10.10.1.2", new float[] {1, 0, 1}, new float[] {1, 0, 1});
  }

  private void put(String entity, String address, float[] ofEntity, float[] ofAddress) {
    Event event = Event.of(List.of(entity, address));
    System.arraycopy(ofEntity, 0, model.entityVector(model.place(entity)), 0, 3);
    long[] prefixes = IpInsightsModel.prefixes(event.address());
    System.arraycopy(ofAddress, 0, model.prefixVector(prefixes[3]), 0, 3);
  }

  private String answer(String contentType, String accept, String body)
      throws ClientErrorException {
    return new String(
        new IpInsightsServing(model).respond(contentType, accept, body.getBytes(UTF_8)).body(),
        UTF_8);
  }

  @Test
  void answersTheRequestsOfTheDeveloperGuideAsItSays() throws ClientErrorException {
    String expected =
        """
        {
          "predictions": [
            {"dot_product": 0.0},
            {"dot_product": 2.0}
          ]
        }
        """;

    for (String body : List.of(CSV, JSON, LINES)) {
      String type =
          body.equals(CSV)
              ? "text/csv"
              : body.equals(JSON) ? "application/json" : "application/jsonlines";
      assertThat(JsonParser.parseString(answer(type, "application/json", body)))
          .isEqualTo(JsonParser.parseString(expected));
    }
    assertThat(answer("text/csv", "application/jsonlines", CSV))
        .isEqualTo("{\"dot_product\":0.0}\n{\"dot_product\":2.0}\n");
  }

  @Test
  void answersWithVectorsWhereTheyAreAskedFor() throws ClientErrorException {
    String expected =
        """
        {
          "predictions": [
            {
                "dot_product": 0.0,
                "entity_embedding": [1.0, 0.0, 0.0],
                "ip_embedding": [0.0, 1.0, 0.0]
            },
            {
                "dot_product": 2.0,
                "entity_embedding": [1.0, 0.0, 1.0],
                "ip_embedding": [1.0, 0.0, 1.0]
            }
          ]
        }
        """;

    assertThat(
            JsonParser.parseString(
                answer("application/json", "application/json;verbose=True", JSON)))
        .isEqualTo(JsonParser.parseString(expected));
    assertThat(answer("application/json", "application/jsonlines; verbose=True", JSON).lines())
        .first()
        .isEqualTo(
            "{\"dot_product\":0.0,\"entity_embedding\":[1.0,0.0,0.0],\"ip_embedding\":[0.0,1.0,0.0]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user",
        "user,10.1.1",
        "user,10.1.1.256",
        "user,010.1.1.1",
        ",10.1.1.1",
        "a,b,10.1.1.1"
      })
  void refusesWhatIsNoEntityWithAnAddress(String line) {
    assertThatThrownBy(() -> answer("text/csv", "", line))
        .isInstanceOf(ClientErrorException.class)
        .hasMessageStartingWith("Row 1 has ");
  }

  @Test
  void refusesOtherFormats() {
    assertThatThrownBy(() -> answer("application/x-recordio-protobuf", "", CSV))
        .hasMessageContaining("text/csv, application/json or application/jsonlines");
    assertThatThrownBy(() -> answer("text/csv", "text/csv", CSV))
        .hasMessageContaining("Accept 'text/csv' is not supported");
    assertThatThrownBy(() -> answer("application/json", "", "{\"instances\": [{\"ip\": 1}]}"))
        .hasMessageContaining("the member 'data' is missing");
  }

  @Test
  void takesEntitiesInQuotes() {
    assertThat(Event.cells("\"a, \"\"b\"\"\", 10.1.1.1")).containsExactly("a, \"b\"", "10.1.1.1");
  }
}
