package org.sagemakerspark.local.images.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.local.images.contract.Channel;
import org.sagemakerspark.local.images.contract.UserErrorException;

/**
 * The rows of a channel, read from its files as often as needed.
 *
 * @param channel the channel's name
 * @param format how the files are written
 * @param files the files, in the order in which they are read
 */
public record Dataset(String channel, RowFormat format, List<Path> files) {

  /** Takes one row. */
  @FunctionalInterface
  public interface RowConsumer {
    void accept(float[] row);
  }

  /**
   * Finds the format by the channel's content type; RecordIO-protobuf if it has none.
   *
   * @throws UserErrorException if the content type is not supported
   */
  public static Dataset of(Channel channel) throws UserErrorException {
    Optional<RowFormat> format =
        channel.contentType().isEmpty()
            ? Optional.of(RowFormat.RECORDIO_PROTOBUF)
            : RowFormat.of(channel.contentType());
    return new Dataset(
        channel.name(),
        format.orElseThrow(
            () ->
                new UserErrorException(
                    "Content type '"
                        + channel.contentType()
                        + "' of channel '"
                        + channel.name()
                        + "' is not supported; use application/x-recordio-protobuf or"
                        + " text/csv;label_size=0")),
        channel.files());
  }

  /**
   * Reads all rows and checks their length.
   *
   * @param featureDim the number of features that each row must have
   * @return the number of rows
   * @throws UserErrorException if a file is damaged or a row has another length
   */
  public long forEach(int featureDim, RowConsumer consumer) throws IOException, UserErrorException {
    long rows = 0;
    for (Path file : files) {
      try (RowSource source = open(format, file)) {
        for (Optional<float[]> row = read(source, file);
            row.isPresent();
            row = read(source, file)) {
          rows++;
          if (row.get().length != featureDim) {
            throw new UserErrorException(
                "Row "
                    + rows
                    + " of channel '"
                    + channel
                    + "' has "
                    + row.get().length
                    + " features, but the hyperparameter feature_dim is "
                    + featureDim
                    + ". Set feature_dim to the number of features in the data.");
          }
          consumer.accept(row.get());
        }
      }
    }
    return rows;
  }

  /** Opens one file. */
  public static RowSource open(RowFormat format, Path file) throws IOException {
    return format.open(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  private Optional<float[]> read(RowSource source, Path file)
      throws IOException, UserErrorException {
    try {
      return source.next();
    } catch (IOException e) {
      throw new UserErrorException(
          "Cannot read file "
              + file.getFileName()
              + " of channel '"
              + channel
              + "' as "
              + format
              + ": "
              + e.getMessage());
    }
  }
}
