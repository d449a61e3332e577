package org.sagemakerspark.examples;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.algorithms.ImageClassificationEstimator;
import org.sagemakerspark.algorithms.ObjectDetectionEstimator;
import org.sagemakerspark.algorithms.SemanticSegmentationEstimator;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.model.AlgorithmModel;

/**
 * Draws pictures of a disc or a square, and asks of each what it shows (Image Classification),
 * where (Object Detection), and by which pixels (Semantic Segmentation).
 *
 * <p>The embedded SageMaker's images check what they are given and do not learn: they answer the
 * same of each picture.
 */
final class PicturesOfShapes implements Example {

  private static final int SIDE = 64;
  private static final int PICTURES = 40;
  private static final int HELD = 8;

  /** A row names a picture and its mask in S3, which jobs read; requests have the bytes. */
  private static final StructType PICTURE =
      new StructType()
          .add("path", "string")
          .add("content", "binary")
          .add("mask_path", "string")
          .add("shape", "int")
          .add("left", "int")
          .add("top", "int")
          .add("size", "int")
          .add("held", "boolean");

  @Override
  public void run(SparkSession spark, Digits digits, PrintStream out) {
    try (Uploads uploads = new Uploads(spark)) {
      Dataset<Row> pictures = pictures(spark, uploads);

      Dataset<Row> classes =
          scored(
              new ImageClassificationEstimator()
                  .setNumClasses(2)
                  .setNumTrainingSamples(PICTURES - HELD)
                  .setImageShape("3,64,64")
                  .setMiniBatchSize(8),
              pictures.withColumn("label", col("shape")));
      classes.select("shape", "prediction", "probability").show();
      print(
          "image-classification",
          classes
              .withColumn("each", functions.vector_to_array(col("probability"), "float64"))
              .filter("size(each) = 2 AND abs(each[0] + each[1] - 1) < 1e-3"),
          out);

      Dataset<Row> boxes =
          scored(
              new ObjectDetectionEstimator()
                  .setNumClasses(2)
                  .setNumTrainingSamples(PICTURES - HELD)
                  .setMiniBatchSize(8),
              pictures.withColumn(
                  "label",
                  expr(
                      "named_struct('image_size',"
                          + " array(named_struct('width', 64, 'height', 64, 'depth', 3)),"
                          + " 'annotations', array(named_struct('class_id', shape,"
                          + " 'left', left, 'top', top, 'width', size, 'height', size)))")));
      boxes.select("shape", "left", "top", "size", "prediction").show(false);
      print(
          "object-detection",
          boxes.filter(
              "size(prediction) > 0 AND forall(prediction, box -> size(box) = 6"
                  + " AND box[0] IN (0, 1) AND 0 <= box[2] AND box[2] < box[4] AND box[4] <= 1"
                  + " AND 0 <= box[3] AND box[3] < box[5] AND box[5] <= 1)"),
          out);

      Dataset<Row> masks =
          scored(
              new SemanticSegmentationEstimator()
                  .setNumClasses(3)
                  .setNumTrainingSamples(PICTURES - HELD)
                  .setMiniBatchSize(8),
              pictures.withColumn("label", col("mask_path")));
      masks.select("path", "mask").show();
      print(
          "semantic-segmentation",
          masks.filter((FilterFunction<Row>) row -> isMask(row.getAs("mask"))),
          out);
    }
  }

  /** Trains on most of the pictures, and has the others looked at. */
  private static Dataset<Row> scored(AlgorithmEstimator<?, ?> estimator, Dataset<Row> pictures) {
    AlgorithmModel<?> model =
        estimator
            .setValidationIndicatorCol("held")
            .setTrainingInstanceType("ml.p3.2xlarge")
            .setEndpointInstanceType("ml.m5.xlarge")
            .fit(pictures);
    try {
      return model.transform(pictures.filter("held")).localCheckpoint();
    } finally {
      model.deleteResources(pictures.sparkSession());
    }
  }

  private static void print(String algorithm, Dataset<Row> wellFormed, PrintStream out) {
    out.println(Example.form(wellFormed.count() / (double) HELD, algorithm));
  }

  private static boolean isMask(byte[] png) throws IOException {
    BufferedImage mask = ImageIO.read(new ByteArrayInputStream(png));
    return mask.getWidth() == SIDE && mask.getHeight() == SIDE;
  }

  /** Draws the pictures and uploads them. */
  private static Dataset<Row> pictures(SparkSession spark, Uploads uploads) {
    Random random = new Random(7);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      int shape = i % 2;
      int size = 16 + random.nextInt(16);
      int left = random.nextInt(SIDE - size);
      int top = random.nextInt(SIDE - size);
      BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      draw(picture, shape, left, top, size, Color.ORANGE);
      // The pixels of a mask are classes: 0 for the background, 1 for a disc, 2 for a square.
      BufferedImage mask = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
      draw(mask, shape, left, top, size, new Color(shape + 1, shape + 1, shape + 1));
      byte[] content = bytes(picture, "jpg");
      rows.add(
          RowFactory.create(
              uploads.put("pictures/" + i + ".jpg", content),
              content,
              uploads.put("masks/" + i + ".png", bytes(mask, "png")),
              shape,
              left,
              top,
              size,
              i < HELD));
    }
    return spark.createDataFrame(rows, PICTURE);
  }

  private static void draw(
      BufferedImage picture, int shape, int left, int top, int size, Color color) {
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(color);
    if (shape == 0) {
      graphics.fillOval(left, top, size, size);
    } else {
      graphics.fillRect(left, top, size, size);
    }
    graphics.dispose();
  }

  private static byte[] bytes(BufferedImage picture, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
