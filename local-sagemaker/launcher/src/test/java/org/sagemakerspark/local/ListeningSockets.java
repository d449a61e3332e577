package org.sagemakerspark.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The sockets that a process listens on, as Linux tells them. */
final class ListeningSockets {

  /**
   * One of them.
   *
   * @param address in hexadecimal, each four bytes in the machine's order
   * @param port the port
   */
  record Socket(String address, int port) {

    /** Says whether it is 127.0.0.1, the same as an IPv6 address, or ::1. */
    boolean isLoopback() {
      return address.equals("0100007F")
          || address.equals("0000000000000000FFFF00000100007F")
          || address.equals("00000000000000000000000001000000");
    }
  }

  private static final String LISTENING = "0A";

  private ListeningSockets() {}

  static List<Socket> of(ProcessHandle process) {
    try {
      Set<String> inodes = inodes(process.pid());
      List<Socket> sockets = new ArrayList<>();
      for (String table : List.of("tcp", "tcp6")) {
        for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
          String[] columns = line.strip().split("\\s+", -1);
          if (columns.length > 9 && columns[3].equals(LISTENING) && inodes.contains(columns[9])) {
            String[] address = columns[1].split(":", -1);
            sockets.add(new Socket(address[0], Integer.parseInt(address[1], 16)));
          }
        }
      }
      return sockets;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Set<String> inodes(long pid) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path file : files.toList()) {
        if (Files.isSymbolicLink(file)) {
          String target = Files.readSymbolicLink(file).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring(8, target.length() - 1));
          }
        }
      }
    }
    return inodes;
  }
}
