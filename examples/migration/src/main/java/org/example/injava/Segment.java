package org.example.injava;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.Describable;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.codec.ResponseRowDeserializer;

/** Reads the closest cluster of each row, as a whole number. */
public final class Segment implements ResponseRowDeserializer, Describable {

  private static final long serialVersionUID = 1L;

  @Override
  public Map<String, String> options() {
    return Map.of();
  }

  @Override
  public String accept() {
    return "application/json";
  }

  @Override
  public List<ResponseColumn> columns() {
    return List.of(new ResponseColumn("closest_cluster", ColumnType.INT, "segment"));
  }

  @Override
  public List<Object[]> decode(byte[] body) throws IOException {
    List<Object[]> rows = new ArrayList<>();
    for (JsonNode prediction : new ObjectMapper().readTree(body).path("predictions")) {
      rows.add(new Object[] {prediction.path("closest_cluster").asInt()});
    }
    return rows;
  }
}
