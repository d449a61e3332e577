package org.sagemakerspark.lifecycle;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.ListTagsRequest;
import com.amazonaws.services.sagemaker.model.ListTagsResult;
import java.util.HashMap;
import java.util.Map;
import org.sagemakerspark.aws.AwsErrors;

/** Reads the tags of what is in SageMaker. */
public final class ResourceTags {

  private final AmazonSageMaker sageMaker;

  /** Takes a client, which stays open. */
  public ResourceTags(AmazonSageMaker sageMaker) {
    this.sageMaker = sageMaker;
  }

  /**
   * Returns the values of all tags by their keys; none when the thing is gone.
   *
   * @throws SdkClientException when the service does not say
   */
  public Map<String, String> all(String arn) {
    Map<String, String> tags = new HashMap<>();
    ListTagsRequest request = new ListTagsRequest().withResourceArn(arn);
    try {
      do {
        ListTagsResult page = sageMaker.listTags(request);
        page.getTags().forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
        request.setNextToken(page.getNextToken());
      } while (request.getNextToken() != null);
      return tags;
    } catch (SdkClientException e) {
      if (!AwsErrors.isNotFound(e)) {
        throw e;
      }
      return Map.of();
    }
  }
}
