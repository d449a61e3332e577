package org.sagemakerspark.local.images.algorithm;

import java.io.IOException;
import java.nio.file.Path;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.serving.Responder;

/** What an algorithm does in a container. */
public interface AlgorithmImage {

  /**
   * Trains on the folder's channels and writes the model.
   *
   * @throws UserErrorException if the hyperparameters or the data are at fault
   */
  void train(ContainerFolder folder, ContainerLog log) throws IOException, UserErrorException;

  /**
   * Loads what {@link #train} wrote.
   *
   * @throws IOException if there is no such model
   */
  Responder load(Path modelFolder) throws IOException;
}
