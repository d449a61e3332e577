package org.sagemakerspark.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes codecs of classes that users name. */
final class UserCodec {

  private UserCodec() {}

  /**
   * Makes one.
   *
   * @param kind the interface that the class has to implement; a class that does not is never
   *     initialised
   * @param given what the stage tells beside the options
   * @throws IllegalArgumentException when there is no such class or it cannot be made
   */
  static <T> T create(Class<T> kind, Format format, Map<String, String> given) {
    Class<? extends T> type = load(kind, format.name());
    Map<String, String> options = new LinkedHashMap<>(given);
    options.putAll(format.options());
    Optional<Constructor<? extends T>> withOptions = constructor(type, Map.class);
    if (withOptions.isPresent()) {
      return create(withOptions.get(), options);
    }
    Constructor<? extends T> plain =
        constructor(type).orElseThrow(() -> unusable(format.name(), whyNoneCanBeMade(type), null));
    if (!format.options().isEmpty()) {
      throw unusable(
          format.name(),
          "it is given options and has no public constructor with a Map<String, String>",
          null);
    }
    return create(plain);
  }

  /** Tells whether there is a class of that name, as one of the default package. */
  static boolean exists(String name) {
    try {
      Class.forName(name, false, loader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static <T> Class<? extends T> load(Class<T> kind, String name) {
    Class<?> found;
    try {
      found = Class.forName(name, false, loader());
    } catch (ClassNotFoundException e) {
      throw unusable(
          name,
          "there is no such class on the class path of the driver; add its jar with --jars",
          e);
    } catch (LinkageError e) {
      throw unusable(name, "it cannot be loaded: " + e, e);
    }
    if (!kind.isAssignableFrom(found)) {
      throw unusable(name, "it does not implement " + kind.getName(), null);
    }
    int modifiers = found.getModifiers();
    if (!Modifier.isPublic(modifiers) || Modifier.isAbstract(modifiers)) {
      throw unusable(name, "it has to be a public class that is not abstract", null);
    }
    return found.asSubclass(kind);
  }

  /** Spark's own loader knows the jars that users add. */
  private static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? UserCodec.class.getClassLoader() : context;
  }

  private static <T> Optional<Constructor<? extends T>> constructor(
      Class<? extends T> type, Class<?>... parameters) {
    try {
      return Optional.of(type.getConstructor(parameters));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  /**
   * Tells why there is neither constructor. Scala's prompt puts each line into a class, which makes
   * what stands in the line an inner class; the names of those of Spark's begin with {@code $line}.
   */
  private static String whyNoneCanBeMade(Class<?> type) {
    if (type.getName().startsWith("$line")) {
      return "it was typed at a prompt, which puts it inside a class of the line; type it after"
          + " :paste -raw, which leaves it outside, or compile it and add its jar with --jars";
    }
    if (isInner(type)) {
      return "it stands inside another class and cannot be made without one of that; move it out, or"
          + " make it static";
    }
    return "it needs a public constructor with a Map<String, String> of options, or with no"
        + " parameter";
  }

  /** Tells whether constructors take an object of the class that a class stands in. */
  private static boolean isInner(Class<?> type) {
    return Arrays.stream(type.getConstructors())
        .map(Constructor::getParameterTypes)
        .anyMatch(taken -> taken.length > 0 && type.getName().startsWith(taken[0].getName() + "$"));
  }

  private static <T> T create(Constructor<? extends T> constructor, Object... arguments) {
    String name = constructor.getDeclaringClass().getName();
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw unusable(name, "its constructor fails: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw unusable(name, "it cannot be made: " + e, e);
    }
  }

  private static IllegalArgumentException unusable(String name, String problem, Throwable cause) {
    return new IllegalArgumentException("the class " + name + " is not used: " + problem, cause);
  }
}
