package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.sagemaker.model.ContainerDefinition;
import com.amazonaws.services.sagemaker.model.CreateEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.CreateEndpointRequest;
import com.amazonaws.services.sagemaker.model.CreateModelRequest;
import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DeleteEndpointRequest;
import com.amazonaws.services.sagemaker.model.DeleteModelRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointConfigRequest;
import com.amazonaws.services.sagemaker.model.DescribeEndpointRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobRequest;
import com.amazonaws.services.sagemaker.model.DescribeTrainingJobResult;
import com.amazonaws.services.sagemaker.model.EndpointSummary;
import com.amazonaws.services.sagemaker.model.ListEndpointsRequest;
import com.amazonaws.services.sagemaker.model.ListModelsRequest;
import com.amazonaws.services.sagemaker.model.ModelSummary;
import com.amazonaws.services.sagemaker.model.ProductionVariant;
import com.amazonaws.services.sagemaker.model.SecondaryStatusTransition;
import com.amazonaws.services.sagemakerruntime.model.InvokeEndpointRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a folder that was named outlives the server. */
class KeptStateTest {

  private static final String IMAGE = "registry.example.com/own/program:2";

  @TempDir Path folder;

  @Test
  void bringsModelsConfigurationsAndEndpointsBack() {
    String accessKey;
    try (LocalSageMaker first = start()) {
      accessKey = first.accessKey();
      LocalClients clients = TestClients.of(first);
      for (String name : new String[] {"stays", "goes"}) {
        create(first, name);
      }
      awaitInService(clients, "stays");
      awaitInService(clients, "goes");
      clients.sageMaker().deleteEndpoint(new DeleteEndpointRequest().withEndpointName("goes"));
      TestJobs.await(
          () -> clients.sageMaker().listEndpoints(new ListEndpointsRequest()).getEndpoints(),
          endpoints -> endpoints.size() == 1);
      clients.sageMaker().deleteModel(new DeleteModelRequest().withModelName("goes"));
      clients.s3().createBucket("kept");
      clients.s3().putObject("kept", "key", "content");
    }

    try (LocalSageMaker second = start()) {
      LocalClients clients = TestClients.of(second);
      assertThat(second.accessKey()).isEqualTo(accessKey);
      assertThat(clients.sageMaker().listModels(new ListModelsRequest()).getModels())
          .extracting(ModelSummary::getModelName)
          .containsExactly("stays");
      assertThat(
              clients
                  .sageMaker()
                  .describeEndpointConfig(
                      new DescribeEndpointConfigRequest().withEndpointConfigName("goes"))
                  .getProductionVariants())
          .hasSize(1);
      awaitInService(clients, "stays");
      assertThat(clients.sageMaker().listEndpoints(new ListEndpointsRequest()).getEndpoints())
          .extracting(EndpointSummary::getEndpointName)
          .containsExactly("stays");
      ByteBuffer answer =
          clients
              .runtime()
              .invokeEndpoint(
                  new InvokeEndpointRequest()
                      .withEndpointName("stays")
                      .withBody(ByteBuffer.wrap("again".getBytes(UTF_8))))
              .getBody();
      assertThat(UTF_8.decode(answer).toString()).isEqualTo("AGAIN");
      assertThat(clients.s3().getObjectAsString("kept", "key")).isEqualTo("content");
    }
  }

  @Test
  void bringsTrainingJobsBackAndFailsThoseThatWereInterrupted() throws IOException {
    Path image = folder.resolve("script");
    try (LocalSageMaker first = echoing()) {
      TestJobs jobs = new TestJobs(first, "jobs");
      jobs.put("data/a", new byte[] {1});
      Files.writeString(image, "[0]#011train-rmse:0.25\nEND\n");
      jobs.sageMaker.createTrainingJob(echo(jobs, "done", image));
      assertThat(jobs.awaitEnd("done").getTrainingJobStatus()).isEqualTo("Completed");
      Path endless = Files.writeString(folder.resolve("endless"), "[0]#011train-rmse:0.5\n");
      jobs.sageMaker.createTrainingJob(echo(jobs, "interrupted", endless));
      TestJobs.await(() -> jobs.describe("interrupted").getSecondaryStatus(), "Training"::equals);
      ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
      TestJobs.await(first::isAlive, alive -> !alive);
    }

    try (LocalSageMaker second = echoing()) {
      var sageMaker = TestClients.of(second).sageMaker();
      DescribeTrainingJobResult done =
          sageMaker.describeTrainingJob(
              new DescribeTrainingJobRequest().withTrainingJobName("done"));
      assertThat(done.getTrainingJobStatus()).isEqualTo("Completed");
      assertThat(TestJobs.metric(done, "train:rmse")).isEqualTo(0.25);
      assertThat(done.getSecondaryStatusTransitions())
          .extracting(SecondaryStatusTransition::getStatus)
          .containsExactly("Starting", "Downloading", "Training", "Uploading", "Completed");
      DescribeTrainingJobResult interrupted =
          sageMaker.describeTrainingJob(
              new DescribeTrainingJobRequest().withTrainingJobName("interrupted"));
      assertThat(interrupted.getTrainingJobStatus()).isEqualTo("Failed");
      assertThat(interrupted.getFailureReason()).contains("was stopped");
    }
  }

  private LocalSageMaker echoing() {
    return LocalSageMaker.builder()
        .directory(folder.resolve("state"))
        .image(IMAGE, EchoProgram.class)
        .start();
  }

  private static CreateTrainingJobRequest echo(TestJobs jobs, String name, Path script) {
    CreateTrainingJobRequest request =
        jobs.training(
            name, Map.of("script", script.toString()), jobs.channel("train", "S3Prefix", "data/"));
    request.getAlgorithmSpecification().setTrainingImage(IMAGE);
    return request;
  }

  private LocalSageMaker start() {
    return LocalSageMaker.builder().directory(folder).image(IMAGE, OwnProgram.class).start();
  }

  private static void create(LocalSageMaker local, String name) {
    var sageMaker = TestClients.of(local).sageMaker();
    sageMaker.createModel(
        new CreateModelRequest()
            .withModelName(name)
            .withExecutionRoleArn(local.roleArn())
            .withPrimaryContainer(new ContainerDefinition().withImage(IMAGE)));
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
  }

  private static void awaitInService(LocalClients clients, String endpoint) {
    TestJobs.await(
        () ->
            clients
                .sageMaker()
                .describeEndpoint(new DescribeEndpointRequest().withEndpointName(endpoint))
                .getEndpointStatus(),
        "InService"::equals);
  }
}
