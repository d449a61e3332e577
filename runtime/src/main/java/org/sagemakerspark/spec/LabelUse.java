package org.sagemakerspark.spec;

/** Whether an algorithm learns from a label. */
public enum LabelUse {
  /** The label is not sent. */
  NONE,
  /** The label is sent when the DataFrame has one. */
  OPTIONAL,
  /** Training without a label is refused. */
  REQUIRED
}
