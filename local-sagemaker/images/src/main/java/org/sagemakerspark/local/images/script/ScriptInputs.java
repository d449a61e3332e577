package org.sagemakerspark.local.images.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sagemakerspark.local.images.contract.Channel;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;

/**
 * What a script is given, found and refused as JumpStart's script for LightGBM does (public in
 * ucegbe/sagemaker_training, LighGBM/model_cat/train.py and the utilities that it imports).
 *
 * @param learnsNumbers whether the archive is that of the script for numbers
 * @param parameters the hyperparameters of the script
 * @param training the lines to learn from, the label in front
 * @param validation the lines that are held back
 */
public record ScriptInputs(
    boolean learnsNumbers,
    HyperParameters parameters,
    List<String> training,
    List<String> validation) {

  private static final String OF_TOOLKIT = "sagemaker_";
  private static final String SUBMIT_DIRECTORY = OF_TOOLKIT + "submit_directory";
  private static final String PROGRAM = OF_TOOLKIT + "program";

  /** Which part of the rows is held back where there is no channel for validation. */
  private static final int ONE_IN = 5;

  /**
   * Finds what a job gives.
   *
   * @param algorithm the name of the table of hyperparameters
   * @param alone the folder that holds the rows in a channel that is alone
   * @throws UserErrorException if something is missing or wrong
   */
  public static ScriptInputs of(
      String algorithm, String alone, ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    Map<String, String> given = new TreeMap<>(folder.hyperParameters());
    boolean learnsNumbers = learnsNumbers(given);
    HyperParameterSchema schema = HyperParameterSchema.of(algorithm);
    given.keySet().removeIf(name -> name.startsWith(OF_TOOLKIT));
    List<String> unknown = given.keySet().stream().filter(name -> !schema.knows(name)).toList();
    if (!unknown.isEmpty()) {
      log.warning("The script ignores the hyperparameters " + String.join(", ", unknown));
      given.keySet().removeAll(unknown);
    }
    HyperParameters parameters = schema.check(given);
    requireModel(folder);
    Channel channel = trainingChannel(folder);
    Optional<Channel> validation = folder.channel("validation");
    if (validation.isPresent()) {
      return new ScriptInputs(
          learnsNumbers, parameters, lines(channel, ""), lines(validation.get(), ""));
    }
    boolean hasFolder = channel.files().stream().anyMatch(file -> file.getParent().endsWith(alone));
    List<String> all = lines(channel, hasFolder ? alone : "");
    log.info("Validation data is not found; each row of " + ONE_IN + " is held back");
    List<String> training = new ArrayList<>();
    List<String> heldBack = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      (i % ONE_IN == ONE_IN - 1 ? heldBack : training).add(all.get(i));
    }
    if (heldBack.isEmpty()) {
      throw new UserErrorException(
          "The training data has "
              + all.size()
              + " rows, too few to hold back one of "
              + ONE_IN
              + ". Give more, or the channel validation.");
    }
    return new ScriptInputs(learnsNumbers, parameters, training, heldBack);
  }

  /**
   * Counts the classes, as the script does; 0 where numbers are learned.
   *
   * @throws UserErrorException if the labels are not 0, 1 and so on
   */
  public int classes() throws UserErrorException {
    if (learnsNumbers) {
      return 0;
    }
    Set<Double> labels = new TreeSet<>();
    for (String line : training) {
      labels.add(label(line));
    }
    boolean areClasses =
        labels.stream().allMatch(each -> each >= 0 && each < labels.size() && each % 1 == 0);
    if (!areClasses || labels.size() < 2) {
      throw new UserErrorException(
          "The labels of "
              + labels.size()
              + " classes must be the whole numbers from 0 to "
              + Math.max(1, labels.size() - 1));
    }
    return labels.size();
  }

  /** Reads the label of a line. */
  static double label(String line) throws UserErrorException {
    try {
      return Double.parseDouble(line.split(",", 2)[0]);
    } catch (NumberFormatException e) {
      throw new UserErrorException("A label in the training data is no number");
    }
  }

  /** The script is not run; which one it is, is told by the folders that JumpStart keeps it in. */
  private static boolean learnsNumbers(Map<String, String> given) throws UserErrorException {
    String archive = given.getOrDefault(SUBMIT_DIRECTORY, "");
    if (!given.containsKey(PROGRAM) || archive.isEmpty()) {
      throw new UserErrorException(
          "The job has no "
              + (archive.isEmpty() ? SUBMIT_DIRECTORY : PROGRAM)
              + ": no script to run");
    }
    boolean learnsNumbers = archive.contains("regression");
    if (!learnsNumbers && !archive.contains("classification")) {
      throw new UserErrorException(
          SUBMIT_DIRECTORY
              + " = "
              + archive
              + ": the embedded SageMaker runs no script; it does what JumpStart's does whose URI"
              + " holds classification or regression");
    }
    return learnsNumbers;
  }

  private static void requireModel(ContainerFolder folder) throws IOException, UserErrorException {
    boolean isThere =
        folder.channel("model").stream()
            .flatMap(channel -> channel.files().stream())
            .anyMatch(file -> file.toString().endsWith(".tar.gz"));
    if (!isThere) {
      throw new UserErrorException(
          "The channel 'model' with a model to start from, a file that ends in .tar.gz, is missing");
    }
  }

  private static Channel trainingChannel(ContainerFolder folder)
      throws IOException, UserErrorException {
    Optional<Channel> train = folder.channel("train");
    Optional<Channel> training = folder.channel("training");
    if (train.isPresent() == training.isPresent()) {
      throw new UserErrorException(
          (train.isPresent() ? "Both" : "Neither") + " 'train' and 'training' channel are there");
    }
    return train.or(() -> training).orElseThrow();
  }

  private static List<String> lines(Channel channel, String subfolder)
      throws IOException, UserErrorException {
    String type = channel.contentType();
    if (!type.isEmpty() && !type.equals("text/csv")) {
      throw new UserErrorException(
          "Content type of input data should be 'text/csv', and is '" + type + "'");
    }
    List<String> lines = new ArrayList<>();
    for (Path file : channel.files()) {
      boolean isInPlace = subfolder.isEmpty() || file.getParent().endsWith(subfolder);
      if (isInPlace && file.toString().endsWith(".csv")) {
        Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .filter(line -> !line.isBlank())
            .forEach(lines::add);
      }
    }
    if (lines.isEmpty()) {
      throw new UserErrorException(
          "Could not find any valid file ending in '.csv' in the channel " + channel.name());
    }
    return lines;
  }
}
