package org.sagemakerspark.training;

/**
 * A training job did not come to a good end. The text names the job, the reason, and where its data
 * is as far as it is kept.
 */
public final class TrainingJobException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String jobName;
  private final boolean goingOn;

  private TrainingJobException(String jobName, boolean goingOn, String message, Throwable cause) {
    super(message, cause);
    this.jobName = jobName;
    this.goingOn = goingOn;
  }

  static TrainingJobException over(String jobName, String message, Throwable cause) {
    return new TrainingJobException(jobName, false, message, cause);
  }

  static TrainingJobException goingOn(String jobName, String message, Throwable cause) {
    return new TrainingJobException(jobName, true, message, cause);
  }

  /** Returns the name of the job. */
  public String jobName() {
    return jobName;
  }

  /** Tells whether the job was left to go on, because the user wants it so. */
  public boolean isGoingOn() {
    return goingOn;
  }
}
