package org.sagemakerspark.processor.plan;

import java.util.List;
import java.util.Optional;
import org.sagemakerspark.processor.spec.model.Bound;
import org.sagemakerspark.processor.spec.model.GroupOwner;
import org.sagemakerspark.processor.spec.model.InstanceUse;
import org.sagemakerspark.processor.spec.model.Literal;
import org.sagemakerspark.processor.spec.model.StageParamType;

/** What is generated of the table of the Params of stages. */
public record ParamTablePlan(List<GroupPlan> groups) {

  /** Returns the groups of some stages, in the table's order. */
  public List<GroupPlan> groupsOf(GroupOwner... owners) {
    return groups.stream().filter(group -> List.of(owners).contains(group.of())).toList();
  }

  /** A group of Params. */
  public record GroupPlan(
      String name, GroupOwner of, String title, String doc, List<StageParamPlan> params) {}

  /**
   * One Param.
   *
   * @param doc all that is to be known but the default, in sentences
   * @param meaning the same without what a page says in columns of their own
   * @param defaultValue the default that all stages have
   * @param defaultText the default in words; a Param without it may have no value
   */
  public record StageParamPlan(
      String name,
      String getter,
      String setter,
      StageParamType type,
      String doc,
      String meaning,
      Optional<String> member,
      List<String> values,
      Optional<String> takes,
      Optional<InstanceUse> use,
      Optional<Bound> lower,
      Optional<Bound> upper,
      Optional<Integer> maxLength,
      Optional<Integer> maxEntries,
      Optional<Literal> defaultValue,
      Optional<String> defaultText,
      Optional<String> conf,
      String since) {

    /** Tells whether every stage has a value of it, set or not. */
    public boolean hasDefault() {
      return defaultText.isPresent();
    }
  }
}
