package org.sagemakerspark.processor.naming;

import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Words that no Param can be called, since a Param is a method in Java and an attribute in Python.
 */
final class ReservedWords {
  /**
   * Of Python 3.8 to 3.14. {@code None}, {@code True} and {@code False} do not begin in lower case.
   */
  private static final Set<String> PYTHON =
      Set.of(
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  /**
   * What pyspark's estimators, models, and readers and writers of them already have, and what the
   * generated constructors call their own arguments.
   */
  private static final Set<String> PYTHON_MEMBERS =
      Set.of(
          "clear",
          "copy",
          "evaluate",
          "explainParam",
          "explainParams",
          "extractParamMap",
          "fit",
          "fitMultiple",
          "getOrDefault",
          "getParam",
          "hasDefault",
          "hasParam",
          "hasSummary",
          "inherited",
          "isDefined",
          "isSet",
          "load",
          "params",
          "read",
          "save",
          "self",
          "set",
          "setParams",
          "summary",
          "transform",
          "uid",
          "write");

  /** What begins in upper case and cannot be assigned in Python. */
  private static final Set<String> PYTHON_CONSTANTS = Set.of("None", "True", "False");

  /** What the generated Python modules import. */
  private static final Set<String> PYTHON_IMPORTS =
      Set.of(
          "EstimatorArguments",
          "HasGroup",
          "HasWeight",
          "JavaSageMakerEstimator",
          "JavaSageMakerModel",
          "Param",
          "Params",
          "TypeConverters",
          "Unpack");

  private static final String VERSION_FIELD = "serialVersionUID";

  private ReservedWords() {}

  /** Returns what a class must be instead of having a name, if it is taken. */
  static Optional<String> classReason(String name) {
    if (PYTHON_CONSTANTS.contains(name)) {
      return Optional.of("what is no reserved word of Python");
    }
    if (PYTHON_IMPORTS.contains(name)) {
      return Optional.of("what the Python module does not import itself");
    }
    return isOfJavaLang(name)
        ? Optional.of("what no class of java.lang is called")
        : Optional.empty();
  }

  /** Such a class would be meant wherever the generated classes name that of Java. */
  private static boolean isOfJavaLang(String name) {
    try {
      Class.forName("java.lang." + name, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    } catch (LinkageError e) {
      // On a file system that takes upper and lower case for the same.
      return false;
    }
  }

  /** Returns why a word is reserved, if it is. */
  static Optional<String> reason(String word) {
    if (SourceVersion.isKeyword(word)) {
      return Optional.of("a reserved word of Java");
    }
    if (word.equals(VERSION_FIELD)) {
      return Optional.of("a field of every generated class");
    }
    if (PYTHON.contains(word)) {
      return Optional.of("a reserved word of Python");
    }
    return PYTHON_MEMBERS.contains(word)
        ? Optional.of("a member of every PySpark stage")
        : Optional.empty();
  }
}
