package org.sagemakerspark.processor.spec.report;

import java.util.Locale;

/**
 * Everything that can be wrong with a spec. A message says what is wrong, what is allowed, and what
 * to do. Ids are stable: tools and people search for them.
 */
public enum SpecMessage {
  // The file.
  SPEC_NOT_FOUND(
      "There is no spec \"%s\".",
      "It is looked for below the folder of the option sagemakerspark.specs, the class output, the"
          + " source path and the class path.",
      "Put the file below src/main/resources, add the artifact that holds it, or correct the path"
          + " in the annotation. A build that compiles before it copies resources, as Gradle does,"
          + " must name the folder: -Asagemakerspark.specs=src/main/resources."),
  SPEC_PATH_INVALID(
      "\"%s\" is no resource path.",
      "Allowed: a relative path with forward slashes and without \"..\", such as"
          + " \"org/example/specs/mine.json\".",
      "Correct the path in the annotation."),
  SPEC_UNREADABLE(
      "The spec \"%s\" cannot be read: %s.",
      "It must be a readable file.", "Check the file and its permissions."),
  NOT_UTF8("The file is not UTF-8.", "JSON is written in UTF-8.", "Save the file as UTF-8."),
  LIMIT_EXCEEDED("%s.", "At most %s %s are allowed.", "Make it smaller."),
  SYNTAX_ERROR(
      "This is not JSON: %s.",
      "One JSON object is expected.",
      "Look for a missing comma, quote or bracket here or just before."),
  DUPLICATE_KEY(
      "The key \"%s\" is here a second time.",
      "A key may be in an object once; it is first at line %s.", "Remove one of them."),

  // The shape.
  UNSUPPORTED_VERSION(
      "%s is %s.",
      "This processor reads the versions 1 and 2.",
      "Use a processor that reads that version, or write version 1 or 2."),
  LATER_VERSION(
      "%s is not known to version 1 of the language.",
      "Version 2 has it, and all that version 1 has.", "Write \"specVersion\": 2."),
  UNKNOWN_FIELD(
      "There is no field \"%s\" here.", "Allowed: %s.", "%sRemove it or correct its name."),
  MISSING_FIELD("The field \"%s\" is missing.", "It must be %s.", "Add it."),
  WRONG_KIND("This is %s.", "Expected: %s.", "Change the value."),
  UNKNOWN_WORD("\"%s\" is not known here.", "Allowed: %s.", "%sUse one of these."),
  EMPTY("%s is empty.", "At least one %s is needed.", "Fill it or remove the field."),
  DUPLICATE_ELEMENT(
      "\"%s\" is in the array a second time.",
      "Each element is there once; this one is first at line %s.", "Remove one of them."),
  CONTROL_CHARACTER(
      "The text holds the control character U+%s.",
      "Texts consist of printable characters; a doc or a note may have line breaks.",
      "Remove the character."),

  // Names.
  BAD_NAME("\"%s\" is no name for %s.", "Allowed: %s.", "%s"),
  RESERVED_NAME(
      "The Param \"%s\" cannot be called that: it is %s.",
      "A Param's name must be usable in Java and in Python.",
      "Give it another name; a hyperparameter has the field \"param\" for that."),
  INHERITED_NAME(
      "The Param \"%s\" needs the method %s, which every estimator and model already has.",
      "A Param must not hide what is inherited.", "Give it another name with the field \"param\"."),
  NAME_TAKEN(
      "The name \"%s\" is taken: %s is called that already, at line %s.",
      "Each name is used once.", "%s"),
  PARAM_IS_THERE(
      "There is a Param \"%s\" now.",
      "Only a name that no Param has any more can be that of an earlier version.",
      "Remove it, or rename the Param."),
  DELIVERED_NAME(
      "The library has an algorithm \"%s\" itself.",
      "Of two Python modules of one name only one is found.", "Give the algorithm another name."),

  // Values.
  FIELD_DOES_NOT_APPLY("The field \"%s\" does not apply to %s.", "It belongs to %s.", "Remove it."),
  BOTH_BOUNDS(
      "Both \"%s\" and \"%s\" are given.",
      "A range has one bound at each end: \"%1$s\" is part of the range, \"%2$s\" is not.",
      "Remove one of them."),
  EMPTY_RANGE(
      "No value is in the range: its lower bound is %s, its upper bound %s.",
      "A value of the type must lie between them, or be one that belongs to the range.",
      "Correct one of them."),
  BAD_NUMBER("The type %2$s cannot hold %1$s.", "Allowed: %3$s.", "Correct the number."),
  BAD_DEFAULT("The default %s is not allowed.", "Allowed: %s.", "Correct the default."),
  DEFAULT_OF_REQUIRED(
      "The hyperparameter \"%s\" is required and has a default.",
      "A value that must be given has none, be it always or under a condition.",
      "Remove the default, or \"%s\"."),
  REFUSED_BY_PARAM(
      "The Param %s, whose default this is, does not take %s.",
      "Allowed: %s.", "Correct the value."),
  NUMERIC_WORD(
      "The word \"%s\" is %s.",
      "A word is a text that stands beside numbers; Infinity is one where the range has no upper"
          + " bound.",
      "Remove it, or widen the range."),
  BAD_PATTERN(
      "\"%s\" is no regular expression: %s.", "It is one of java.util.regex.", "Correct it."),
  NO_GROUP(
      "\"%s\" has no group, so no number is found by it.",
      "The number is what the first group finds.",
      "Put what finds the number in parentheses: \"loss=([0-9.]+)\"."),
  SEPARATOR_IN_VALUE(
      "\"%s\" holds a character that parts the elements of the list, or encloses them.",
      "A list in the form %s has elements without %s.", "Choose another \"wire\"."),
  TUNABLE_OUTSIDE(
      "The tuning range or values hold %s, which the hyperparameter does not allow.",
      "Allowed: %s.", "Correct one of them."),

  // References.
  UNKNOWN_REGISTRY("There is no image registry \"%s\".", "Known: %s.", "%sUse one of these."),
  UNKNOWN_VERSION(
      "The default version \"%s\" is not among the versions.",
      "Given in \"versions\": %s.", "%sUse one of these, or add it."),
  NO_TRAIN_CHANNEL(
      "There is no required channel \"train\" or \"training\".",
      "Its distribution is that of the data that a DataFrame is written to.",
      "Add it, with \"required\": true."),
  SECOND_TRAIN_CHANNEL(
      "The channel \"%s\" is required beside \"%s\".",
      "Both are names of the channel that the rows of a DataFrame go to, and a job has one.",
      "Remove one of them, or its \"required\"."),
  LABEL_OF_TRAIN(
      "The channel that is trained on has a \"label\" of its own.",
      "\"label\" of \"training\" says it for this channel and for all that say nothing.",
      "Remove it here."),

  CLASSES_OR_VARIANTS(
      "The spec has %s \"classes\" and \"variants\".",
      "Exactly one of them says which classes are generated.",
      "Give \"classes\" for one estimator and model, \"variants\" for several."),
  IMAGE_SOURCE(
      "Who keeps the image is said %s.",
      "Exactly one of \"registry\", \"accounts\" and \"uri\" says it.",
      "Keep the one that is right."),
  UNKNOWN_VARIANT("There is no variant \"%s\".", "Given: %s.", "%sUse one of these, or add it."),
  UNKNOWN_PARAMETER(
      "There is no parameter of requests \"%s\".",
      "There are: %s.", "%sAdd it to \"parameters\", or correct the name."),
  UNKNOWN_HYPERPARAMETER(
      "There is no hyperparameter \"%s\".",
      "Given in \"hyperparameters\": %s.", "%sUse one of these, or add it."),
  BAD_CONDITION(
      "The condition makes %s statements.",
      "It makes one, by one of the fields given, in, only, atMostOneOf, lessThan, sumOf, channel.",
      "Give one of them; several conditions are several elements of the array."),
  UNKNOWN_CHANNEL(
      "There is no channel \"%s\".",
      "Given in \"channels\": %s.", "%sUse one of these, or add it."),
  NOT_IN_VARIANT(
      "The variant \"%s\" has no hyperparameter \"%s\".",
      "What names a hyperparameter must be for variants that have it.",
      "Say with \"variants\" which those are."),
  SELF_COMPARISON(
      "The hyperparameter \"%s\" is compared with itself.",
      "A number is never less than itself.", "Name another hyperparameter."),
  ALTERNATIVES_OVERLAP(
      "Two alternatives can hold at once: %s.",
      "Each value of one hyperparameter has one set of columns.", "Correct one of them."),
  REDEFINED_COLUMN(
      "The Param \"%s\" names the column \"%s\" here and \"%s\" at line %s.",
      "A Param has one default.",
      "Remove \"column\" here, or give the column another Param with the field \"param\"."),
  OUTPUT_IS_INPUT(
      "The output column \"%s\" is called as %s is by default.",
      "Names of columns are the same if they differ in case only.",
      "Give it another name with the field \"column\"."),
  IMPOSSIBLE_VALUE(
      "The hyperparameter \"%s\" is never \"%s\".", "Allowed: %s.", "%sCorrect one of them."),
  CYCLIC_CONDITION(
      "The hyperparameter \"%s\" is required under a condition that leads back to it: %s.",
      "Conditions must not go in circles.", "Remove one of the conditions."),
  BAD_FIXED_VALUE("The fixed value \"%s\" is not allowed.", "Allowed: %s.", "Correct the value."),
  BROKEN_RULE(
      "The hyperparameter \"%s\" always is \"%s\", which breaks the rule at line %s: %s",
      "A fixed value is part of every job.", "Correct the value, or the rule."),
  BAD_CODEC(
      "The class %s cannot be used: %s.",
      "It is a public class that is not abstract, implements the interface, and has a public"
          + " constructor with no parameter, or with a Map<String, String> of its options.",
      "Correct the class, or its name."),
  FORMAT_WITHOUT_COLUMNS(
      "The format %s holds one list of features, and no columns as \"inputs\" lists them.",
      "Allowed with \"inputs\": %s.", "Choose one of these, or remove \"inputs\"."),
  COLUMNS_MISSING(
      "The format %s holds columns, and there are no \"inputs\".",
      "It belongs to specs with \"inputs\".", "List the columns, or choose another format."),
  TYPE_NOT_HELD(
      "The format %s holds no value of the type %s.",
      "Allowed there: %s.", "Correct the type, or choose another format."),
  LABEL_MISSING(
      "The rows are written as %s, and the label is \"none\".",
      "Each line of LibSVM begins with a label; csv and recordio-protobuf can do without.",
      "Write the rows as one of these, or let \"label\" be \"optional\" or \"required\"."),
  OWN_FORMAT_NOT_READ(
      "The \"formats\" do not hold \"%s\" in the input mode %s, which rows are written as and"
          + " read by where a user sets nothing.",
      "They hold %s.",
      "Add it to \"formats\", or correct the content type or the first input mode."),
  LABEL_OF_INPUTS(
      "The label is \"%s\" in \"training\", and %s of the \"inputs\" has the Param labelCol.",
      "Where a row is columns, the label is one of them.", "Correct one of the two."),
  NO_INPUT(
      "None of the \"inputs\" is read in %s.",
      "At least one is read in training and one in requests.", "Add one, or remove an \"only\"."),
  UNKNOWN_OPTION("The format %s has no option \"%s\".", "Known: %s.", "%sRemove it."),
  BAD_OPTION("The option %s cannot be \"%s\".", "Allowed: %s.", "Correct the value."),
  BAD_KEY(
      "\"%s\" is no key of a CSV response.",
      "Allowed: a position such as 0, row for all numbers of a line, or value, as the only key,"
          + " where each value is a row.",
      "Use one of these, and name the column with \"column\" and \"param\"."),
  BAD_KEY_TYPE(
      "The key \"%s\" of a %s response cannot be of the type %s.",
      "Allowed: %s.", "Correct the type, or the key."),
  BAD_PLACEHOLDER(
      "\"%s\" has a placeholder that is not known, or more than one.",
      "A value may hold {int} or {number} once.", "Correct the value."),
  UNKNOWN_IMAGE_VERSION(
      "The image has no version \"%s\".", "Given in \"versions\": %s.", "%sUse one of these."),
  EMPTY_VERSION_RANGE(
      "No version is in the range: \"%s\" comes after \"%s\".",
      "Versions are in the order in which \"versions\" lists them, the oldest first.",
      "Correct one of them."),

  // What is allowed and hardly meant.
  ONE_VALUE(
      Severity.WARNING,
      "There is one value to choose from.",
      "An enum usually has several.",
      "Use \"fixed\" where the value is always the same."),
  METRIC_NOT_FOUND(
      Severity.WARNING,
      "Nothing finds the metric \"%s\" in a job's log.",
      "SageMaker knows the metrics of its own images only.",
      "Give it \"regex\", such as \"loss=([0-9.]+)\"."),
  NOTHING_TO_TUNE(
      Severity.WARNING,
      "The tuning range holds one number.",
      "A tuner needs several.",
      "Widen the range, or remove \"tunable\"."),

  // Around the spec.
  RUNTIME_MISSING(
      "The classes that generated classes extend are not on the class path.",
      "They are in sagemaker-spark-runtime.",
      "Add that artifact to the dependencies."),
  OUTPUT_TAKEN(
      "%s cannot be generated: %s.",
      "Every file is made from one spec, and not written by hand.",
      "Give the algorithm or its classes another name, or remove one of the annotations."),
  OUTPUT_FAILED(
      "%s cannot be written: %s.",
      "The class output must be writable.", "Check the folder and its permissions.");

  /** How bad it is. */
  public enum Severity {
    /** Nothing is generated. */
    ERROR,
    /** Everything is generated. */
    WARNING
  }

  private final Severity severity;
  private final String template;

  SpecMessage(String what, String allowed, String remedy) {
    this(Severity.ERROR, what, allowed, remedy);
  }

  SpecMessage(Severity severity, String what, String allowed, String remedy) {
    this.severity = severity;
    this.template = what + " " + allowed + " " + remedy;
  }

  /** Returns the id that stands behind each text, such as {@code unknown-field}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns how bad it is. */
  public Severity severity() {
    return severity;
  }

  String text(Object... arguments) {
    return String.format(Locale.ROOT, template, arguments).strip();
  }
}
