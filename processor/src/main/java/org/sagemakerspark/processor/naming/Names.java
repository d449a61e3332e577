package org.sagemakerspark.processor.naming;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * All rules by which names are made and judged. A Param has one name, which is that of its accessor
 * in Java, of its attribute in Python, and what Spark saves.
 */
public final class Names {
  /** The Param that chooses the version of an image. */
  public static final String IMAGE_VERSION = "imageVersion";

  private static final Pattern SEPARATED = Pattern.compile("[^A-Za-z0-9]+([A-Za-z0-9])");

  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private Names() {}

  /** A form that names may have. */
  public enum Form {
    ALGORITHM("[a-z][a-z0-9]*(-[a-z0-9]+)*", "lower-case letters, digits and single hyphens"),
    CLASS("[A-Z][A-Za-z0-9]*", "letters and digits, the first an upper-case letter"),
    PARAM("[a-z][A-Za-z0-9]*", "letters and digits, the first a lower-case letter"),
    /** Names of hyperparameters are keys of a map whose keys have at most 256 characters. */
    WIRE("[!-~]{1,256}", "1 to 256 printable ASCII characters without spaces"),
    /** As the registry allows it. */
    REPOSITORY(
        "[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*",
        "lower-case letters and digits, parted by single . _ - or /"),
    TAG("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}", "1 to 128 letters, digits, and . _ -"),
    ACCOUNT("[0-9]{12}", "12 digits"),
    REGION("[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}", "a region such as eu-west-1"),
    /** As the service allows it. */
    IMAGE_URI("[!-~]{1,255}", "1 to 255 printable ASCII characters without spaces"),
    /** Nothing in it ends a link of Markdown. */
    URL("https?://[A-Za-z0-9._~:/?#@!$&'*+,;=%-]+", "an address such as https://example.org/a"),
    /** In JSON, each dot leads into an inner object. */
    PATH(
        "[^.\\s]([^.]*[^.\\s])?(\\.[^.\\s]([^.]*[^.\\s])?)*",
        "text without spaces at its ends; single dots lead into inner objects of JSON"),
    CHANNEL("[A-Za-z0-9._-]{1,64}", "1 to 64 letters, digits, and . _ -"),
    /** As the service allows it, but for its length. */
    VARIABLE("[A-Za-z_][A-Za-z0-9_]*", "letters, digits and _, the first no digit"),
    FOLDER(
        "[A-Za-z0-9_][A-Za-z0-9._-]{0,63}",
        "1 to 64 letters, digits, and . _ -, the first a letter, a digit or _"),
    GROUP("Has[A-Z][A-Za-z0-9]*", "Has and a noun, such as HasNetwork"),
    SETTING("spark\\.sagemaker(\\.[A-Za-z0-9]+)+", "what begins with spark.sagemaker."),
    QUALIFIED_CLASS(
        "[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*\\.[A-Z][A-Za-z0-9]*", "a class with its package"),
    OWN_CLASS(
        "[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)+",
        "the full name of a class with its package, such as org.example.OwnSerializer"),
    VERSION("[0-9]+\\.[0-9]+\\.[0-9]+", "a version such as 0.1.0");

    private final Pattern pattern;
    private final String description;

    Form(String pattern, String description) {
      this.pattern = Pattern.compile(pattern);
      this.description = description;
    }

    /** Tells whether a name has this form. */
    public boolean fits(String name) {
      return pattern.matcher(name).matches();
    }

    /** Returns what is allowed, for people. */
    public String description() {
      return description;
    }
  }

  /**
   * Returns the Param for a name on the wire: {@code featureDim} for {@code feature_dim}, and also
   * for {@code FEATURE_DIM}.
   */
  public static String param(String wireName) {
    boolean isShouted = wireName.equals(wireName.toUpperCase(Locale.ROOT));
    String joined =
        SEPARATED
            .matcher(isShouted ? wireName.toLowerCase(Locale.ROOT) : wireName)
            .replaceAll((MatchResult match) -> match.group(1).toUpperCase(Locale.ROOT))
            .replaceAll("[^A-Za-z0-9]", "");
    return joined.isEmpty()
        ? joined
        : joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
  }

  /** Returns the Param that holds the name of the column for a key of a response. */
  public static String columnParam(String key) {
    return param(key) + "Col";
  }

  /** Returns the method that reads a Param: {@code getFeatureDim}. */
  public static String getter(String param) {
    return "get" + capitalised(param);
  }

  /** Returns the method that sets a Param: {@code setFeatureDim}. */
  public static String setter(String param) {
    return "set" + capitalised(param);
  }

  /**
   * Returns the constant of a value that a Param may have: {@code OBJECTIVE_BINARY_LOGISTIC} for
   * {@code objective} and {@code binary:logistic}, and {@code OBJECTIVE_EMPTY} for the empty text.
   * It is no Param's name, which begin in lower case.
   */
  public static String constant(String param, String value) {
    return (WORD_START.matcher(param).replaceAll("_") + "_" + (value.isEmpty() ? "EMPTY" : value))
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^A-Z0-9]+", "_")
        .replaceAll("_$", "");
  }

  /** Returns all methods that a Param has. */
  public static List<String> methods(String param) {
    return List.of(param, getter(param), setter(param));
  }

  /** Returns the Python module of an algorithm: {@code linear_learner}. */
  public static String pythonModule(String algorithm) {
    return algorithm.replace('-', '_');
  }

  /** Returns what people may call an algorithm: {@code Linear learner}. */
  public static String title(String algorithm) {
    return capitalised(algorithm.replace('-', ' '));
  }

  /** Returns why no Param can have a name, if none can. */
  public static Optional<String> reservation(String param) {
    return ReservedWords.reason(param);
  }

  /** Returns what a class must be instead, if no class can have a name. */
  public static Optional<String> classReservation(String name) {
    return ReservedWords.classReason(name);
  }

  private static String capitalised(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
