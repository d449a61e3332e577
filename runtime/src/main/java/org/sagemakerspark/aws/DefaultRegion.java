package org.sagemakerspark.aws;

import com.amazonaws.SdkClientException;
import com.amazonaws.regions.DefaultAwsRegionProviderChain;

/** The region that the AWS SDK finds by itself: in the environment, the profile, the instance. */
final class DefaultRegion {

  private DefaultRegion() {}

  /**
   * Returns it.
   *
   * @throws IllegalArgumentException when there is none
   */
  static String require() {
    try {
      String region = new DefaultAwsRegionProviderChain().getRegion();
      if (region != null) {
        return region;
      }
    } catch (SdkClientException e) {
      throw noRegion(e);
    }
    throw noRegion(null);
  }

  private static IllegalArgumentException noRegion(SdkClientException cause) {
    return new IllegalArgumentException(
        "No AWS region is known; call setRegion on the stage, set "
            + SessionKeys.REGION
            + " in the Spark configuration, or AWS_REGION in the environment",
        cause);
  }
}
