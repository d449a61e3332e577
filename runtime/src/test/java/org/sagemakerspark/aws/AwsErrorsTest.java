package org.sagemakerspark.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.AmazonServiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsErrorsTest {

  /**
   * As the services answer; the constants of clientwrapper in
   * aws/amazon-sagemaker-operator-for-k8s.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | ValidationException | Requested resource not found.",
        "400 | ValidationException | Could not find requested job with name: absent",
        "400 | ValidationException | Could not find model \"arn:aws:sagemaker:eu-west-1:1:model/m\".",
        "400 | ValidationException | Could not find endpoint \"arn:aws:sagemaker:eu-west-1:1:endpoint/e\".",
        "400 | ResourceNotFound | anything",
        "400 | ResourceNotFoundException | The specified log group does not exist.",
        "404 | NoSuchBucket | The specified bucket does not exist",
      })
  void knowsWhatIsNotThere(int status, String code, String message) {
    assertThat(AwsErrors.isNotFound(error(status, code, message))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | ValidationException | 1 validation error detected: Value null at 'roleArn'",
        "400 | ResourceInUse | Training job names must be unique",
        "400 | AccessDeniedException | User is not authorized to perform: sagemaker:DescribeModel",
        "400 | ThrottlingException | Rate exceeded",
        "500 | InternalFailure | Requested resource not found.",
      })
  void takesNothingElseForAbsent(int status, String code, String message) {
    assertThat(AwsErrors.isNotFound(error(status, code, message))).isFalse();
  }

  @Test
  void takesNoAnswerForAbsent() {
    assertThat(AwsErrors.isNotFound(new IllegalStateException("could not find"))).isFalse();
  }

  private static AmazonServiceException error(int status, String code, String message) {
    AmazonServiceException error = new AmazonServiceException(message);
    error.setStatusCode(status);
    error.setErrorCode(code);
    return error;
  }
}
