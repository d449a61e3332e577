package org.sagemakerspark.processor.emit;

/** A file that is generated, with {@code \n} line ends. */
public sealed interface GeneratedFile {

  /** Returns the class with its package, or the path. */
  String name();

  /** Returns the whole content. */
  String content();

  /**
   * A Java source file.
   *
   * @param name the class with its package
   */
  record JavaSource(String name, String content) implements GeneratedFile {}

  /**
   * A resource beside the class files.
   *
   * @param name relative path, with forward slashes
   */
  record Resource(String name, String content) implements GeneratedFile {}
}
