package org.sagemakerspark.datasource;

/** How the data source calls itself. */
final class Owner {

  /** The name by which users ask for it. */
  static final String FORMAT = "sagemaker";

  /** The name in messages. */
  static final String NAME = "The data source " + FORMAT;

  private Owner() {}
}
