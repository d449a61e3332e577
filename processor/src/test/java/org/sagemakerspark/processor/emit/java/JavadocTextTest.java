package org.sagemakerspark.processor.emit.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavadocTextTest {

  @Test
  void leavesNothingThatJavadocOrJavaWouldRead() {
    assertThat(JavadocText.escape("*/ {@code x} <b> & \\u002a/ **//"))
        .isEqualTo("*&#47; &#123;&#64;code x&#125; &lt;b&gt; &amp; &#92;u002a/ **&#47;/");
  }
}
