package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sagemakerspark.algorithms.FactorizationMachinesRegressor;
import org.sagemakerspark.algorithms.KMeansSageMakerEstimator;
import org.sagemakerspark.algorithms.LDASageMakerEstimator;
import org.sagemakerspark.algorithms.LinearLearnerBinaryClassifier;
import org.sagemakerspark.algorithms.LinearLearnerMultiClassClassifier;
import org.sagemakerspark.algorithms.PCASageMakerEstimator;
import org.sagemakerspark.algorithms.XGBoostSageMakerEstimator;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.model.AlgorithmModel;

/** What the demo can train: how it sets the estimator up, and what it says of the predictions. */
enum DemoAlgorithm {
  KMEANS {
    @Override
    AlgorithmEstimator<?, ?> estimator(DemoData data, int k) {
      return new KMeansSageMakerEstimator().setK(k).setFeatureDim(data.features());
    }

    @Override
    Figures figures(DemoData data, AlgorithmModel<?> model, Dataset<Row> scored) {
      return Figures.ofClusters(scored);
    }
  },

  PCA {
    @Override
    AlgorithmEstimator<?, ?> estimator(DemoData data, int k) {
      return new PCASageMakerEstimator()
          .setNumComponents(k)
          .setFeatureDim(data.features())
          .setMiniBatchSize(500);
    }

    @Override
    Figures figures(DemoData data, AlgorithmModel<?> model, Dataset<Row> scored) {
      return Figures.ofProjections(scored, "projection");
    }
  },

  LINEAR_LEARNER {
    @Override
    AlgorithmEstimator<?, ?> estimator(DemoData data, int k) {
      int classes = data.classes();
      return classes == 2
          ? new LinearLearnerBinaryClassifier().setFeatureDim(data.features())
          : new LinearLearnerMultiClassClassifier()
              .setNumClasses(classes)
              .setFeatureDim(data.features());
    }

    @Override
    Figures figures(DemoData data, AlgorithmModel<?> model, Dataset<Row> scored) {
      return Figures.ofClasses(scored, col("predicted_label"));
    }
  },

  /** Takes the label for a number; its steps are of one size, so the features are scaled alike. */
  FACTORIZATION_MACHINES {
    @Override
    DemoData prepared(DemoData data) {
      return data.scaledTo(1);
    }

    @Override
    AlgorithmEstimator<?, ?> estimator(DemoData data, int k) {
      return new FactorizationMachinesRegressor()
          .setNumFactors(k)
          .setFeatureDim(data.features())
          .setFactorsLr(0.02);
    }

    @Override
    Figures figures(DemoData data, AlgorithmModel<?> model, Dataset<Row> scored) {
      return Figures.ofNumbers(scored, col("score"));
    }
  },

  /**
   * Takes a row for a document: each feature is a word, its value how often the word is there, ten
   * times at most. Documents of thousands of words would take minutes.
   */
  LDA {
    @Override
    DemoData prepared(DemoData data) {
      return data.scaledTo(10);
    }

    @Override
    AlgorithmEstimator<?, ?> estimator(DemoData data, int k) {
      return new LDASageMakerEstimator()
          .setNumTopics(k)
          .setFeatureDim(data.features())
          .setMiniBatchSize((int) data.training().count())
          .setMaxIterations(LDA_ITERATIONS);
    }

    @Override
    Figures figures(DemoData data, AlgorithmModel<?> model, Dataset<Row> scored) {
      return Figures.ofTopics(
          Perplexity.of(model.transform(data.training().limit(LDA_SAMPLE)), scored));
    }
  },

  XGBOOST {
    @Override
    AlgorithmEstimator<?, ?> estimator(DemoData data, int k) {
      return new XGBoostSageMakerEstimator()
          .setObjective("multi:softprob")
          .setNumClass(data.classes())
          .setNumRound(20)
          .setMaxDepth(5)
          .setEta(0.5)
          .setColSampleByTree(0.3)
          .setTreeMethod("hist");
    }

    @Override
    Figures figures(DemoData data, AlgorithmModel<?> model, Dataset<Row> scored) {
      return Figures.ofClasses(scored, likeliest("probability"));
    }
  };

  /** A demo can do with less than the default. */
  private static final int LDA_ITERATIONS = 10;

  private static final int LDA_SAMPLE = 1000;

  static final String NAMES =
      Arrays.stream(values()).map(DemoAlgorithm::wireName).collect(Collectors.joining("|"));

  /** Finds one by its name, such as {@code linear-learner}. */
  static DemoAlgorithm named(String name) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--algorithm " + name + " is unknown; give one of " + NAMES));
  }

  String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Gives the rows as the algorithm is to have them. */
  DemoData prepared(DemoData data) {
    return data;
  }

  /**
   * Sets the estimator up.
   *
   * @param k the number of clusters, components, topics or factors
   */
  abstract AlgorithmEstimator<?, ?> estimator(DemoData data, int k);

  /** Judges the predictions for the rows that were held out. */
  abstract Figures figures(DemoData data, AlgorithmModel<?> model, Dataset<Row> scored);

  private static Column likeliest(String probabilities) {
    Column array = functions.vector_to_array(col(probabilities), "float64");
    return array_position(array, array_max(array)).minus(1);
  }
}
