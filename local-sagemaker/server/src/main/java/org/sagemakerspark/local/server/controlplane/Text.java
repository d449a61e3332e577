package org.sagemakerspark.local.server.controlplane;

import java.util.Locale;

/** Pieces of the service's messages. */
final class Text {

  private static final int MAX_SHOWN = 256;

  private Text() {}

  /** Cuts a caller's value to a length that fits into a message. */
  static String shorten(String value) {
    return value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "...";
  }

  /** Spells a member's name as the service's messages do. */
  static String memberName(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
