package org.sagemakerspark;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out the other modules that share the root package. */
final class RuntimeOnly implements ImportOption {

  @Override
  public boolean includes(Location location) {
    return location.contains("runtime") && !location.contains("tests");
  }
}
