package org.sagemakerspark.local.images.ipinsights;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entity that acts from an address.
 *
 * @param entity what tells the entity from others
 * @param address the IPv4 address as a number
 */
record Event(String entity, int address) {
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 =
      Pattern.compile(BYTE + "\\." + BYTE + "\\." + BYTE + "\\." + BYTE);

  /**
   * Reads the two values of an event.
   *
   * @throws IllegalArgumentException that says which is none, and not what it is
   */
  static Event of(List<String> values) {
    if (values.size() != 2) {
      throw new IllegalArgumentException(
          "has " + values.size() + " values; an entity and an IPv4 address are expected");
    }
    Matcher bytes = IPV4.matcher(values.get(1));
    if (values.get(0).isEmpty() || !bytes.matches()) {
      throw new IllegalArgumentException(
          bytes.matches()
              ? "has no entity"
              : "has no IPv4 address in dotted decimal notation, such as 192.168.1.2");
    }
    int address = 0;
    for (int i = 1; i <= 4; i++) {
      address = address << 8 | Integer.parseInt(bytes.group(i));
    }
    return new Event(values.get(0), address);
  }

  /** Parts a line of comma-separated values; spaces beside a value are not of it. */
  static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(line.charAt(++i));
      } else if (c == '"' && (isQuoted || cell.toString().isBlank())) {
        isQuoted = !isQuoted;
      } else if (c == ',' && !isQuoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
