package org.sagemakerspark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sagemakerspark.testing.FakeS3;

class S3ObjectsTest {

  private static final S3Location FOLDER = new S3Location("bucket", "staging/app/run1");

  private FakeS3 server;
  private AmazonS3 s3;

  @AfterEach
  void close() {
    s3.shutdown();
    server.close();
  }

  @Test
  void deletesAHundredThousandObjectsAThousandACall() throws Exception {
    serve(100_000, key -> false);

    new S3Objects(s3).delete(FOLDER);

    assertThat(server.keys()).containsExactly("staging/app/run10/part-0");
    assertThat(server.lists()).isEqualTo(100);
    assertThat(server.deletions()).isEqualTo(100);
  }

  @Test
  void goesOnAfterObjectsThatMayNotBeDeletedAndReportsThem() {
    serve(2_500, key -> key.endsWith("7"));

    assertThatThrownBy(() -> new S3Objects(s3).delete(FOLDER))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("s3://bucket/staging/app/run1/: 250 objects could not be deleted")
        .hasMessageContaining("AccessDenied (not you)");
    assertThat(server.keys()).hasSize(251);
  }

  private void serve(int objects, Predicate<String> denied) {
    Set<String> keys =
        IntStream.range(0, objects)
            .mapToObj(i -> FOLDER.prefix() + "/train/part-" + i)
            .collect(Collectors.toSet());
    keys.add("staging/app/run10/part-0");
    server = new FakeS3(keys, denied);
    s3 =
        AmazonS3ClientBuilder.standard()
            .withCredentials(
                new AWSStaticCredentialsProvider(new BasicAWSCredentials("test", "test")))
            .withPathStyleAccessEnabled(true)
            .withEndpointConfiguration(new EndpointConfiguration(server.endpoint(), "us-east-1"))
            .build();
  }
}
