package org.sagemakerspark.processor.spec.model;

/** How a training container gets its data. */
public enum InputMode implements Word {
  /** Files are downloaded before training. */
  FILE("File"),
  /** Data is streamed through a pipe. */
  PIPE("Pipe"),
  /** Files are streamed when they are read. */
  FAST_FILE("FastFile");

  private final String word;

  InputMode(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
