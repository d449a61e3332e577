package org.sagemakerspark.local.images.contract;

import java.nio.file.Path;
import java.util.List;

/**
 * An input channel.
 *
 * @param name its name
 * @param contentType the content type that the job gives, or an empty text
 * @param distribution whether each instance has all of it, or a share
 * @param files its files
 */
public record Channel(String name, String contentType, String distribution, List<Path> files) {

  /**
   * Checks how the data is shared out, as the images check the configuration of their channels.
   *
   * @throws UserErrorException if it is not in the one way that the image takes
   */
  public void requireDistribution(String only) throws UserErrorException {
    if (!distribution.equals(only)) {
      throw new UserErrorException(
          "Unable to initialize the algorithm. Failed to validate input data configuration. Channel"
              + " '"
              + name
              + "': S3DistributionType '"
              + distribution
              + "' is not one of ['"
              + only
              + "']");
    }
  }
}
