package org.sagemakerspark.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A test that runs on the default line of Spark only, as another line would tell nothing new. */
@Tag("one-line")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnOneLine {
  /** Returns why. */
  String value();
}
