package org.sagemakerspark.aws;

import java.util.regex.Pattern;

/** Where a service may be: what is sent there is encrypted, or does not leave this machine. */
public final class ServiceUrl {

  /** What a URL must match. */
  public static final String PATTERN =
      "https://\\S+|http://(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d{1,5})?(/\\S*)?";

  /** What that is, in words that follow "it must be". */
  public static final String ALLOWED =
      "a URL that begins with https://, or with http:// where it leads to this machine itself"
          + " (localhost, 127.0.0.1, [::1])";

  private static final Pattern URL = Pattern.compile(PATTERN);

  private ServiceUrl() {}

  /**
   * Returns the URL.
   *
   * @param key the setting that it is of
   * @throws IllegalArgumentException when it is none, or leads elsewhere by plain HTTP
   */
  static String check(String key, String url) {
    if (!URL.matcher(url).matches()) {
      throw new IllegalArgumentException(key + " = '" + url + "': it must be " + ALLOWED);
    }
    return url;
  }
}
