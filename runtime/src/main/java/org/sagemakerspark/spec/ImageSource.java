package org.sagemakerspark.spec;

import java.util.Map;
import java.util.Optional;

/**
 * Who keeps an image: one of these is there, or none where a user has to give it.
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

  /** Returns the source of an image that the library does not know and a user gives. */
  public static ImageSource ofUser() {
    return new ImageSource(Optional.empty(), Map.of(), Optional.empty());
  }

  /** Tells whether a user has to give it. */
  public boolean isOfUser() {
    return registry.isEmpty() && accounts.isEmpty() && uri.isEmpty();
  }

  /** Returns one place. */
  public static ImageSource uri(String uri) {
    return new ImageSource(Optional.empty(), Map.of(), Optional.of(uri));
  }
}
