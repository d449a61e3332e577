package org.sagemakerspark.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sagemakerspark.estimator.AlgorithmEstimator;
import org.sagemakerspark.local.LocalSageMaker;
import org.sagemakerspark.local.LocalSageMakerExtension;
import org.sagemakerspark.model.AlgorithmModel;
import org.sagemakerspark.testing.SageMakerFixture;
import org.sagemakerspark.testing.SparkExtension;

/** Images are named in augmented manifests, and sent one a request. */
@ExtendWith(SparkExtension.class)
class VisionTest {

  @RegisterExtension static final LocalSageMakerExtension SAGEMAKER = new LocalSageMakerExtension();

  private static final String BUCKET = "vision";

  private final SparkSession spark;
  private final LocalSageMaker sageMaker;
  private final SageMakerFixture embedded;

  VisionTest(SparkSession spark, LocalSageMaker sageMaker) {
    this.spark = spark;
    this.sageMaker = sageMaker;
    this.embedded = new SageMakerFixture(spark, sageMaker);
  }

  @AfterEach
  void forgetTheEmbeddedSageMaker() {
    embedded.close();
  }

  private static byte[] picture(String format, int type) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 6, type), format, out);
    return out.toByteArray();
  }

  private static byte[] jpeg() throws IOException {
    return picture("jpg", BufferedImage.TYPE_INT_RGB);
  }

  @BeforeEach
  void putImagesIntoS3() throws IOException {
    if (embedded.s3().doesBucketExistV2(BUCKET)) {
      return;
    }
    embedded.s3().createBucket(BUCKET);
    for (int i = 0; i < 4; i++) {
      put(i + ".jpg", jpeg());
      put(i + ".png", picture("png", BufferedImage.TYPE_BYTE_GRAY));
    }
  }

  private void put(String key, byte[] content) {
    com.amazonaws.services.s3.model.ObjectMetadata metadata =
        new com.amazonaws.services.s3.model.ObjectMetadata();
    metadata.setContentLength(content.length);
    embedded.s3().putObject(BUCKET, key, new ByteArrayInputStream(content), metadata);
  }

  /** Returns four images, as Spark's source binaryFile does, the last of them held back. */
  private Dataset<Row> images() throws IOException {
    StructType schema =
        new StructType()
            .add("number", DataTypes.LongType)
            .add("path", DataTypes.StringType)
            .add("content", DataTypes.BinaryType);
    byte[] jpeg = jpeg();
    return spark
        .createDataFrame(
            List.of(
                RowFactory.create(0L, "s3a://" + BUCKET + "/0.jpg", jpeg),
                RowFactory.create(1L, "s3://" + BUCKET + "/1.jpg", jpeg),
                RowFactory.create(2L, "s3://" + BUCKET + "/2.jpg", jpeg),
                RowFactory.create(3L, "s3://" + BUCKET + "/3.jpg", jpeg)),
            schema)
        .withColumn("held", functions.expr("number = 3"))
        .repartition(2);
  }

  private static <E extends AlgorithmEstimator<?, ?>> E ready(E estimator) {
    estimator
        .setValidationIndicatorCol("held")
        .setTrainingInstanceType("ml.p3.2xlarge")
        .setEndpointInstanceType("ml.c5.large");
    return estimator;
  }

  /** Fits and scores; returns what was predicted. */
  private List<Row> scored(AlgorithmEstimator<?, ?> estimator, Dataset<Row> rows) {
    // Only what is scored has to have the bytes of images.
    AlgorithmModel<?> model = estimator.fit(rows.drop("content"));
    try {
      // One request holds one image, whatever a batch may hold.
      model.setMaxBatchSizeInRecords(50);
      List<Row> scored = model.transform(rows).collectAsList();
      assertThat(sageMaker.invocations(model.getEndpointName().orElseThrow())).isEqualTo(4);
      return scored;
    } finally {
      model.deleteResources(spark);
    }
  }

  private String lastJob() {
    List<String> jobs = sageMaker.requests("CreateTrainingJob");
    return jobs.get(jobs.size() - 1).replace(": ", ":");
  }

  @Test
  void classifiesImages() throws IOException {
    List<Row> scored =
        scored(
            ready(new ImageClassificationEstimator())
                .setNumClasses(5)
                .setNumTrainingSamples(3)
                .setUsePretrainedModel(true),
            images().withColumn("label", functions.col("number")));

    assertThat(scored)
        .allSatisfy(
            row -> {
              assertThat(row.<Vector>getAs("probability").size()).isEqualTo(5);
              assertThat(row.<Double>getAs("prediction")).isBetween(0.0, 4.0);
            });
    assertThat(lastJob())
        .contains("\"S3DataType\":\"AugmentedManifestFile\"")
        .contains("\"AttributeNames\":[\"source-ref\",\"class\"]")
        .contains("\"RecordWrapperType\":\"RecordIO\"")
        .contains("\"TrainingInputMode\":\"Pipe\"")
        .contains("\"ContentType\":\"application/x-recordio\"")
        .contains("\"use_pretrained_model\":\"1\"");
  }

  @Test
  void findsObjects() throws IOException {
    String boxes =
        "named_struct('image_size', array(named_struct('width', 8, 'height', 6, 'depth', 3)),"
            + " 'annotations', array(named_struct('class_id', 1, 'left', 0, 'top', 1,"
            + " 'width', 2, 'height', 2)))";

    List<Row> scored =
        scored(
            ready(new ObjectDetectionEstimator()).setNumClasses(2).setNumTrainingSamples(3),
            images().withColumn("label", functions.expr(boxes)));

    assertThat(scored)
        .allSatisfy(
            row ->
                assertThat(row.getList(row.fieldIndex("prediction")))
                    .isNotEmpty()
                    .first()
                    .asString()
                    .matches("\\w+\\(([-0-9.]+, ){5}[-0-9.]+\\)"));
    assertThat(lastJob()).contains("\"AttributeNames\":[\"source-ref\",\"bounding-box\"]");
  }

  @Test
  void tellsOfEachPixel() throws IOException {
    List<Row> scored =
        scored(
            ready(new SemanticSegmentationEstimator()).setNumClasses(2).setNumTrainingSamples(3),
            images()
                .withColumn(
                    "label", functions.expr("concat('s3a://" + BUCKET + "/', number, '.png')")));

    for (Row row : scored) {
      BufferedImage mask = ImageIO.read(new ByteArrayInputStream(row.<byte[]>getAs("mask")));
      assertThat(mask.getWidth()).isEqualTo(8);
      assertThat(mask.getHeight()).isEqualTo(6);
    }
    assertThat(lastJob()).contains("\"AttributeNames\":[\"source-ref\",\"annotation-ref\"]");
  }

  @Test
  void checksWhatItIsGiven() throws IOException {
    assertThatThrownBy(
            () ->
                ready(new ImageClassificationEstimator())
                    .setNumClasses(2)
                    .setNumTrainingSamples(3)
                    .fit(images().withColumn("label", functions.lit(2))))
        .hasMessageContaining("has a label that is not from 0 to num_classes - 1");
    assertThatThrownBy(
            () ->
                ready(new ImageClassificationEstimator())
                    .setNumClasses(3)
                    .setNumTrainingSamples(3)
                    .setMultiLabel(true)
                    .fit(images().withColumn("label", functions.expr("array(1, 0)"))))
        .hasMessageContaining("another number of elements than there are classes");
    assertThatThrownBy(
            () ->
                ready(new ImageClassificationEstimator())
                    .setNumClasses(2)
                    .setNumTrainingSamples(3)
                    .setTrainingInputMode("File")
                    .fit(images().withColumn("label", functions.lit(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Pipe");
    assertThatThrownBy(
            () ->
                ready(new ImageClassificationEstimator())
                    .setNumClasses(2)
                    .setNumTrainingSamples(3)
                    .setTrainingS3DataType("ManifestFile")
                    .fit(images().withColumn("label", functions.lit(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unset trainingS3DataType");
  }

  @Test
  void sendsAnImageAsItIs() {
    ObjectDetectionModel model = new ObjectDetectionModel();
    StructType schema = new StructType().add("content", DataTypes.BinaryType);
    List<Row> rows = List.of(RowFactory.create(new byte[] {1, 2, 3}));

    assertThat(Requests.bytes(model, schema, rows)).containsExactly(1, 2, 3);
    assertThat(model.serializer().contentType()).isEqualTo("application/x-image");
    assertThat(new SemanticSegmentationModel().serializer().contentType()).isEqualTo("image/jpeg");
    assertThat(new SemanticSegmentationModel().deserializer().accept()).isEqualTo("image/png");
  }

  /**
   * Answers of awsdocs/amazon-sagemaker-developer-guide@040a957 doc_source/image-classification.md
   * and object-detection-in-formats.md.
   */
  @Test
  void understandsTheAnswersOfTheDeveloperGuide() throws IOException {
    ImageClassificationModel classes = new ImageClassificationModel();
    assertThat(classes.deserializer().decode(utf8("[0.2, 0.5, 0.3]")).get(0))
        .startsWith(1.0)
        .hasSize(2);
    classes.setResponseRowDeserializer("jsonlines");
    assertThat(classes.deserializer().decode(utf8("{\"prediction\": [0.2, 0.5, 0.3]}\n")).get(0))
        .startsWith(1.0);
    List<Object[]> boxes =
        new ObjectDetectionModel()
            .deserializer()
            .decode(
                utf8(
                    "{\"prediction\":[[4.0, 0.86419455409049988, 0.3088374733924866,"
                        + " 0.07030484080314636, 0.7110607028007507, 0.9345266819000244]]}"));
    double[][] found = (double[][]) boxes.get(0)[0];
    assertThat(found).hasDimensions(1, 6);
    assertThat(found[0][0]).isEqualTo(4);
    assertThat(found[0][1]).isEqualTo(Double.parseDouble("0.86419455409049988"));
    assertThat(found[0][5]).isEqualTo(0.9345266819000244);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
