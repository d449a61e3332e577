package org.sagemakerspark.local.images.contract;

import com.google.gson.JsonParseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads channels whose files have an element on each line that is not blank.
 *
 * @param one what messages call an element, with a capital
 * @param several what they call several
 * @param parser makes an element of a line; what is wrong with it is the message of an {@link
 *     IllegalArgumentException} or a {@link JsonParseException}
 */
public record Lines<E>(String one, String several, Function<String, E> parser) {

  /**
   * Reads all files of a channel of one content type.
   *
   * @throws UserErrorException if it is of another one, has a line that is no element, or has none
   */
  public List<E> read(Channel channel, String contentType) throws IOException, UserErrorException {
    if (!ContentType.plain(channel.contentType()).equals(contentType)) {
      throw new UserErrorException(
          "Content type '"
              + channel.contentType()
              + "' of channel '"
              + channel.name()
              + "' is not supported; use "
              + contentType
              + ".");
    }
    List<E> elements = new ArrayList<>();
    for (Path file : channel.files()) {
      try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        read(channel, file, lines, elements);
      }
    }
    requireSome(channel, elements);
    return elements;
  }

  /**
   * Reads one file.
   *
   * @param elements what is added to
   * @throws UserErrorException if a line is no element
   */
  public void read(Channel channel, Path file, BufferedReader lines, List<E> elements)
      throws IOException, UserErrorException {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          elements.add(parser.apply(line));
        }
      }
    } catch (IllegalArgumentException | JsonParseException e) {
      throw new UserErrorException(
          one
              + " "
              + (elements.size() + 1)
              + " of channel '"
              + channel.name()
              + "', in file "
              + file.getFileName()
              + ", "
              + e.getMessage());
    }
  }

  /**
   * Checks that a channel had an element.
   *
   * @throws UserErrorException if it had none
   */
  public void requireSome(Channel channel, List<E> elements) throws UserErrorException {
    if (elements.isEmpty()) {
      throw new UserErrorException("Channel '" + channel.name() + "' has no " + several + ".");
    }
  }
}
