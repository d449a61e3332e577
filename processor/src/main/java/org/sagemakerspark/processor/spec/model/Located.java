package org.sagemakerspark.processor.spec.model;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sagemakerspark.processor.spec.report.Location;

/**
 * A value of a spec and where it stands. The value is absent when the spec does not give it, or
 * gives it wrongly and that was reported; the place is then that of the object that should hold it.
 */
public record Located<T>(Optional<T> found, Location at) {

  /** Returns a value that is there. */
  public static <T> Located<T> of(T value, Location at) {
    return new Located<>(Optional.of(value), at);
  }

  /** Returns a value that is not there. */
  public static <T> Located<T> absent(Location at) {
    return new Located<>(Optional.empty(), at);
  }

  /**
   * Returns the value of a spec without problems.
   *
   * @throws NoSuchElementException if it is absent
   */
  public T value() {
    return found.orElseThrow(() -> new NoSuchElementException("No value at " + at));
  }

  /** Returns the same place with another value, if there is one. */
  public <R> Located<R> map(Function<? super T, R> change) {
    return new Located<>(found.map(change), at);
  }

  /** Tells whether the value is there. */
  public boolean isPresent() {
    return found.isPresent();
  }

  /** Hands the value on if it is there. */
  public void ifPresent(Consumer<? super T> action) {
    found.ifPresent(action);
  }
}
