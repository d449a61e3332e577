package org.sagemakerspark.local.images.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sagemakerspark.local.images.contract.Channel;
import org.sagemakerspark.local.images.contract.ContainerFolder;
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
    void accept(Example row);
  }

  /**
   * Finds a channel that must be there.
   *
   * @throws UserErrorException if it is not, or its content type is not supported
   */
  public static Dataset required(ContainerFolder folder, String name, Set<RowFormat> formats)
      throws IOException, UserErrorException {
    return optional(folder, name, formats)
        .orElseThrow(
            () ->
                new UserErrorException(
                    "The job has no channel '" + name + "'; the algorithm needs one."));
  }

  /**
   * Finds a channel that may be there. Without a content type it is RecordIO-protobuf, or LibSVM
   * for an image that reads that.
   *
   * @throws UserErrorException if its content type is not supported
   */
  public static Optional<Dataset> optional(
      ContainerFolder folder, String name, Set<RowFormat> formats)
      throws IOException, UserErrorException {
    Optional<Channel> found = folder.channel(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Channel channel = found.get();
    RowFormat usual =
        formats.contains(RowFormat.LABELED_LIBSVM)
            ? RowFormat.LABELED_LIBSVM
            : RowFormat.RECORDIO_PROTOBUF;
    Optional<RowFormat> format =
        channel.contentType().isEmpty()
            ? Optional.of(usual)
            : RowFormat.ofTraining(channel.contentType()).filter(formats::contains);
    return Optional.of(
        new Dataset(
            name,
            format.orElseThrow(
                () ->
                    new UserErrorException(
                        "Content type '"
                            + channel.contentType()
                            + "' of channel '"
                            + name
                            + "' is not supported; use one of "
                            + formats.stream().map(Dataset::contentType).sorted().toList())),
            channel.files()));
  }

  private static String contentType(RowFormat format) {
    return switch (format) {
      case RECORDIO_PROTOBUF -> "application/x-recordio-protobuf";
      case CSV -> "text/csv;label_size=0";
      case LABELED_CSV -> "text/csv;label_size=1";
      case PARQUET -> "application/x-parquet";
      case LIBSVM, LABELED_LIBSVM -> "text/libsvm";
    };
  }

  /**
   * Reads all rows and checks their length.
   *
   * @param featureDim the number of features that each row must have
   * @return the number of rows
   * @throws UserErrorException if a file is damaged, or a row has another length or no number in a
   *     place
   */
  public long forEach(int featureDim, RowConsumer consumer) throws IOException, UserErrorException {
    long[] rows = new long[1];
    String[] error = new String[1];
    forAny(
        row -> {
          rows[0]++;
          if (error[0] == null && row.size() != featureDim) {
            error[0] = wrongSize(rows[0], row.size(), featureDim);
          } else if (error[0] == null && row.hasGaps()) {
            error[0] =
                "Row " + rows[0] + " of channel '" + channel + "' has a feature without a value";
          } else if (error[0] == null) {
            consumer.accept(row);
          }
        });
    if (error[0] != null) {
      throw new UserErrorException(error[0]);
    }
    return rows[0];
  }

  private String wrongSize(long number, int size, int featureDim) {
    String text =
        "Row "
            + number
            + " of channel '"
            + channel
            + "' has "
            + size
            + " features, but the hyperparameter feature_dim is "
            + featureDim
            + ". Set feature_dim to the number of features in the data.";
    return format == RowFormat.LABELED_CSV && size + 1 == featureDim
        ? text + " The first column was taken as the label; text/csv;label_size=0 has none."
        : text;
  }

  /**
   * Reads all rows, whatever their length.
   *
   * @throws UserErrorException if a file is damaged
   */
  public void forAny(RowConsumer consumer) throws IOException, UserErrorException {
    for (Path file : files) {
      try (ExampleSource source = open(format, file)) {
        for (Optional<Example> row = read(source, file);
            row.isPresent();
            row = read(source, file)) {
          consumer.accept(row.get());
        }
      }
    }
  }

  /**
   * Gives the number of features of the first row.
   *
   * @throws UserErrorException if there is none
   */
  public int featuresOfFirstRow() throws IOException, UserErrorException {
    for (Path file : files) {
      try (ExampleSource source = open(format, file)) {
        Optional<Example> row = read(source, file);
        if (row.isPresent()) {
          return row.get().size();
        }
      }
    }
    throw new UserErrorException("Channel '" + channel + "' has no rows.");
  }

  /** Opens one file. */
  public static ExampleSource open(RowFormat format, Path file) throws IOException {
    return format.open(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  private Optional<Example> read(ExampleSource source, Path file)
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
              + contentType(format)
              + ": "
              + e.getMessage());
    }
  }
}
