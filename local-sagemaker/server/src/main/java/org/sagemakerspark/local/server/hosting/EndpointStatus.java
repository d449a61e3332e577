package org.sagemakerspark.local.server.hosting;

/** What an endpoint does; each is called on the wire what {@link #toString()} says. */
enum EndpointStatus {
  CREATING("Creating"),
  UPDATING("Updating"),
  IN_SERVICE("InService"),
  FAILED("Failed"),
  DELETING("Deleting");

  private final String wire;

  EndpointStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String toString() {
    return wire;
  }
}
