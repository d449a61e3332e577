package org.sagemakerspark.aws;

import com.amazonaws.util.VersionInfoUtils;

/** The warning, with a stack trace, that the AWS SDK for Java 1.x prints when it is first used. */
final class SdkBanner {

  /** Read by the SDK once, when its class {@code VersionInfoUtils} is initialised. */
  private static final String OFF = "aws.java.v1.disableDeprecationAnnouncement";

  private SdkBanner() {}

  /**
   * Keeps the SDK quiet that the bundle holds under a name of its own. No user can exchange that
   * one, and nobody else uses it. The SDK under its own name is also the user's, who decides.
   */
  static synchronized void quietWhereRenamed() {
    if (!VersionInfoUtils.class.getName().startsWith("org.sagemakerspark.")) {
      return;
    }
    String before = System.setProperty(OFF, "true");
    try {
      VersionInfoUtils.getVersion();
    } finally {
      if (before == null) {
        System.clearProperty(OFF);
      } else {
        System.setProperty(OFF, before);
      }
    }
  }
}
