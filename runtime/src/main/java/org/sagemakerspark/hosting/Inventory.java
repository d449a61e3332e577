package org.sagemakerspark.hosting;

import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.EndpointConfigSummary;
import com.amazonaws.services.sagemaker.model.EndpointSummary;
import com.amazonaws.services.sagemaker.model.ListEndpointConfigsRequest;
import com.amazonaws.services.sagemaker.model.ListEndpointConfigsResult;
import com.amazonaws.services.sagemaker.model.ListEndpointsRequest;
import com.amazonaws.services.sagemaker.model.ListEndpointsResult;
import com.amazonaws.services.sagemaker.model.ListModelsRequest;
import com.amazonaws.services.sagemaker.model.ListModelsResult;
import com.amazonaws.services.sagemaker.model.ListTrainingJobsRequest;
import com.amazonaws.services.sagemaker.model.ListTrainingJobsResult;
import com.amazonaws.services.sagemaker.model.ModelSummary;
import com.amazonaws.services.sagemaker.model.TrainingJobSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.sagemakerspark.aws.Ownership;
import org.sagemakerspark.aws.ResourceTags;
import org.sagemakerspark.storage.S3Location;
import org.sagemakerspark.storage.S3Objects;
import org.sagemakerspark.storage.WorkFolder;

/** Lists what this library has created: by tag in SageMaker, by folder in S3. */
final class Inventory {

  private static final int PAGE = 100;

  private final AmazonSageMaker sageMaker;
  private final ResourceTags tags;
  private final Optional<AmazonS3> s3;
  private final List<S3Location> folders;

  Inventory(AmazonSageMaker sageMaker, Optional<AmazonS3> s3, List<S3Location> folders) {
    this.sageMaker = sageMaker;
    this.tags = new ResourceTags(sageMaker);
    this.s3 = s3;
    this.folders = folders;
  }

  /** Returns what is left of applications with these ids. */
  List<CreatedResource> find(Predicate<String> application) {
    List<CreatedResource> found =
        findTagged(
            tags -> {
              String id = tags.get(Ownership.APPLICATION);
              return id != null && application.test(id);
            });
    s3.ifPresent(client -> addStagedData(new S3Objects(client), application, found));
    return found;
  }

  /** Returns what there is in SageMaker with such tags. */
  List<CreatedResource> findTagged(Predicate<Map<String, String>> isWanted) {
    List<CreatedResource> found = new ArrayList<>();
    for (TrainingJobSummary job : runningJobs()) {
      add(
          CreatedResource.Kind.TRAINING_JOB,
          job.getTrainingJobName(),
          job.getTrainingJobArn(),
          isWanted,
          found);
    }
    for (EndpointSummary endpoint : endpoints()) {
      if (!endpoint.getEndpointStatus().equals("Deleting")) {
        add(
            CreatedResource.Kind.ENDPOINT,
            endpoint.getEndpointName(),
            endpoint.getEndpointArn(),
            isWanted,
            found);
      }
    }
    for (EndpointConfigSummary config : endpointConfigs()) {
      add(
          CreatedResource.Kind.ENDPOINT_CONFIG,
          config.getEndpointConfigName(),
          config.getEndpointConfigArn(),
          isWanted,
          found);
    }
    for (ModelSummary model : models()) {
      add(CreatedResource.Kind.MODEL, model.getModelName(), model.getModelArn(), isWanted, found);
    }
    return found;
  }

  private void add(
      CreatedResource.Kind kind,
      String name,
      String arn,
      Predicate<Map<String, String>> isWanted,
      List<CreatedResource> found) {
    if (isWanted.test(tags.all(arn))) {
      found.add(new CreatedResource(kind, name));
    }
  }

  private void addStagedData(
      S3Objects objects, Predicate<String> application, List<CreatedResource> found) {
    for (S3Location folder : folders) {
      objects.occupied(WorkFolder.staging(folder), WorkFolder.STAGING_DEPTH).stream()
          .filter(job -> application.test(job.parent().name()))
          .map(job -> new CreatedResource(CreatedResource.Kind.STAGED_DATA, job.uri("s3")))
          .forEach(found::add);
    }
  }

  private List<TrainingJobSummary> runningJobs() {
    List<TrainingJobSummary> all = new ArrayList<>();
    ListTrainingJobsRequest request =
        new ListTrainingJobsRequest().withMaxResults(PAGE).withStatusEquals("InProgress");
    do {
      ListTrainingJobsResult page = sageMaker.listTrainingJobs(request);
      all.addAll(page.getTrainingJobSummaries());
      request.setNextToken(page.getNextToken());
    } while (request.getNextToken() != null);
    return all;
  }

  private List<EndpointSummary> endpoints() {
    List<EndpointSummary> all = new ArrayList<>();
    ListEndpointsRequest request = new ListEndpointsRequest().withMaxResults(PAGE);
    do {
      ListEndpointsResult page = sageMaker.listEndpoints(request);
      all.addAll(page.getEndpoints());
      request.setNextToken(page.getNextToken());
    } while (request.getNextToken() != null);
    return all;
  }

  private List<EndpointConfigSummary> endpointConfigs() {
    List<EndpointConfigSummary> all = new ArrayList<>();
    ListEndpointConfigsRequest request = new ListEndpointConfigsRequest().withMaxResults(PAGE);
    do {
      ListEndpointConfigsResult page = sageMaker.listEndpointConfigs(request);
      all.addAll(page.getEndpointConfigs());
      request.setNextToken(page.getNextToken());
    } while (request.getNextToken() != null);
    return all;
  }

  private List<ModelSummary> models() {
    List<ModelSummary> all = new ArrayList<>();
    ListModelsRequest request = new ListModelsRequest().withMaxResults(PAGE);
    do {
      ListModelsResult page = sageMaker.listModels(request);
      all.addAll(page.getModels());
      request.setNextToken(page.getNextToken());
    } while (request.getNextToken() != null);
    return all;
  }
}
