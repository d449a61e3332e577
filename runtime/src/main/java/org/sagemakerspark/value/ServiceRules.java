package org.sagemakerspark.value;

import org.sagemakerspark.aws.RoleArn;
import org.sagemakerspark.aws.ServiceUrl;

/**
 * What SageMaker's API allows in a request, so that a wrong value is refused when it is set and not
 * after an upload. Patterns and lengths are those of the service's model (boto/botocore@0e6e240,
 * sagemaker/2017-07-24/service-2.json).
 */
public final class ServiceRules {

  public static final ValueCheck REGION =
      ValueCheck.text("the name of an AWS region, such as eu-west-1", "[a-z]{2,}(-[a-z0-9]+)+", 30);

  public static final ValueCheck ROLE_ARN = ValueCheck.text(RoleArn.ALLOWED, RoleArn.PATTERN, 2048);

  public static final ValueCheck CHANNEL_NAME =
      ValueCheck.text(
          "at most 64 letters, digits, dots, hyphens and underscores", "[A-Za-z0-9.\\-_]+", 64);

  public static final ValueCheck KMS_KEY =
      ValueCheck.text(
          "the id, alias or ARN of a KMS key, such as alias/training", "[a-zA-Z0-9:/_-]+", 2048);

  public static final ValueCheck CONTENT_TYPE =
      ValueCheck.text("a content type of at most 256 characters, such as text/csv", ".+", 256);

  public static final ValueCheck S3_URI =
      ValueCheck.text("an S3 URI, such as s3://bucket/folder", S3Uri.FORM, S3Uri.LONGEST);

  public static final ValueCheck LOCAL_PATH =
      ValueCheck.text("an absolute path, such as /opt/ml/checkpoints", "/.*", 4096);

  public static final ValueCheck URL =
      ValueCheck.text(ServiceUrl.ALLOWED, ServiceUrl.PATTERN, 2048);

  public static final ValueCheck CLASS_NAME =
      ValueCheck.text(
          "the full name of a Java class, such as org.example.Credentials",
          "[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*",
          1024);

  public static final ValueCheck ANY_MAP =
      ValueCheck.textMap("a JSON object of texts", ".*", "[\\S\\s]*", Integer.MAX_VALUE);

  private ServiceRules() {}

  /** Allows names of everything that is created. */
  public static ValueCheck name(int longest) {
    return ValueCheck.text(
        "at most " + longest + " letters, digits and hyphens, with no hyphen at its ends",
        "[a-zA-Z0-9](-*[a-zA-Z0-9])*+",
        longest);
  }

  public static ValueCheck subnets(int most) {
    return ValueCheck.textList(
        "1 to " + most + " subnet ids, separated by commas", "[-0-9a-zA-Z]{1,32}", most);
  }

  public static ValueCheck securityGroups(int most) {
    return ValueCheck.textList(
        "1 to " + most + " ids of security groups, separated by commas",
        "[-0-9a-zA-Z]{1,32}",
        most);
  }

  /** Allows tags. A resource has fifty at most; the library's own are among them. */
  public static ValueCheck tags(int most) {
    return ValueCheck.textMap(
        "a JSON object of at most "
            + most
            + " tags, such as {\"team\":\"growth\"}, whose keys (at most 128"
            + " characters, not beginning with aws: or sagemaker-spark:) and values (at most 256)"
            + " are letters, digits, spaces and _.:/=+-@",
        "(?!aws:|sagemaker-spark:)[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}",
        "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}",
        most);
  }

  public static ValueCheck metrics(int most) {
    return ValueCheck.textMap(
        "a JSON object of at most "
            + most
            + " names (at most 255 characters) and regular expressions (at most 500), such as"
            + " {\"loss\":\"loss=([0-9]+)\"}",
        ".{1,255}",
        ".{1,500}",
        most);
  }

  /** Allows variables of a container. */
  public static ValueCheck environment(int most, int longest) {
    return ValueCheck.textMap(
        "a JSON object of at most "
            + most
            + " names (letters, digits and underscores) and values of at most "
            + longest
            + " characters each, such as {\"LOG_LEVEL\":\"debug\"}",
        "[a-zA-Z_][a-zA-Z0-9_]{0," + (longest - 1) + "}",
        "[\\S\\s]{0," + longest + "}",
        most);
  }
}
