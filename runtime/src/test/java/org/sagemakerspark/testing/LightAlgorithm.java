package org.sagemakerspark.testing;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.sagemakerspark.codec.CSVResponseRowDeserializer;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.codec.UnlabeledCSVRequestRowSerializer;
import org.sagemakerspark.estimator.SageMakerEstimator;
import org.sagemakerspark.local.LocalSageMaker;

/** How tests train and score with {@link LightImage}. */
public final class LightAlgorithm {

  /** What jobs and models call it. */
  public static final String URI = "123456789012.dkr.ecr.us-east-1.amazonaws.com/light:1";

  private LightAlgorithm() {}

  /** Returns a builder of an embedded SageMaker that has the image. */
  public static LocalSageMaker.Builder builder() {
    try {
      return LocalSageMaker.builder()
          .image(
              URI,
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx48m",
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-cp",
              Path.of(LightImage.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                  .toString(),
              LightImage.class.getName());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns an estimator that trains with the image, with a model that adds {@code score}. */
  public static SageMakerEstimator estimator() {
    return new SageMakerEstimator()
        .setTrainingImage(URI)
        .setNamePrefix("light")
        .setRequestRowSerializer(new UnlabeledCSVRequestRowSerializer("features"))
        .setResponseRowDeserializer(
            new CSVResponseRowDeserializer(
                List.of(
                    new ResponseColumn(
                        CSVResponseRowDeserializer.VALUE, ColumnType.DOUBLE, "score")),
                "text/csv"));
  }
}
