package org.sagemakerspark.processor.spec.model;

import java.math.BigDecimal;

/**
 * One end of a range.
 *
 * @param value the end
 * @param isOpen whether the end itself is outside of the range
 */
public record Bound(BigDecimal value, boolean isOpen) {}
