package org.sagemakerspark.local.server.sts;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.http.Answer;
import org.sagemakerspark.local.server.http.Call;
import org.sagemakerspark.local.server.http.HttpService;
import org.sagemakerspark.local.server.http.QueryProtocol;

/**
 * STS by the query protocol: GetCallerIdentity, AssumeRole, and STS's error for everything else. A
 * role that is assumed acts with this instance's own keys.
 */
public final class SecurityTokenService implements HttpService {

  private static final QueryProtocol PROTOCOL =
      new QueryProtocol("https://sts.amazonaws.com/doc/2011-06-15/");

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
    Map<String, String> form = QueryProtocol.form(call);
    String action = form.getOrDefault("Action", "");
    return switch (action) {
      case "GetCallerIdentity" -> identity();
      case "AssumeRole" ->
          assumed(form.getOrDefault("RoleArn", ""), form.getOrDefault("RoleSessionName", ""));
      default ->
          PROTOCOL.error(
              400,
              "InvalidAction",
              "Could not find operation " + QueryProtocol.safe(action) + " for version 2011-06-15");
    };
  }

  private Answer assumed(String roleArn, String session) {
    if (!ROLE.matcher(roleArn).matches() || !SESSION.matcher(session).matches()) {
      return PROTOCOL.error(
          400, "ValidationError", "RoleArn or RoleSessionName is missing or of another form");
    }
    return PROTOCOL.result(
        "AssumeRole",
        """
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
        """
            .formatted(
                account.accessKey(),
                account.secretKey(),
                Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS),
                session,
                roleArn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/"),
                session));
  }

  private Answer identity() {
    return PROTOCOL.result(
        "GetCallerIdentity",
        """
        <Arn>%s</Arn>
        <UserId>%s</UserId>
        <Account>%s</Account>
        """
            .formatted(
                account.userArn(),
                account.accessKey().replaceFirst("^AKIA", "AIDA"),
                account.id()));
  }
}
