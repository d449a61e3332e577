package org.sagemakerspark.processor.spec.model;

/** Whether an algorithm trains on a label. */
public enum LabelUse implements Word {
  /** It trains without one. */
  NONE("none"),
  /** It may use one. */
  OPTIONAL("optional"),
  /** It needs one. */
  REQUIRED("required");

  private final String word;

  LabelUse(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
