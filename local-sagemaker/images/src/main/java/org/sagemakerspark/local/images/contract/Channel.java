package org.sagemakerspark.local.images.contract;

import java.nio.file.Path;
import java.util.List;

/**
 * An input channel.
 *
 * @param name its name
 * @param contentType the content type that the job gives, or an empty text
 * @param files its files
 */
public record Channel(String name, String contentType, List<Path> files) {}
