package org.sagemakerspark.local.images.contract;

import java.util.Locale;

/** Content types as headers have them. */
public final class ContentType {

  private ContentType() {}

  /** Returns a content type in lower case and without its parameters. */
  public static String plain(String header) {
    return header.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
  }
}
