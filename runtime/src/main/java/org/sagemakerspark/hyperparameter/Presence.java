package org.sagemakerspark.hyperparameter;

/** Whether a training job can start without a hyperparameter. */
public enum Presence {
  REQUIRED,
  OPTIONAL
}
