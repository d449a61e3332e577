package org.sagemakerspark.lifecycle;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells this JVM from all others. Ids of Spark applications are unique within a cluster at most:
 * two drivers that start in the same millisecond are both {@code local-1700000000000}.
 */
public final class DriverRun {

  private DriverRun() {}

  /** Returns eight hexadecimal digits, the same in every call of this JVM. */
  public static String id() {
    return hex(Objects.hash(host(), ProcessHandle.current().pid(), start().orElse(Instant.EPOCH)));
  }

  /** Returns when this JVM was started, where the system tells. */
  static Optional<Instant> start() {
    return ProcessHandle.current().info().startInstant();
  }

  /** Returns eight hexadecimal digits, other ones in every call. */
  static String freshId() {
    return hex(new SecureRandom().nextInt());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().toString();
    } catch (UnknownHostException e) {
      return "";
    }
  }

  private static String hex(int value) {
    return String.format(Locale.ROOT, "%08x", value);
  }
}
