package org.sagemakerspark.local.server.controlplane;

/** How far a job is; each is called on the wire what {@link #toString()} says. */
public enum JobStatus {
  /** Begun. */
  IN_PROGRESS("InProgress"),
  /** Asked to stop. */
  STOPPING("Stopping"),
  /** Over, with all that it was to make. */
  COMPLETED("Completed"),
  /** Over, with a reason. */
  FAILED("Failed"),
  /** Over, since somebody or its time limit stopped it. */
  STOPPED("Stopped");

  private final String wire;

  JobStatus(String wire) {
    this.wire = wire;
  }

  /** Tells whether a status on the wire is one that a job stays in. */
  public static boolean isFinal(String wire) {
    return wire.equals(COMPLETED.wire) || wire.equals(FAILED.wire) || wire.equals(STOPPED.wire);
  }

  @Override
  public String toString() {
    return wire;
  }
}
