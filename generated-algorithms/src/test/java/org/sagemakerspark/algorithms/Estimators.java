package org.sagemakerspark.algorithms;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.spec.Algorithm;

/** The generated estimators, and what their hyperparameters are called on the wire. */
final class Estimators {
  private static final Pattern REQUIRED = Pattern.compile("(\\w+) is required");

  /** The Params of each class by their names on the wire; to find them takes long. */
  private static final Map<Class<?>, Map<String, String>> NAMES = new ConcurrentHashMap<>();

  /** Where the channels are that no DataFrame is written to. */
  static final String GIVEN_CHANNELS = "s3://given-channels/";

  private Estimators() {}

  /** Returns a fresh estimator of every class. */
  static List<AlgorithmEstimator<?, ?>> all() {
    return StageClasses.generated().stream()
        .filter(AlgorithmEstimator.class::isAssignableFrom)
        .<AlgorithmEstimator<?, ?>>map(type -> create(type))
        .toList();
  }

  static List<AlgorithmEstimator<?, ?>> of(String algorithm) {
    return all().stream().filter(each -> each.algorithm().name().equals(algorithm)).toList();
  }

  static AlgorithmEstimator<?, ?> create(Class<?> type) {
    try {
      return (AlgorithmEstimator<?, ?>) StageClasses.create(type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a fresh estimator that can train where its channels are given: the rest has values. */
  static AlgorithmEstimator<?, ?> ready(Class<?> type, Dataset<Row> rows) {
    AlgorithmEstimator<?, ?> estimator = create(type);
    Map<String, String> channels = new TreeMap<>();
    estimator
        .algorithm()
        .training()
        .channels()
        .forEach(
            (name, channel) -> {
              if (channel.isRequired()) {
                channels.put(name, GIVEN_CHANNELS + name + "/");
              }
            });
    estimator.setExtraChannels(channels);
    // With this it never gets so far as to train.
    estimator.setValidationIndicatorCol("no such column");
    for (List<String> missing = missing(estimator, rows);
        !missing.isEmpty();
        missing = missing(estimator, rows)) {
      for (String name : missing) {
        // The number of features has to be that of the rows.
        Object value =
            name.equals(Algorithm.FEATURE_DIM)
                ? rows.first().<Vector>getAs("features").size()
                : SampleValues.good(estimator.getParam(name));
        set(estimator, estimator.getParam(name), value);
      }
    }
    estimator.clear(estimator.validationIndicatorCol());
    estimator.clear(estimator.extraChannels());
    return estimator;
  }

  private static List<String> missing(AlgorithmEstimator<?, ?> estimator, Dataset<Row> rows) {
    try {
      estimator.fit(rows);
      throw new IllegalStateException(estimator + " trains on a column that is not there");
    } catch (IllegalArgumentException e) {
      return REQUIRED.matcher(e.getMessage()).results().map(match -> match.group(1)).toList();
    }
  }

  /** Returns the hyperparameters' Params by their names on the wire, found by setting them. */
  static Map<String, Param<?>> byWireName(AlgorithmEstimator<?, ?> estimator) {
    Map<String, Param<?>> byWireName = new TreeMap<>();
    NAMES
        .computeIfAbsent(estimator.getClass(), type -> names(estimator))
        .forEach((wire, param) -> byWireName.put(wire, estimator.getParam(param)));
    return byWireName;
  }

  private static Map<String, String> names(AlgorithmEstimator<?, ?> estimator) {
    Map<String, String> names = new TreeMap<>();
    for (Method method : estimator.getClass().getDeclaredMethods()) {
      if (Param.class.isAssignableFrom(method.getReturnType())) {
        AlgorithmEstimator<?, ?> fresh = create(estimator.getClass());
        Param<?> param = fresh.getParam(method.getName());
        Map<String, String> before = fresh.trainingHyperParameters();
        set(fresh, param, SampleValues.other(param, fresh));
        fresh
            .trainingHyperParameters()
            .forEach(
                (name, value) -> {
                  if (!value.equals(before.get(name))) {
                    names.put(name, method.getName());
                  }
                });
      }
    }
    return names;
  }

  /** Sets a Param by its typed setter. */
  static void set(AlgorithmEstimator<?, ?> estimator, Param<?> param, Object value) {
    String name = "set" + Character.toUpperCase(param.name().charAt(0)) + param.name().substring(1);
    Method setter =
        Arrays.stream(estimator.getClass().getDeclaredMethods())
            .filter(method -> method.getName().equals(name))
            .filter(method -> takes(method.getParameterTypes()[0], value))
            .findFirst()
            .orElseThrow(() -> new AssertionError(name + " takes no " + value.getClass()));
    try {
      setter.invoke(estimator, value);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean takes(Class<?> type, Object value) {
    return type.isInstance(value)
        || (type == int.class && value instanceof Integer)
        || (type == long.class && value instanceof Long)
        || (type == double.class && value instanceof Double)
        || (type == boolean.class && value instanceof Boolean);
  }
}
