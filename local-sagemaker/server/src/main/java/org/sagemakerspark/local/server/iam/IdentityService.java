package org.sagemakerspark.local.server.iam;

import java.io.IOException;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.http.Answer;
import org.sagemakerspark.local.server.http.Call;
import org.sagemakerspark.local.server.http.HttpService;
import org.sagemakerspark.local.server.http.QueryProtocol;

/**
 * IAM to somebody who may ask it nothing, as many who use SageMaker are: every action is denied,
 * and the SDKs, which ask for roles and simulate policies, go on without.
 */
public final class IdentityService implements HttpService {

  private static final QueryProtocol PROTOCOL =
      new QueryProtocol("https://iam.amazonaws.com/doc/2010-05-08/");

  private final Account account;

  public IdentityService(Account account) {
    this.account = account;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    String action = QueryProtocol.safe(QueryProtocol.form(call).getOrDefault("Action", ""));
    return PROTOCOL.error(
        403,
        "AccessDenied",
        "User: " + account.userArn() + " is not authorized to perform: iam:" + action);
  }
}
