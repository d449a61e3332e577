package org.sagemakerspark.aws;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemaker.model.ListTagsRequest;
import com.amazonaws.services.sagemaker.model.ListTagsResult;
import com.amazonaws.services.sagemaker.model.Tag;
import java.util.Optional;

/** Reads the tags of what is in SageMaker. */
public final class ResourceTags {

  private final AmazonSageMaker sageMaker;

  /** Takes a client, which stays open. */
  public ResourceTags(AmazonSageMaker sageMaker) {
    this.sageMaker = sageMaker;
  }

  /**
   * Returns the value of a tag; empty when the thing has none, or is gone.
   *
   * @throws SdkClientException when the service does not say
   */
  public Optional<String> value(String arn, String key) {
    ListTagsRequest request = new ListTagsRequest().withResourceArn(arn);
    try {
      do {
        ListTagsResult page = sageMaker.listTags(request);
        Optional<String> value =
            page.getTags().stream()
                .filter(tag -> tag.getKey().equals(key))
                .map(Tag::getValue)
                .findFirst();
        if (value.isPresent()) {
          return value;
        }
        request.setNextToken(page.getNextToken());
      } while (request.getNextToken() != null);
    } catch (SdkClientException e) {
      if (!AwsErrors.isNotFound(e)) {
        throw e;
      }
    }
    return Optional.empty();
  }
}
