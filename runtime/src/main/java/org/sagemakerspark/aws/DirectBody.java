package org.sagemakerspark.aws;

import com.amazonaws.AmazonWebServiceRequest;
import com.amazonaws.Request;
import com.amazonaws.handlers.HandlerContextKey;
import com.amazonaws.handlers.RequestHandler2;
import com.amazonaws.util.StringUtils;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;

/**
 * Sends a body from where it is. The SDK copies a body when it is a member of the request, and once
 * more to find its length; of megabytes, that costs as much as signing them.
 */
public final class DirectBody extends RequestHandler2 {

  private static final HandlerContextKey<ByteBuffer> BODY =
      new HandlerContextKey<>("sagemaker-spark-body");

  DirectBody() {}

  /**
   * Gives a request its body, in place of the member.
   *
   * @param body bytes in an array, which do not change until the request has been answered
   */
  public static void attach(AmazonWebServiceRequest request, ByteBuffer body) {
    request.addHandlerContext(BODY, body);
  }

  @Override
  public void beforeRequest(Request<?> request) {
    ByteBuffer body = request.getHandlerContext(BODY);
    request.setContent(
        new ByteArrayInputStream(
            body.array(), body.arrayOffset() + body.position(), body.remaining()));
    request.addHeader("Content-Length", StringUtils.fromInteger(body.remaining()));
  }
}
