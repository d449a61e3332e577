package org.sagemakerspark.processor.spec.model;

import java.math.BigDecimal;
import java.util.List;
import org.sagemakerspark.processor.spec.report.Location;

/** The Params that stages have whatever their algorithm is, in groups. */
public record ParamTable(List<Group> groups) {

  /** Copies the list. */
  public ParamTable {
    groups = List.copyOf(groups);
  }

  /**
   * Params that belong together, and that stages have all or none of.
   *
   * @param name the interface's
   * @param of which stages have it
   * @param title a heading
   * @param doc what the Params are about, in sentences
   */
  public record Group(
      Located<String> name,
      Located<GroupOwner> of,
      Located<String> title,
      Located<String> doc,
      List<StageParam> params) {

    /** Copies the list. */
    public Group {
      params = List.copyOf(params);
    }
  }

  /**
   * One Param.
   *
   * @param doc what it is; further facts are made into sentences that follow it
   * @param member the member of a request that it sets, or of an answer that it holds
   * @param example a value
   * @param values the texts that an enum allows
   * @param takes the class of the objects that a second setter takes
   * @param use what an instance is for
   * @param min the smallest number
   * @param max the largest number
   * @param maxLength the most characters
   * @param maxEntries the most entries of a map or list
   * @param defaultValue the default that all stages have
   * @param defaultDoc what the default is, where stages have different ones
   * @param note what else is to be known, in sentences
   * @param unset what holds when it is unset
   * @param conf the Spark setting that it replaces
   * @param since the first version of the library that has it
   */
  public record StageParam(
      Located<String> name,
      Located<StageParamType> type,
      Located<String> doc,
      Located<String> member,
      Located<String> example,
      Located<List<Value>> values,
      Located<String> takes,
      Located<InstanceUse> use,
      Located<BigDecimal> min,
      Located<BigDecimal> max,
      Located<Integer> maxLength,
      Located<Integer> maxEntries,
      Located<Literal> defaultValue,
      Located<String> defaultDoc,
      Located<String> note,
      Located<String> unset,
      Located<String> conf,
      Located<String> since,
      Location at) {

    /** Returns the numbers that it takes. */
    public Range range() {
      return new Range(min, Located.absent(at), max, Located.absent(at));
    }
  }

  /**
   * One text of an enum.
   *
   * @param doc what it means, where it does not speak for itself
   */
  public record Value(Located<String> value, Located<String> doc) {}
}
