package org.sagemakerspark.local.server.http;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sagemakerspark.local.server.Account;

/**
 * Sends each request to the service it is meant for, as their protocols tell them apart: a target
 * header for the control plane, a path for the runtime, a form for STS.
 */
public final class FrontDoor implements HttpService {

  private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/,\\s]+)/");

  private final Account account;
  private final HttpService controlPlane;
  private final HttpService runtime;
  private final HttpService tokens;

  /** Takes the services behind the door. */
  public FrontDoor(
      Account account, HttpService controlPlane, HttpService runtime, HttpService tokens) {
    this.account = account;
    this.controlPlane = controlPlane;
    this.runtime = runtime;
    this.tokens = tokens;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    try {
      refuseStrangers(call);
      return service(call).answer(call);
    } catch (ServiceException e) {
      return e.awsJson();
    } catch (BodyTooLargeException e) {
      return new ServiceException(413, "RequestEntityTooLargeException", e.getMessage()).awsJson();
    }
  }

  private HttpService service(Call call) {
    if (call.path().startsWith("/endpoints/")) {
      return runtime;
    }
    if (!call.header("X-Amz-Target").isEmpty()) {
      return controlPlane;
    }
    if (call.header("Content-Type").startsWith("application/x-www-form-urlencoded")) {
      return tokens;
    }
    throw new ServiceException(
        404,
        "UnknownOperationException",
        "The embedded SageMaker has no operation at " + call.method() + " " + call.path());
  }

  /**
   * Lets in only who names this instance's access key. The signature itself is not computed: this
   * keeps browsers and mistaken configurations out, not an attacker on this machine.
   */
  private void refuseStrangers(Call call) {
    Matcher key = ACCESS_KEY.matcher(call.header("Authorization"));
    if (!key.find()) {
      throw new ServiceException(
          403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }
    if (!key.group(1).equals(account.accessKey())) {
      throw new ServiceException(
          403,
          "UnrecognizedClientException",
          "The security token included in the request is invalid: the embedded SageMaker knows the"
              + " access key "
              + account.accessKey()
              + " only.");
    }
  }
}
