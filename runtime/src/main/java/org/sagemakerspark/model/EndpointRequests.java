package org.sagemakerspark.model;

import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.CreateEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.CreateEndpointRequest;
import com.amazonaws.services.sagemaker.model.CreateModelRequest;
import com.amazonaws.services.sagemaker.model.ModelDataSource;
import com.amazonaws.services.sagemaker.model.ProductionVariant;
import com.amazonaws.services.sagemaker.model.ProductionVariantServerlessConfig;
import com.amazonaws.services.sagemaker.model.S3ModelDataSource;
import com.amazonaws.services.sagemaker.model.Tag;
import com.amazonaws.services.sagemaker.model.VpcConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagemakerspark.hosting.HostingRequest;
import org.sagemakerspark.hosting.HostingRequest.OnForeignEndpoint;
import org.sagemakerspark.lifecycle.Ownership;
import org.sagemakerspark.lifecycle.ResourceNames;
import org.sagemakerspark.param.HasNetwork;
import org.sagemakerspark.stage.AlgorithmStage;
import org.sagemakerspark.value.JsonMap;
import org.sagemakerspark.value.S3Uri;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the requests for an endpoint of a stage's Params. */
public final class EndpointRequests {
  private static final Logger LOGGER = LoggerFactory.getLogger(EndpointRequests.class);

  private static final String VARIANT = "AllTraffic";
  private static final int SERVERLESS_STEP_MB = 1_024;

  private EndpointRequests() {}

  /**
   * Tells what keeps the Params of hosting from making an endpoint.
   *
   * @return one sentence for each problem
   */
  public static List<String> problems(AlgorithmStage<?> stage) {
    List<String> problems = new ArrayList<>(networkProblems(stage));
    problems.addAll(stage.modelVariables().problems());
    problems.addAll(ServedFormats.problems(stage));
    if (stage.getServerlessMemorySizeInMB().isPresent()) {
      problems.addAll(serverlessProblems(stage));
    }
    if (stage.getUpdateExistingEndpoint()
        && (stage.getCustomEndpointName().isEmpty() || stage.getTimestampCustomNames())) {
      problems.add(
          "updateExistingEndpoint needs customEndpointName, the name of the endpoint, and"
              + " timestampCustomNames must be false");
    }
    return problems;
  }

  /** Tells what is wrong with the Params of the network. */
  public static List<String> networkProblems(HasNetwork<?> stage) {
    return stage.getVpcSubnets().isPresent() == stage.getVpcSecurityGroupIds().isPresent()
        ? List.of()
        : List.of("vpcSubnets and vpcSecurityGroupIds belong together; set both, or neither");
  }

  private static List<String> serverlessProblems(AlgorithmStage<?> stage) {
    List<String> problems = new ArrayList<>();
    int memory = stage.getServerlessMemorySizeInMB().orElseThrow();
    if (memory % SERVERLESS_STEP_MB != 0) {
      problems.add(
          "serverlessMemorySizeInMB = " + memory + " must be a multiple of " + SERVERLESS_STEP_MB);
    }
    stage
        .getServerlessProvisionedConcurrency()
        .filter(provisioned -> provisioned > stage.getServerlessMaxConcurrency())
        .ifPresent(
            provisioned ->
                problems.add(
                    "serverlessProvisionedConcurrency = "
                        + provisioned
                        + " must be at most serverlessMaxConcurrency, which is "
                        + stage.getServerlessMaxConcurrency()));
    if (stage.getVpcSubnets().isPresent() || stage.getEnableNetworkIsolation()) {
      problems.add(
          "a serverless endpoint has neither a VPC nor network isolation; unset"
              + " serverlessMemorySizeInMB, or vpcSubnets, vpcSecurityGroupIds and"
              + " enableNetworkIsolation");
    }
    return problems;
  }

  /** Returns the network of a stage's containers; null when none is named. */
  public static VpcConfig vpc(HasNetwork<?> stage) {
    return stage
        .getVpcSubnets()
        .map(
            subnets ->
                new VpcConfig()
                    .withSubnets(subnets.split(",", -1))
                    .withSecurityGroupIds(
                        stage.getVpcSecurityGroupIds().orElseThrow().split(",", -1)))
        .orElse(null);
  }

  static HostingRequest of(
      AlgorithmModel<?> model,
      ResourceNames names,
      Ownership ownership,
      String image,
      String roleArn) {
    Map<String, String> ofTheUser = JsonMap.parse(model.getTags());
    List<Tag> tags = ownership.tags(ofTheUser, names.endpoint());
    return new HostingRequest(
        new CreateModelRequest()
            .withModelName(names.model())
            .withExecutionRoleArn(roleArn)
            .withVpcConfig(vpc(model))
            .withEnableNetworkIsolation(model.getEnableNetworkIsolation() ? true : null)
            .withPrimaryContainer(container(model, image))
            .withTags(tags),
        new CreateEndpointConfigRequest()
            .withEndpointConfigName(names.endpointConfig())
            .withKmsKeyId(model.getEndpointKmsKeyId().orElse(null))
            .withProductionVariants(variant(model, names.model()))
            .withTags(tags),
        new CreateEndpointRequest()
            .withEndpointName(names.endpoint())
            .withEndpointConfigName(names.endpointConfig())
            .withTags(ownership.tags(ofTheUser)),
        ownership,
        model.getUpdateExistingEndpoint() ? OnForeignEndpoint.UPDATE : OnForeignEndpoint.REFUSE);
  }

  private static ContainerDefinition container(AlgorithmModel<?> model, String image) {
    Map<String, String> environment = model.environment();
    model.modelVariables().replaced().forEach(each -> LOGGER.warn("{}: {}", model.uid(), each));
    ContainerDefinition container =
        new ContainerDefinition()
            .withImage(image)
            .withEnvironment(environment.isEmpty() ? null : environment);
    String data = S3Uri.read(model.getModelDataS3Uri().orElseThrow()).orElseThrow().toString();
    // A job that does not compress its output leaves a folder.
    return data.endsWith("/")
        ? container.withModelDataSource(
            new ModelDataSource()
                .withS3DataSource(
                    new S3ModelDataSource()
                        .withS3Uri(data)
                        .withS3DataType("S3Prefix")
                        .withCompressionType("None")))
        : container.withModelDataUrl(data);
  }

  private static ProductionVariant variant(AlgorithmModel<?> model, String modelName) {
    ProductionVariant variant =
        new ProductionVariant()
            .withVariantName(VARIANT)
            .withModelName(modelName)
            .withModelDataDownloadTimeoutInSeconds(
                model.getModelDataDownloadTimeoutInSeconds().orElse(null))
            .withContainerStartupHealthCheckTimeoutInSeconds(
                model.getContainerStartupTimeoutInSeconds().orElse(null));
    Optional<Integer> serverlessMemory = model.getServerlessMemorySizeInMB();
    return serverlessMemory.isPresent()
        ? variant.withServerlessConfig(
            new ProductionVariantServerlessConfig()
                .withMemorySizeInMB(serverlessMemory.get())
                .withMaxConcurrency(model.getServerlessMaxConcurrency())
                .withProvisionedConcurrency(
                    model.getServerlessProvisionedConcurrency().orElse(null)))
        : variant
            .withInstanceType(model.getEndpointInstanceType())
            .withInitialInstanceCount(model.getEndpointInitialInstanceCount())
            .withVolumeSizeInGB(model.getEndpointVolumeSizeInGB().orElse(null));
  }
}
