package org.sagemakerspark.local;

import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.ObjectMetadata;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.AlgorithmSpecification;
import com.amazonaws.services.sagemaker.model.Channel;
import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.CreateEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.CreateEndpointRequest;
import com.amazonaws.services.sagemaker.model.CreateModelRequest;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DataSource;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointResult;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import com.amazonaws.services.sagemaker.model.MetricData;
import com.amazonaws.services.sagemaker.model.OutputDataConfig;
import com.amazonaws.services.sagemaker.model.ProductionVariant;
import com.amazonaws.services.sagemaker.model.ResourceConfig;
import com.amazonaws.services.sagemaker.model.S3DataSource;
import com.amazonaws.services.sagemaker.model.StoppingCondition;
import com.amazonaws.services.sagemakerruntime.AmazonSageMakerRuntime;
import com.amazonaws.services.sagemakerruntime.model.InvokeEndpointRequest;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Jobs and endpoints on an embedded SageMaker. */
final class TestJobs {

  static final String IMAGE = "382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1";
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  final LocalSageMaker local;
  final AmazonS3 s3;
  final AmazonSageMaker sageMaker;
  final AmazonSageMakerRuntime runtime;
  final String bucket;

  TestJobs(LocalSageMaker local, String bucket) {
    LocalClients clients = TestClients.of(local);
    this.local = local;
    this.s3 = clients.s3();
    this.sageMaker = clients.sageMaker();
    this.runtime = clients.runtime();
    this.bucket = bucket;
    s3.createBucket(bucket);
  }

  void put(String key, byte[] content) {
    ObjectMetadata metadata = new ObjectMetadata();
    metadata.setContentLength(content.length);
    s3.putObject(bucket, key, new ByteArrayInputStream(content), metadata);
  }

  Channel channel(String name, String type, String key) {
    return new Channel()
        .withChannelName(name)
        .withContentType("application/x-recordio-protobuf")
        .withDataSource(
            new DataSource()
                .withS3DataSource(
                    new S3DataSource()
                        .withS3DataType(type)
                        .withS3DataDistributionType("FullyReplicated")
                        .withS3Uri("s3://" + bucket + "/" + key)));
  }

  CreateTrainingJobRequest training(
      String name, Map<String, String> hyperParameters, Channel... channels) {
    return new CreateTrainingJobRequest()
        .withTrainingJobName(name)
        .withRoleArn(local.roleArn())
        .withAlgorithmSpecification(
            new AlgorithmSpecification().withTrainingImage(IMAGE).withTrainingInputMode("File"))
        .withHyperParameters(hyperParameters)
        .withInputDataConfig(channels.length == 0 ? null : List.of(channels))
        .withOutputDataConfig(new OutputDataConfig().withS3OutputPath("s3://" + bucket + "/models"))
        .withResourceConfig(
            new ResourceConfig()
                .withInstanceCount(1)
                .withInstanceType("ml.m5.large")
                .withVolumeSizeInGB(10))
        .withStoppingCondition(new StoppingCondition().withMaxRuntimeInSeconds(600));
  }

  static String image(String algorithm) {
    return algorithm.equals("xgboost")
        ? xgboost("1.7-1")
        : "382416733822.dkr.ecr.us-east-1.amazonaws.com/" + algorithm + ":1";
  }

  static String xgboost(String version) {
    return "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:" + version;
  }

  DescribeTrainingJobResult train(CreateTrainingJobRequest request) {
    sageMaker.createTrainingJob(request);
    return awaitEnd(request.getTrainingJobName());
  }

  DescribeTrainingJobResult awaitEnd(String job) {
    return await(
        () -> describe(job), d -> !d.getTrainingJobStatus().matches("InProgress|Stopping"));
  }

  DescribeTrainingJobResult describe(String job) {
    return sageMaker.describeTrainingJob(new DescribeTrainingJobRequest().withTrainingJobName(job));
  }

  /** Creates a model, a configuration and an endpoint of the same name, and waits for the last. */
  DescribeEndpointResult host(String name, String modelData) {
    return host(name, IMAGE, modelData);
  }

  DescribeEndpointResult host(String name, String image, String modelData) {
    sageMaker.createModel(
        new CreateModelRequest()
            .withModelName(name)
            .withExecutionRoleArn(local.roleArn())
            .withPrimaryContainer(
                new ContainerDefinition().withImage(image).withModelDataUrl(modelData)));
    sageMaker.createEndpointConfig(
        new CreateEndpointConfigRequest()
            .withEndpointConfigName(name)
            .withProductionVariants(
                new ProductionVariant()
                    .withVariantName("AllTraffic")
                    .withModelName(name)
                    .withInitialInstanceCount(1)
                    .withInstanceType("ml.m5.large")));
    sageMaker.createEndpoint(
        new CreateEndpointRequest().withEndpointName(name).withEndpointConfigName(name));
    return await(
        () -> sageMaker.describeEndpoint(new DescribeEndpointRequest().withEndpointName(name)),
        d -> !d.getEndpointStatus().equals("Creating"));
  }

  byte[] invoke(String endpoint, String contentType, String accept, byte[] body) {
    return runtime
        .invokeEndpoint(
            new InvokeEndpointRequest()
                .withEndpointName(endpoint)
                .withContentType(contentType)
                .withAccept(accept)
                .withBody(ByteBuffer.wrap(body)))
        .getBody()
        .array();
  }

  /** Gives a final metric of a job. */
  static double metric(DescribeTrainingJobResult trained, String name) {
    return trained.getFinalMetricDataList().stream()
        .filter(metric -> metric.getMetricName().equals(name))
        .mapToDouble(MetricData::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + name + " in " + trained));
  }

  /** Asks again and again until the answer is as wanted. */
  static <T> T await(Supplier<T> question, Predicate<T> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    T answer = question.get();
    while (!wanted.test(answer)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Still " + answer + " after " + PATIENCE);
      }
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
      answer = question.get();
    }
    return answer;
  }
}
