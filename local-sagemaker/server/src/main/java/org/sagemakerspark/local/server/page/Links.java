package org.sagemakerspark.local.server.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses within the page; each names the access key, without which the page does not answer.
 *
 * @param key the access key
 */
record Links(String key) {

  String home() {
    return withKey("/");
  }

  String asset(String file) {
    return withKey(Page.PATH + file);
  }

  /** Gives the page of one resource, such as {@code training-jobs} and its name. */
  String to(String kind, String name) {
    return withKey(Page.PATH + kind + "/" + encoded(name));
  }

  private String withKey(String path) {
    return path + "?key=" + encoded(key);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
