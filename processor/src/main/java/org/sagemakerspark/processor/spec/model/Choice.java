package org.sagemakerspark.processor.spec.model;

import java.util.List;
import org.sagemakerspark.processor.spec.report.Location;

/**
 * A parameter of requests on which something depends.
 *
 * @param parameter its name
 * @param in its values, or elements of its value, where that is there
 */
public record Choice(Located<String> parameter, Located<List<Located<String>>> in, Location at) {}
