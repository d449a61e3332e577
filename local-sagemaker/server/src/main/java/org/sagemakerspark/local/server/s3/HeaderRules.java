package org.sagemakerspark.local.server.s3;

import java.lang.reflect.Field;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.sagemakerspark.local.server.account.Account;

/**
 * What S3 refuses by a request's headers and S3Proxy lets through: a bucket that is expected to be
 * another account's ("Verifying bucket ownership with bucket owner condition" in the Amazon S3 User
 * Guide), and outside us-east-1 a new bucket without a LocationConstraint (CreateBucket in the API
 * Reference).
 */
final class HeaderRules extends Handler.Wrapper {

  private static final String EXPECTED_OWNER = "x-amz-expected-bucket-owner";

  private final Account account;

  private HeaderRules(Handler next, Account account) {
    super(next);
    this.account = account;
  }

  /** Puts the rules before a server that has not started; it has no other place for them. */
  static void guard(S3Proxy proxy, Account account) throws ReflectiveOperationException {
    Field field = S3Proxy.class.getDeclaredField("server");
    field.setAccessible(true);
    Server server = (Server) field.get(proxy);
    server.setHandler(new HeaderRules(server.getHandler(), account));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String owner = request.getHeaders().get(EXPECTED_OWNER);
    if (owner != null && !owner.equals(account.id())) {
      return refuse(403, "AccessDenied", "Access Denied", request, response, callback);
    }
    if (createsBucket(request)
        && request.getLength() <= 0
        && !account.region().equals("us-east-1")) {
      return refuse(
          400,
          "IllegalLocationConstraintException",
          "The unspecified location constraint is incompatible for the region specific endpoint"
              + " this request was sent to.",
          request,
          response,
          callback);
    }
    return super.handle(request, response, callback);
  }

  private static boolean createsBucket(Request request) {
    return request.getMethod().equals("PUT")
        && request.getHttpURI().getQuery() == null
        && request.getHttpURI().getPath().matches("/[^/]+/?");
  }

  private static boolean refuse(
      int status,
      String code,
      String message,
      Request request,
      Response response,
      Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml");
    String body =
        request.getMethod().equals("HEAD")
            ? ""
            : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
                + code
                + "</Code><Message>"
                + message
                + "</Message></Error>";
    Content.Sink.write(response, true, body, callback);
    return true;
  }
}
