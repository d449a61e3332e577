package org.sagemakerspark.param;

/** Whether a training job can start without a hyperparameter. */
public enum Presence {
  REQUIRED,
  OPTIONAL
}
