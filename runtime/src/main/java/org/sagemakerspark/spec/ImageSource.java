package org.sagemakerspark.spec;

import java.util.Map;
import java.util.Optional;

/**
 * Who keeps an image: exactly one of these is there.
 *
 * @param registry the name of a set of accounts that the library knows
 * @param accounts the account by region
 * @param uri the whole URI, where the image is in one place only
 */
public record ImageSource(
    Optional<String> registry, Map<String, String> accounts, Optional<String> uri) {

  /** Copies the map. */
  public ImageSource {
    accounts = Map.copyOf(accounts);
  }

  /** Returns a set of accounts that the library knows. */
  public static ImageSource registry(String name) {
    return new ImageSource(Optional.of(name), Map.of(), Optional.empty());
  }

  /** Returns the accounts by region. */
  public static ImageSource accounts(Map<String, String> byRegion) {
    return new ImageSource(Optional.empty(), byRegion, Optional.empty());
  }

  /** Returns one place. */
  public static ImageSource uri(String uri) {
    return new ImageSource(Optional.empty(), Map.of(), Optional.of(uri));
  }
}
