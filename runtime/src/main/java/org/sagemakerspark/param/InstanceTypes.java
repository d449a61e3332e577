package org.sagemakerspark.param;

import java.util.List;

/**
 * Instance types, of which some are for training or for endpoints only: those that are in one of
 * the lists TrainingInstanceType and ProductionVariantInstanceType of the service's model and not
 * in the other (botocore 1.44.8). Types that are in neither are newer, and let through.
 */
final class InstanceTypes {

  private static final List<String> TRAINING_ONLY =
      List.of(
          "c5n\\.(|2|4|9|18)xlarge",
          "c7i-flex\\.(|2|4|8|12|16)xlarge",
          "c8i\\.(|2|4|8|12|16|24|32|48|96)xlarge",
          "c8i-flex\\.(|2|4|8|12|16)xlarge",
          "m7i-flex\\.(large|(|2|4|8|12|16)xlarge)",
          "m8i\\.(large|(|2|4|8|12|16|24|32|48|96)xlarge)",
          "m8i-flex\\.(large|(|2|4|8|12|16)xlarge)",
          "p3dn\\.24xlarge",
          "r5\\.(8|16)xlarge",
          "r5d\\.(8|16)xlarge",
          "r8i\\.(large|(|2|4|8|12|16|24|32|48|96)xlarge)",
          "r8i-flex\\.(large|(|2|4|8|12|16)xlarge)",
          "t3\\.(medium|large|(|2)xlarge)");

  private static final List<String> ENDPOINTS_ONLY =
      List.of(
          "c4\\.large",
          "c5\\.large",
          "c5d\\.(large|(|2|4|9|18)xlarge)",
          "c6g\\.(large|(|2|4|8|12|16)xlarge)",
          "c6gd\\.(large|(|2|4|8|12|16)xlarge)",
          "c6gn\\.(large|(|2|4|8|12|16)xlarge)",
          "c6i\\.large",
          "c6in\\.(large|(|2|4|8|12|16|24|32)xlarge)",
          "c7g\\.(large|(|2|4|8|12|16)xlarge)",
          "c8g\\.(medium|large|(|2|4|8|12|16|24|48)xlarge)",
          "dl1\\.24xlarge",
          "inf1\\.(|2|6|24)xlarge",
          "inf2\\.(|8|24|48)xlarge",
          "m5d\\.(large|(|2|4|12|24)xlarge)",
          "m6g\\.(large|(|2|4|8|12|16)xlarge)",
          "m6gd\\.(large|(|2|4|8|12|16)xlarge)",
          "m8g\\.(medium|large|(|2|4|8|12|16|24|48)xlarge)",
          "r6g\\.(large|(|2|4|8|12|16)xlarge)",
          "r6gd\\.(large|(|2|4|8|12|16)xlarge)",
          "r7gd\\.(medium|large|(|2|4|8|12|16)xlarge)",
          "r8g\\.(medium|large|(|2|4|8|12|16|24|48)xlarge)",
          "t2\\.(medium|large|(|2)xlarge)");

  static final ValueCheck OF_TRAINING = allBut(ENDPOINTS_ONLY, "ml.m5.xlarge", "endpoints");

  static final ValueCheck OF_ENDPOINTS = allBut(TRAINING_ONLY, "ml.m5.large", "training");

  private InstanceTypes() {}

  private static ValueCheck allBut(List<String> others, String example, String use) {
    return ValueCheck.text(
        "an instance type, such as " + example + ", and not one that is for " + use + " only",
        "(?!ml\\.(" + String.join("|", others) + ")$)ml\\.[a-z0-9-]+\\.[a-z0-9-]+",
        63);
  }
}
