package org.sagemakerspark.codec;

import java.io.Serializable;

/**
 * One prediction of an answer and the column it goes to.
 *
 * @param key the name of the prediction in the answer
 * @param type what the column holds
 * @param column the name of the output column
 */
public record ResponseColumn(String key, ColumnType type, String column) implements Serializable {}
