package org.sagemakerspark.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageRegistryTest {

  private final ImageRegistry registry = ImageRegistry.load();

  @Test
  void knowsTheAccountAndTheDomainOfARegion() {
    assertThat(registry.uri("first-party-algorithms", "kmeans", "1", "us-east-1"))
        .isEqualTo("382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1");
    assertThat(registry.uri("first-party-algorithms", "kmeans", "1", "cn-north-1"))
        .isEqualTo("390948362332.dkr.ecr.cn-north-1.amazonaws.com.cn/kmeans:1");
  }

  @Test
  void namesTheNearestRegionsForOneThatDoesNotExist() {
    assertThatThrownBy(() -> registry.uri("first-party-algorithms", "kmeans", "1", "eu-west-9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'eu-west-9'")
        .hasMessageContaining("eu-west-1, eu-west-2, eu-west-3");
  }
}
