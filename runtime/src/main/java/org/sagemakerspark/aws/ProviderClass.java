package org.sagemakerspark.aws;

import com.amazonaws.auth.AWSCredentialsProvider;
import java.lang.reflect.InvocationTargetException;

/** Makes the credentials provider that a user has named. */
final class ProviderClass {

  private ProviderClass() {}

  /**
   * Finds the class. None of its code runs before it is known to be a credentials provider.
   *
   * @throws IllegalArgumentException when there is no such class, or it is no provider
   */
  static Class<? extends AWSCredentialsProvider> load(String name) {
    try {
      Class<?> found = Class.forName(name, false, loader());
      if (!AWSCredentialsProvider.class.isAssignableFrom(found)) {
        throw refused(
            name, "it does not implement " + AWSCredentialsProvider.class.getName(), null);
      }
      return found.asSubclass(AWSCredentialsProvider.class);
    } catch (ClassNotFoundException e) {
      throw refused(name, "there is no such class on the class path", e);
    }
  }

  static AWSCredentialsProvider create(String name) {
    try {
      return load(name).getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw refused(name, "its constructor failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw refused(name, "it has no public constructor without arguments", e);
    }
  }

  private static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? ProviderClass.class.getClassLoader() : context;
  }

  private static IllegalArgumentException refused(String name, String why, Throwable cause) {
    return new IllegalArgumentException(
        "credentialsProviderClass = '" + name + "' gives no credentials: " + why, cause);
  }
}
