package org.sagemakerspark.processor.spec.model;

import java.util.List;

/**
 * How a model was trained, as far as something depends on it.
 *
 * @param hyperparameter the one that decides
 * @param in its values for which this holds
 */
public record TrainedSo(Located<String> hyperparameter, Located<List<Located<String>>> in) {}
