package org.sagemakerspark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"s3://bucket/a/b", "s3://bucket/a/b/", "s3a://bucket//a/b//", "s3://bucket/a///b"})
  void slashesAtTheEndDoNotMatter(String uri) {
    assertThat(S3Location.parse(uri, "uri").child("c").folderUri()).isEqualTo("s3://bucket/a/b/c/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bucket", "s3://bucket", "s3://bucket/"})
  void aBucketAloneIsAFolder(String text) {
    S3Location location = S3Location.parse(text, "uri");
    assertThat(location.folderUri()).isEqualTo("s3://bucket/");
    assertThat(location.child("a").uri("s3a")).isEqualTo("s3a://bucket/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3://bucket/a/./b", "s3://bucket/a/../b", "s3://bucket/..", "s3://bucket/./a"})
  void refusesFoldersThatSparkWouldLookForElsewhere(String uri) {
    assertThatThrownBy(() -> S3Location.parse(uri, "trainingInputS3Uri"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trainingInputS3Uri = '" + uri + "'")
        .hasMessageContaining("write the folder that is meant");
    assertThat(S3Location.parse("s3://bucket/.a/b.", "uri").prefix()).isEqualTo(".a/b.");
  }

  @Test
  void refusesWhatIsNoBucket() {
    assertThatThrownBy(() -> S3Location.parse("https://example.com/x", "trainingInputS3Uri"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trainingInputS3Uri = 'https://example.com/x'");
  }
}
