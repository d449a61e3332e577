package org.sagemakerspark.local.images.serving;

import com.google.gson.JsonParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sagemakerspark.local.images.contract.ContentType;
import org.sagemakerspark.local.images.data.Example;
import org.sagemakerspark.local.images.data.ExampleSource;
import org.sagemakerspark.local.images.data.RowFormat;

/**
 * The formats of a request, as the Developer Guide's "Common Data Formats for Inference" lists
 * them.
 */
public enum RequestFormat {
  CSV("text/csv") {
    @Override
    List<Example> rows(byte[] body) throws IOException {
      return all(RowFormat.CSV, body);
    }
  },

  LIBSVM("text/libsvm") {
    @Override
    List<Example> rows(byte[] body) throws IOException {
      return all(RowFormat.LIBSVM, body);
    }
  },

  RECORDIO_PROTOBUF("application/x-recordio-protobuf") {
    @Override
    List<Example> rows(byte[] body) throws IOException {
      return all(RowFormat.RECORDIO_PROTOBUF, body);
    }
  },

  JSON("application/json") {
    @Override
    List<Example> rows(byte[] body) {
      return JsonInstances.instances(new String(body, StandardCharsets.UTF_8));
    }
  },

  JSON_LINES("application/jsonlines") {
    @Override
    List<Example> rows(byte[] body) {
      return JsonInstances.lines(new String(body, StandardCharsets.UTF_8));
    }
  };

  private final String contentType;

  RequestFormat(String contentType) {
    this.contentType = contentType;
  }

  abstract List<Example> rows(byte[] body) throws IOException;

  /**
   * Finds the format of a content type.
   *
   * @throws ClientErrorException if it is not supported
   */
  static RequestFormat find(String contentType, Set<RequestFormat> supported)
      throws ClientErrorException {
    return of(contentType)
        .filter(supported::contains)
        .orElseThrow(
            () ->
                new ClientErrorException(
                    415,
                    "Content type '"
                        + contentType
                        + "' is not supported; use one of "
                        + supported.stream().map(f -> f.contentType).sorted().toList()));
  }

  /**
   * Reads all rows of a request.
   *
   * @throws ClientErrorException if the body is damaged
   */
  public List<Example> read(byte[] body) throws ClientErrorException {
    try {
      return rows(body);
    } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
      throw new ClientErrorException(
          400, "Cannot read the request as '" + contentType + "': " + e.getMessage());
    }
  }

  private static Optional<RequestFormat> of(String contentType) {
    String plain = ContentType.plain(contentType);
    for (RequestFormat format : values()) {
      if (format.contentType.equals(plain)) {
        return Optional.of(format);
      }
    }
    return plain.equals("text/x-libsvm") ? Optional.of(LIBSVM) : Optional.empty();
  }

  private static List<Example> all(RowFormat format, byte[] body) throws IOException {
    List<Example> rows = new ArrayList<>();
    try (ExampleSource source = format.open(new ByteArrayInputStream(body))) {
      for (Optional<Example> row = source.next(); row.isPresent(); row = source.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }
}
