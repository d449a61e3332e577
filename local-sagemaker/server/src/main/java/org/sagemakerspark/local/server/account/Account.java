package org.sagemakerspark.local.server.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.sagemakerspark.local.server.http.Json;
import org.sagemakerspark.local.server.state.StateFolder;

/**
 * The AWS account that one embedded SageMaker stands for.
 *
 * @param region the region's name, such as {@code us-east-1}
 * @param id the twelve digits of the account id
 * @param accessKey the only access key that is let in
 * @param secretKey its secret
 */
public record Account(String region, String id, String accessKey, String secretKey) {

  private static final String KIND = "account";

  /** Makes an account with a random id and random credentials. */
  public static Account random(String region) {
    SecureRandom random = new SecureRandom();
    byte[] key = new byte[8];
    byte[] secret = new byte[20];
    random.nextBytes(key);
    random.nextBytes(secret);
    String id =
        String.format(Locale.ROOT, "%012d", random.nextLong(100_000_000_000L, 1_000_000_000_000L));
    HexFormat hex = HexFormat.of();
    return new Account(
        region, id, "AKIA" + hex.withUpperCase().formatHex(key), hex.formatHex(secret));
  }

  /**
   * Takes up the account that a folder keeps, or makes one and keeps it.
   *
   * @throws IOException if the folder cannot be read
   */
  public static Account keptIn(StateFolder state, String region) throws IOException {
    List<ObjectNode> kept = state.load(KIND);
    if (!kept.isEmpty()) {
      ObjectNode node = kept.get(0);
      return new Account(
          region,
          node.path("id").asText(),
          node.path("accessKey").asText(),
          node.path("secretKey").asText());
    }
    Account account = random(region);
    state.save(
        KIND,
        KIND,
        Json.object()
            .put("id", account.id())
            .put("accessKey", account.accessKey())
            .put("secretKey", account.secretKey()));
    return account;
  }

  /** Gives the ARN of a SageMaker resource, such as {@code training-job} and its name. */
  public String arn(String kind, String name) {
    return "arn:aws:sagemaker:" + region + ":" + id + ":" + kind + "/" + name;
  }

  /** Gives the ARN of the role that jobs may run as. */
  public String roleArn() {
    return "arn:aws:iam::" + id + ":role/sagemaker-spark-local";
  }

  /** Gives the ARN of the user that the credentials belong to. */
  public String userArn() {
    return "arn:aws:iam::" + id + ":user/sagemaker-spark-local";
  }

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "Account[" + region + ", " + id + ", " + accessKey + "]";
  }
}
