package org.sagemakerspark.aws;

import java.util.regex.Pattern;

/** The role that SageMaker assumes, as its API takes it: the name alone is none. */
public final class RoleArn {

  /** What an ARN must match. */
  public static final String PATTERN =
      "arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+";

  /** What that is, in words that follow "it must be". */
  public static final String ALLOWED =
      "the ARN of an IAM role, such as arn:aws:iam::123456789012:role/SageMaker";

  private static final Pattern ARN = Pattern.compile(PATTERN);

  private RoleArn() {}

  /**
   * Returns the ARN.
   *
   * @param key the setting that it is of
   * @throws IllegalArgumentException when it is none
   */
  static String check(String key, String arn) {
    if (!ARN.matcher(arn).matches()) {
      throw new IllegalArgumentException(key + " = '" + arn + "': it must be " + ALLOWED);
    }
    return arn;
  }
}
