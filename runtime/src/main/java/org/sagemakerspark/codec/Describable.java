package org.sagemakerspark.codec;

import java.util.Map;

/**
 * A serializer or deserializer that a stage can hold as a Param: a few texts make an equal one
 * again. The class is public and has a public constructor that takes the options as a {@code
 * Map<String, String>}, or one without parameters when it has no options.
 *
 * <p>Beside its options the map that the constructor is given tells {@code featuresCol}, the
 * stage's features column, unless an option of that name does.
 */
public interface Describable {

  /** Returns the options from which the constructor makes an equal one; empty for none. */
  Map<String, String> options();
}
