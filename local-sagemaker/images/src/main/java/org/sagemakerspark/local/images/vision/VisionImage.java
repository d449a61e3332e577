package org.sagemakerspark.local.images.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.Channel;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.ContentType;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.serving.ClientErrorException;
import org.sagemakerspark.local.images.serving.Responder;
import org.sagemakerspark.local.record.RecordIO;

/**
 * Stands in for an image of vision. It checks hyperparameters, channels, images and labels, learns
 * nothing, and answers in the right form.
 */
public final class VisionImage implements AlgorithmImage {

  private static final String CONTENT_TYPE = "application/x-recordio";
  private static final String FILE = "classes.txt";

  private final VisionTask task;

  public VisionImage(VisionTask task) {
    this.task = task;
  }

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    HyperParameters parameters =
        HyperParameterSchema.of(task.algorithm()).check(folder.hyperParameters());
    int classes = parameters.integer("num_classes");
    boolean hasMany = parameters.isGiven("multi_label") && parameters.flag("multi_label");
    int images = check(folder, "train", classes, hasMany);
    check(folder, "validation", classes, hasMany);
    if (images != parameters.integer("num_training_samples")) {
      log.warning("num_training_samples is not " + images + ", which the channel train has");
    }
    log.warning(
        "This image of the embedded SageMaker does not learn: it has checked "
            + images
            + " images, and answers the same for each");
    Files.writeString(
        Files.createDirectories(folder.model()).resolve(FILE), Integer.toString(classes));
  }

  /** Checks the pairs of image and label of a channel; returns how many there are. */
  private int check(ContainerFolder folder, String name, int classes, boolean hasMany)
      throws IOException, UserErrorException {
    Channel channel = folder.requiredChannel(name);
    String type = channel.contentType().replaceFirst(";.*", "").strip();
    if (!type.equals(CONTENT_TYPE)) {
      throw new UserErrorException(
          "The channel "
              + name
              + " has the content type '"
              + channel.contentType()
              + "'; the embedded SageMaker's image reads augmented manifests as "
              + CONTENT_TYPE);
    }
    List<byte[]> records = new ArrayList<>();
    for (Path file : channel.files()) {
      records.addAll(records(file));
    }
    if (records.isEmpty() || records.size() % 2 != 0) {
      throw new UserErrorException("The channel " + name + " holds no pairs of image and label");
    }
    for (int i = 0; i < records.size(); i += 2) {
      try {
        task.check(Picture.read(records.get(i)), records.get(i + 1), classes, hasMany);
      } catch (IOException e) {
        throw new UserErrorException(
            "Image " + (i / 2 + 1) + " of the channel " + name + ": " + e.getMessage());
      }
    }
    return records.size() / 2;
  }

  private static List<byte[]> records(Path file) throws IOException {
    List<byte[]> records = new ArrayList<>();
    try (RecordIO.Reader reader = RecordIO.reader(Files.newInputStream(file))) {
      for (Optional<byte[]> record = reader.next(); record.isPresent(); record = reader.next()) {
        records.add(record.get());
      }
    }
    return records;
  }

  @Override
  public Responder load(Path modelFolder) throws IOException {
    int classes = Integer.parseInt(Files.readString(modelFolder.resolve(FILE)).strip());
    return (contentType, accept, body) -> {
      String type = ContentType.plain(contentType);
      if (!task.requests().contains(type)) {
        throw new ClientErrorException(
            415, "Content type '" + contentType + "' is none of " + task.requests());
      }
      Picture picture;
      try {
        picture = Picture.read(body);
      } catch (IOException e) {
        throw new ClientErrorException(400, "The request is " + e.getMessage());
      }
      Responder.Reply reply = task.answer(picture, classes);
      if (!accept.isBlank() && !accept.equals("*/*") && !accept.equals(reply.contentType())) {
        throw new ClientErrorException(
            406, "Accept '" + accept + "' is not supported; use " + reply.contentType());
      }
      return reply;
    };
  }
}
