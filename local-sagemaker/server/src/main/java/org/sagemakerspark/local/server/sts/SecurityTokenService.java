package org.sagemakerspark.local.server.sts;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sagemakerspark.local.server.Account;
import org.sagemakerspark.local.server.http.Answer;
import org.sagemakerspark.local.server.http.Call;
import org.sagemakerspark.local.server.http.HttpService;

/**
 * STS by the query protocol: GetCallerIdentity, AssumeRole, and STS's error for everything else. A
 * role that is assumed acts with this instance's own keys.
 */
public final class SecurityTokenService implements HttpService {

  private static final int MAX_BODY_BYTES = 1 << 16;
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  /** As in the service's model; what is taken from a request is safe in XML then. */
  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[a-zA-Z_0-9+=,.@/-]{1,512}");

  private static final Pattern SESSION = Pattern.compile("[a-zA-Z_0-9+=,.@-]{2,64}");

  private final Account account;

  public SecurityTokenService(Account account) {
    this.account = account;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    String form = new String(call.body(MAX_BODY_BYTES), StandardCharsets.UTF_8);
    String action = field(form, "Action");
    return switch (action) {
      case "GetCallerIdentity" -> identity();
      case "AssumeRole" -> assumed(field(form, "RoleArn"), field(form, "RoleSessionName"));
      default -> unknown(action);
    };
  }

  private Answer assumed(String roleArn, String session) {
    if (!ROLE.matcher(roleArn).matches() || !SESSION.matcher(session).matches()) {
      return error("ValidationError", "RoleArn or RoleSessionName is missing or of another form");
    }
    return xml(
        200,
        """
        <AssumeRoleResponse xmlns="%s">
          <AssumeRoleResult>
            <Credentials>
              <AccessKeyId>%s</AccessKeyId>
              <SecretAccessKey>%s</SecretAccessKey>
              <SessionToken>embedded</SessionToken>
              <Expiration>%s</Expiration>
            </Credentials>
            <AssumedRoleUser>
              <AssumedRoleId>AROAEMBEDDED:%s</AssumedRoleId>
              <Arn>%s/%s</Arn>
            </AssumedRoleUser>
          </AssumeRoleResult>
          <ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata>
        </AssumeRoleResponse>
        """
            .formatted(
                NAMESPACE,
                account.accessKey(),
                account.secretKey(),
                Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS),
                session,
                roleArn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/"),
                session,
                UUID.randomUUID()));
  }

  private Answer identity() {
    return xml(
        200,
        """
        <GetCallerIdentityResponse xmlns="%s">
          <GetCallerIdentityResult>
            <Arn>%s</Arn>
            <UserId>%s</UserId>
            <Account>%s</Account>
          </GetCallerIdentityResult>
          <ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata>
        </GetCallerIdentityResponse>
        """
            .formatted(
                NAMESPACE,
                account.userArn(),
                account.accessKey().replaceFirst("^AKIA", "AIDA"),
                account.id(),
                UUID.randomUUID()));
  }

  private static Answer unknown(String action) {
    return error(
        "InvalidAction",
        "Could not find operation "
            + action.replaceAll("[^A-Za-z0-9]", "?")
            + " for version 2011-06-15");
  }

  private static Answer error(String code, String message) {
    return xml(
        400,
        """
        <ErrorResponse xmlns="%s">
          <Error>
            <Type>Sender</Type>
            <Code>%s</Code>
            <Message>%s</Message>
          </Error>
          <RequestId>%s</RequestId>
        </ErrorResponse>
        """
            .formatted(NAMESPACE, code, message, UUID.randomUUID()));
  }

  private static Answer xml(int status, String body) {
    return Answer.of(status, "text/xml", body);
  }

  private static String field(String form, String name) {
    return Arrays.stream(form.split("&"))
        .filter(field -> field.startsWith(name + "="))
        .map(field -> URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }
}
