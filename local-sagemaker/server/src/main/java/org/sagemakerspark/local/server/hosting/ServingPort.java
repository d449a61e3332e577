package org.sagemakerspark.local.server.hosting;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a container, which is told where to serve and cannot choose. It lies below those that
 * systems give to outgoing connections (32768 and up on Linux, 49152 and up elsewhere), so that no
 * connection takes it before the container is there. Other embedded SageMakers leave it alone as
 * long as it is held: each takes the port of the same number of UDP, which ends with its process.
 */
final class ServingPort implements AutoCloseable {

  static final int LOWEST = 20_000;
  static final int HIGHEST = 32_000;

  private static final int TRIES = 1_000;

  private final int number;
  private final DatagramSocket claim;

  private ServingPort(int number, DatagramSocket claim) {
    this.number = number;
    this.claim = claim;
  }

  /**
   * Holds one that is free.
   *
   * @throws IOException when none is found
   */
  static ServingPort claim() throws IOException {
    SocketException last = null;
    for (int each = 0; each < TRIES; each++) {
      int number = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
      try {
        return claim(number);
      } catch (SocketException e) {
        last = e;
      }
    }
    throw new IOException(
        "No port from " + LOWEST + " to " + HIGHEST + " is free for a container", last);
  }

  private static ServingPort claim(int number) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    DatagramSocket claim = new DatagramSocket(new InetSocketAddress(loopback, number));
    try (ServerSocket free = new ServerSocket(number, 1, loopback)) {
      return new ServingPort(free.getLocalPort(), claim);
    } catch (IOException e) {
      claim.close();
      throw e;
    }
  }

  int number() {
    return number;
  }

  /** Lets others have it. */
  @Override
  public void close() {
    claim.close();
  }
}
