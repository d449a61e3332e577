package org.sagemakerspark.processor.emit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTextTest {

  @Test
  void leavesNothingThatMarkdownWouldRead() {
    assertThat(MarkdownText.escape("a | b <i> *c* _d_ e_f `g` [h](i) \\ & ~~j~~"))
        .isEqualTo(
            "a \\| b &lt;i&gt; \\*c\\* \\_d\\_ e_f \\`g\\` \\[h\\](i) \\\\ &amp; \\~\\~j\\~\\~");
  }

  @Test
  void fencesCodeThatHoldsAFence() {
    assertThat(MarkdownText.code("a|b")).isEqualTo("`a\\|b`");
    assertThat(MarkdownText.code("a`b")).isEqualTo("`` a`b ``");
  }
}
