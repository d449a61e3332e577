package org.sagemakerspark.local.server;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.admin.Ledger;
import org.sagemakerspark.local.server.admin.LocalApi;
import org.sagemakerspark.local.server.faults.Faults;
import org.sagemakerspark.local.server.faults.Target;
import org.sagemakerspark.local.server.http.Answer;
import org.sagemakerspark.local.server.http.BodyTooLargeException;
import org.sagemakerspark.local.server.http.Call;
import org.sagemakerspark.local.server.http.HttpService;
import org.sagemakerspark.local.server.http.ServiceException;
import org.sagemakerspark.local.server.logs.LogService;
import org.sagemakerspark.local.server.page.Page;

/**
 * Sends each request to the service it is meant for, as their protocols tell them apart: a target
 * header for the control plane, a path for the runtime, a form for STS, or the name that it is
 * signed for.
 */
public final class FrontDoor implements HttpService {

  private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/,\\s]+)/");

  /** The name of the service that a request is signed for, at the end of the credential's scope. */
  private static final Pattern SIGNED_FOR =
      Pattern.compile("Credential=[^/]+/[^/]+/[^/]+/([^/]+)/aws4_request");

  private static final Pattern INVOCATION = Pattern.compile("/endpoints/([^/]+)/.*");

  private final Account account;
  private final Faults faults;
  private final Ledger ledger;
  private final HttpService local;
  private final HttpService page;
  private final HttpService controlPlane;
  private final HttpService logs;
  private final HttpService runtime;
  private final HttpService tokens;
  private final HttpService identities;
  private final HttpService metrics;

  /** Takes the services behind the door. */
  public FrontDoor(
      Account account,
      Faults faults,
      Ledger ledger,
      HttpService page,
      HttpService controlPlane,
      HttpService logs,
      HttpService runtime,
      HttpService tokens,
      HttpService identities,
      HttpService metrics) {
    this.account = account;
    this.faults = faults;
    this.ledger = ledger;
    this.local = new LocalApi(faults, ledger);
    this.page = page;
    this.controlPlane = controlPlane;
    this.logs = logs;
    this.runtime = runtime;
    this.tokens = tokens;
    this.identities = identities;
    this.metrics = metrics;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    try {
      Optional<HttpService> ours = ours(call);
      if (ours.isPresent()) {
        refuseOtherPages(call);
        return ours.get().answer(call);
      }
      refuseStrangers(call);
      Target target = target(call);
      ledger.received(target);
      Instant start = Instant.now();
      Answer answer = faults.answer(target, () -> answered(call));
      ledger.answered(target, answer.status(), start);
      return answer;
    } catch (ServiceException e) {
      return e.awsJson();
    } catch (BodyTooLargeException e) {
      return new ServiceException(413, "RequestEntityTooLargeException", e.getMessage()).awsJson();
    }
  }

  /** Finds the service for what no AWS service has. */
  private Optional<HttpService> ours(Call call) {
    if (call.path().startsWith(LocalApi.PATH)) {
      return Optional.of(local);
    }
    boolean forPeople = call.path().equals("/") || call.path().startsWith(Page.PATH);
    return forPeople && call.method().equals("GET") ? Optional.of(page) : Optional.empty();
  }

  private Answer answered(Call call) throws IOException {
    try {
      return service(call).answer(call);
    } catch (ServiceException e) {
      return e.awsJson();
    }
  }

  private static Target target(Call call) {
    Matcher invocation = INVOCATION.matcher(call.path());
    if (invocation.matches()) {
      return Target.invocation(invocation.group(1));
    }
    return switch (signedFor(call)) {
      case "iam" -> Target.operation("iam");
      case "monitoring" -> Target.operation("GetMetricStatistics");
      default -> {
        String target = call.header("X-Amz-Target");
        yield Target.operation(
            target.isEmpty()
                ? "GetCallerIdentity"
                : target.replaceFirst("^(SageMaker|Logs_20140328)\\.", ""));
      }
    };
  }

  private static String signedFor(Call call) {
    Matcher scope = SIGNED_FOR.matcher(call.header("Authorization"));
    return scope.find() ? scope.group(1) : "";
  }

  private HttpService service(Call call) {
    switch (signedFor(call)) {
      case "iam" -> {
        return identities;
      }
      case "monitoring" -> {
        return metrics;
      }
      default -> {
        return byProtocol(call);
      }
    }
  }

  private HttpService byProtocol(Call call) {
    if (call.path().startsWith("/endpoints/")) {
      return runtime;
    }
    if (call.header("X-Amz-Target").startsWith(LogService.TARGET_PREFIX)) {
      return logs;
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

  /**
   * Lets in only who names this instance's access key, as a bearer token or in the address. Another
   * site's page in a browser does not know it.
   */
  private void refuseOtherPages(Call call) {
    String key = account.accessKey();
    if (!call.header("Authorization").equals("Bearer " + key) && !call.query("key").equals(key)) {
      throw new ServiceException(
          403,
          "MissingAuthenticationTokenException",
          "Name the access key: Authorization: Bearer ACCESS_KEY, or ?key=ACCESS_KEY");
    }
  }
}
