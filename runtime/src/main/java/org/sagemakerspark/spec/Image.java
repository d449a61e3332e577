package org.sagemakerspark.spec;

/**
 * A version of an algorithm's container image.
 *
 * @param version the name that users choose it by
 * @param source who keeps it
 * @param repository its repository; empty where the source is a whole URI
 * @param tag its tag; empty where the source is a whole URI
 */
public record Image(String version, ImageSource source, String repository, String tag) {}
