package org.sagemakerspark.processor.spec.model;

import java.math.BigDecimal;
import java.util.List;
import org.sagemakerspark.processor.spec.report.Location;

/**
 * What SageMaker's tuner is recommended to try.
 *
 * @param min smallest number to try
 * @param max largest number to try
 * @param values the texts to try, for an enum
 */
public record Tunable(
    Located<BigDecimal> min,
    Located<BigDecimal> max,
    Located<List<Located<String>>> values,
    Location at) {}
