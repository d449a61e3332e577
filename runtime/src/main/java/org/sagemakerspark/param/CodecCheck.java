package org.sagemakerspark.param;

import org.sagemakerspark.codec.Format;
import org.sagemakerspark.value.ValueCheck;

/** Allows what can be read as a description; whether there is such a class is seen on use. */
final class CodecCheck extends ValueCheck {

  private static final long serialVersionUID = 1L;

  @Override
  public String allowed() {
    return "the name of a format or of a class, or {\"class\": NAME, \"options\": {...}}";
  }

  @Override
  public boolean accepts(Object value) {
    try {
      return value instanceof String text && !Format.parse(text).name().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
