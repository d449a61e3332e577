package org.sagemakerspark.local.images.ipinsights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sagemakerspark.local.images.contract.HyperParameters;
import org.sagemakerspark.local.images.optimizer.Adam;

/**
 * Tells events from made-up ones by logistic regression on the dot product: for each event, some
 * with random addresses, and some with the addresses of other events of its batch. Steps are those
 * of Adam, for the vectors that a batch touches.
 */
final class IpInsightsTraining {
  private static final long SEED = 20170101L;

  private final IpInsightsModel model;
  private final HyperParameters parameters;
  private final Random random = new Random(SEED);
  private final Adam optimizer;

  IpInsightsTraining(HyperParameters parameters) {
    this.parameters = parameters;
    this.model =
        new IpInsightsModel(
            parameters.integer("num_entity_vectors"), parameters.integer("vector_dim"));
    this.optimizer =
        new Adam(parameters.number("learning_rate"), parameters.number("weight_decay"));
  }

  IpInsightsModel model() {
    return model;
  }

  void learn(List<Event> events) {
    List<Event> shuffled = new ArrayList<>(events);
    int batch = parameters.integer("mini_batch_size");
    for (int epoch = 0; epoch < parameters.integer("epochs"); epoch++) {
      Collections.shuffle(shuffled, random);
      for (int from = 0; from < shuffled.size(); from += batch) {
        List<Event> some = shuffled.subList(from, Math.min(shuffled.size(), from + batch));
        for (Event event : some) {
          step(event, 1);
          madeUp(event, some).forEach(each -> step(each, 0));
        }
      }
    }
  }

  /** Gives events of the same entity that are made up. */
  private List<Event> madeUp(Event event, List<Event> batch) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < parameters.integer("random_negative_sampling_rate"); i++) {
      events.add(new Event(event.entity(), random.nextInt()));
    }
    for (int i = 0; i < parameters.integer("shuffled_negative_sampling_rate"); i++) {
      events.add(new Event(event.entity(), batch.get(random.nextInt(batch.size())).address()));
    }
    return events;
  }

  private void step(Event event, int label) {
    float[] entity = model.entityVector(model.place(event.entity()));
    float[] address = model.vectorOf(event.address());
    double error = 1 / (1 + Math.exp(-IpInsightsModel.dotProduct(entity, address))) - label;
    float[] before = entity.clone();
    adjust(entity, address, error);
    for (long prefix : IpInsightsModel.prefixes(event.address())) {
      adjust(model.prefixVector(prefix), before, error);
    }
  }

  private void adjust(float[] vector, float[] other, double error) {
    optimizer.step(vector, i -> error * other[i]);
  }

  /** Gives the share of pairs of an event and a made-up one in which the event scores higher. */
  double areaUnderCurve(List<Event> events) {
    List<Event> negatives = new ArrayList<>();
    events.forEach(event -> negatives.addAll(madeUp(event, events)));
    double[] below = negatives.stream().mapToDouble(model::score).sorted().toArray();
    Map<Double, Double> ranks = new HashMap<>();
    double sum = 0;
    for (Event event : events) {
      double score = model.score(event);
      sum += ranks.computeIfAbsent(score, each -> rank(below, each));
    }
    return sum / events.size() / below.length;
  }

  /** Counts what is below a score, and half of what is equal. */
  private static double rank(double[] sorted, double score) {
    int from = position(sorted, Math.nextDown(score));
    return (from + position(sorted, score)) / 2.0;
  }

  /** Counts what is at most a score. */
  private static int position(double[] sorted, double score) {
    int at = Arrays.binarySearch(sorted, score);
    if (at < 0) {
      return -at - 1;
    }
    while (at < sorted.length && sorted[at] == score) {
      at++;
    }
    return at;
  }
}
