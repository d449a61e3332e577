package org.sagemakerspark.local.server.sts;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.sagemakerspark.local.server.Account;
import org.sagemakerspark.local.server.http.Answer;
import org.sagemakerspark.local.server.http.Call;
import org.sagemakerspark.local.server.http.HttpService;

/** STS by the query protocol: GetCallerIdentity, and STS's error for everything else. */
public final class SecurityTokenService implements HttpService {

  private static final int MAX_BODY_BYTES = 1 << 16;
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  private final Account account;

  public SecurityTokenService(Account account) {
    this.account = account;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    String action = action(new String(call.body(MAX_BODY_BYTES), StandardCharsets.UTF_8));
    return action.equals("GetCallerIdentity") ? identity() : unknown(action);
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
    return xml(
        400,
        """
        <ErrorResponse xmlns="%s">
          <Error>
            <Type>Sender</Type>
            <Code>InvalidAction</Code>
            <Message>Could not find operation %s for version 2011-06-15</Message>
          </Error>
          <RequestId>%s</RequestId>
        </ErrorResponse>
        """
            .formatted(NAMESPACE, action.replaceAll("[^A-Za-z0-9]", "?"), UUID.randomUUID()));
  }

  private static Answer xml(int status, String body) {
    return Answer.of(status, "text/xml", body);
  }

  private static String action(String form) {
    return Arrays.stream(form.split("&"))
        .filter(field -> field.startsWith("Action="))
        .map(field -> URLDecoder.decode(field.substring(7), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }
}
