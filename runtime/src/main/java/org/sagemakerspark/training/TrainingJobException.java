package org.sagemakerspark.training;

/** A training job did not come to a good end. The text names the job and the reason. */
public final class TrainingJobException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String jobName;

  TrainingJobException(String jobName, String message, Throwable cause) {
    super(message, cause);
    this.jobName = jobName;
  }

  /** Returns the name of the job. */
  public String jobName() {
    return jobName;
  }
}
