package org.sagemakerspark.local.server.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServingPortTest {

  private static final int PORTS = 500;

  @Test
  void isNoneOfAConnectionOrOfAnotherContainer() throws IOException {
    List<ServingPort> held = new ArrayList<>();
    try {
      for (int each = 0; each < PORTS; each++) {
        held.add(ServingPort.claim());
      }
      assertThat(held)
          .extracting(ServingPort::number)
          .doesNotHaveDuplicates()
          .allMatch(number -> number >= ServingPort.LOWEST && number <= ServingPort.HIGHEST);
    } finally {
      held.forEach(ServingPort::close);
    }
  }

  @Test
  void isThereForTheContainerAndClaimedForAsLongAsItIsHeld() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ServingPort port = ServingPort.claim();
    InetSocketAddress claim = new InetSocketAddress(loopback, port.number());
    try (ServerSocket container = new ServerSocket(port.number(), 1, loopback)) {
      assertThat(container.isBound()).isTrue();
      assertThatThrownBy(() -> new DatagramSocket(claim).close()).isInstanceOf(BindException.class);
    }

    port.close();

    try (DatagramSocket next = new DatagramSocket(claim)) {
      assertThat(next.isBound()).isTrue();
    }
  }
}
