package org.sagemakerspark.local.images.xgboost;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.data.Dataset;
import org.sagemakerspark.local.images.data.Example;

/**
 * Reads channels as the image does (data_utils.py): text by XGBoost's own reader of files, the rest
 * by the readers of the image's version.
 */
final class TrainingMatrices {

  private final XGBoostVersion version;
  private final boolean csvHasWeights;

  TrainingMatrices(XGBoostVersion version, boolean csvHasWeights) {
    this.version = version;
    this.csvHasWeights = csvHasWeights;
  }

  /**
   * Reads a channel.
   *
   * @throws UserErrorException if the image does not take its files
   */
  DMatrix read(Dataset channel, ContainerFolder folder)
      throws IOException, UserErrorException, XGBoostError {
    DMatrix matrix =
        switch (channel.format()) {
          case LABELED_CSV -> text(channel, folder, csv(channel));
          case LABELED_LIBSVM -> text(channel, folder, "format=libsvm");
          case RECORDIO_PROTOBUF -> {
            requireFraming(channel);
            yield rows(channel, version.ofRecords(examples(channel)));
          }
          default -> rows(channel, examples(channel));
        };
    if (matrix.rowNum() == 0 || matrix.getLabel().length == 0) {
      throw new UserErrorException(
          "Got input data without labels. Please check the channel '" + channel.channel() + "'.");
    }
    return matrix;
  }

  /** XGBoost takes a folder; the image makes one of links to the files (data_utils.py). */
  private static DMatrix text(Dataset channel, ContainerFolder folder, String format)
      throws IOException, UserErrorException, XGBoostError {
    Path links = Files.createTempDirectory(folder.scratch(), channel.channel());
    for (int i = 0; i < channel.files().size(); i++) {
      Path file = channel.files().get(i);
      Files.createSymbolicLink(links.resolve(i + "-" + file.getFileName()), file);
    }
    try {
      return new DMatrix(links + "?" + format);
    } catch (XGBoostError e) {
      throw new UserErrorException(
          "Failed to load the data of channel '"
              + channel.channel()
              + "' with exception:\n"
              + XGBoostTraining.firstLine(e));
    }
  }

  private void requireFraming(Dataset channel) throws IOException, UserErrorException {
    for (Path file : channel.files()) {
      try (InputStream records = new BufferedInputStream(Files.newInputStream(file))) {
        version.requireFraming(records);
      }
    }
  }

  private String csv(Dataset channel) throws IOException, UserErrorException {
    char delimiter = ',';
    for (Path file : channel.files()) {
      delimiter = delimiter(file);
    }
    return "format=csv&label_column=0&delimiter="
        + delimiter
        + (csvHasWeights ? "&weight_column=1" : "");
  }

  /** Guesses from the first line of each file; an empty file has none to guess from. */
  private static char delimiter(Path file) throws IOException, UserErrorException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String line = Optional.ofNullable(lines.readLine()).orElse("");
      return CsvSniffer.delimiter(line)
          .orElseThrow(
              () ->
                  new UserErrorException(
                      "Could not determine delimiter of the first line of file "
                          + file.getFileName()));
    }
  }

  private static List<Example> examples(Dataset channel) throws IOException, UserErrorException {
    List<Example> rows = new ArrayList<>();
    channel.forAny(rows::add);
    for (int i = 0; i < rows.size(); i++) {
      if (!Float.isFinite(rows.get(i).label())) {
        throw new UserErrorException(
            "Row "
                + (i + 1)
                + " of channel '"
                + channel.channel()
                + "' has no label; XGBoost needs one.");
      }
    }
    if (rows.isEmpty()) {
      throw new UserErrorException("Channel '" + channel.channel() + "' has no rows.");
    }
    return rows;
  }

  private static DMatrix rows(Dataset channel, List<Example> rows)
      throws UserErrorException, XGBoostError {
    Optional<String> problem = XGBoostVersion.unevenWidth(rows);
    if (problem.isPresent()) {
      throw new UserErrorException(
          "Failed to load the data of channel '" + channel.channel() + "': " + problem.get());
    }
    return Matrices.labeled(rows, rows.get(0).size());
  }
}
