package org.sagemakerspark.local.server.controlplane;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.sagemakerspark.local.server.http.ServiceException;

/**
 * Resources of one kind by name. Names that differ only in case are the same, as in the service.
 */
public final class Catalog<T> {

  private final String kind;
  private final Map<String, T> resources = new ConcurrentHashMap<>();

  /**
   * Makes an empty catalog.
   *
   * @param kind how messages name one resource, such as {@code training job}
   */
  public Catalog(String kind) {
    this.kind = kind;
  }

  /**
   * Adds a resource unless its name is taken.
   *
   * @throws ServiceException if it is taken
   */
  public T create(String name, String arn, String takenType, Supplier<T> resource) {
    boolean[] created = new boolean[1];
    T result =
        resources.computeIfAbsent(
            key(name),
            k -> {
              created[0] = true;
              return resource.get();
            });
    if (!created[0]) {
      throw new ServiceException(
          400,
          takenType,
          takenType.equals("ResourceInUse")
              ? kind.substring(0, 1).toUpperCase(Locale.ROOT)
                  + kind.substring(1)
                  + " names must be unique within an AWS account and region, and a "
                  + kind
                  + " with this name already exists ("
                  + arn
                  + ")"
              : "Cannot create already existing " + kind + " \"" + arn + "\".");
    }
    return result;
  }

  public Optional<T> find(String name) {
    return Optional.ofNullable(resources.get(key(name)));
  }

  /**
   * Removes a resource.
   *
   * @throws ServiceException if there is none
   */
  public void remove(String name, String arn) {
    if (resources.remove(key(name)) == null) {
      throw missing(arn);
    }
  }

  public Collection<T> all() {
    return List.copyOf(resources.values());
  }

  /** Makes the error for a name that does not exist. */
  public ServiceException missing(String arn) {
    return ServiceException.validation("Could not find " + kind + " \"" + arn + "\".");
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
