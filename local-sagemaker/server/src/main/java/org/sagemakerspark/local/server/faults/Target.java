package org.sagemakerspark.local.server.faults;

/**
 * What a request is for.
 *
 * @param operation the operation's name, such as {@code InvokeEndpoint}
 * @param endpoint the endpoint's name; empty if the request is for none
 */
public record Target(String operation, String endpoint) {

  public static final String INVOKE_ENDPOINT = "InvokeEndpoint";

  /** Names an operation that concerns no running endpoint. */
  public static Target operation(String name) {
    return new Target(name, "");
  }

  /** Names an invocation of an endpoint. */
  public static Target invocation(String endpoint) {
    return new Target(INVOKE_ENDPOINT, endpoint);
  }

  boolean isInvocation() {
    return operation.equals(INVOKE_ENDPOINT);
  }
}
