package org.sagemakerspark.local.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.http.Json;
import org.slf4j.LoggerFactory;

/**
 * The server process. Prints one line of JSON to standard output when it is ready, and ends, with
 * every container, when its standard input ends: the process that started it holds the other end,
 * so the server never outlives it, however that one dies.
 */
public final class Main {

  private Main() {}

  /** Runs the server with the options of {@link Settings}. */
  public static void main(String[] arguments) throws IOException {
    EmbeddedSageMaker server = start(arguments);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    System.out.println(ready(server));
    awaitEndOfInput();
    System.exit(0);
  }

  /** Whatever runs already must not keep a server alive that cannot serve. */
  private static EmbeddedSageMaker start(String[] arguments) {
    try {
      return EmbeddedSageMaker.start(Settings.parse(List.of(arguments)));
    } catch (IOException | RuntimeException e) {
      LoggerFactory.getLogger(Main.class).error("Cannot start", e);
      System.exit(1);
      throw new AssertionError(e);
    }
  }

  private static ObjectNode ready(EmbeddedSageMaker server) {
    Account account = server.account();
    return Json.object()
        .put("endpoint", server.endpoint().toString())
        .put("s3Endpoint", server.s3Endpoint().toString())
        .put("region", account.region())
        .put("accountId", account.id())
        .put("accessKey", account.accessKey())
        .put("secretKey", account.secretKey())
        .put("roleArn", account.roleArn());
  }

  private static void awaitEndOfInput() throws IOException {
    byte[] ignored = new byte[256];
    while (System.in.read(ignored) >= 0) {
      // Whatever is written to the server has no meaning; only the end has.
    }
  }
}
