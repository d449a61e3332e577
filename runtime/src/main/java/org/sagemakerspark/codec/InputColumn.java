package org.sagemakerspark.codec;

import java.io.Serializable;

/**
 * A column of rows, and what an image knows it as.
 *
 * @param name the image's name for it; in JSON, dots in it lead into inner objects
 * @param type what it holds
 * @param isRequired whether a row must have a value in it
 * @param column the column's name
 */
public record InputColumn(String name, InputType type, boolean isRequired, String column)
    implements Serializable {}
