package org.sagemakerspark.processor.emit.docs;

import static org.sagemakerspark.processor.emit.docs.MarkdownText.code;
import static org.sagemakerspark.processor.emit.docs.MarkdownText.escape;

import java.util.List;
import org.sagemakerspark.processor.emit.GeneratedFile;
import org.sagemakerspark.processor.plan.ParamTablePlan;
import org.sagemakerspark.processor.plan.ParamTablePlan.GroupPlan;
import org.sagemakerspark.processor.plan.ParamTablePlan.StageParamPlan;
import org.sagemakerspark.processor.spec.model.GroupOwner;

/** Writes the page of the Params that stages have whatever their algorithm is. */
public final class ParamsPage {
  private static final String FILE = "docs/params.md";

  private ParamsPage() {}

  /** Returns the page. */
  public static GeneratedFile emit(ParamTablePlan plan) {
    StringBuilder page = new StringBuilder();
    page.append("<!-- Generated from stage-params.json. Change that, and refresh this. -->\n");
    page.append(
        """
        # Params of all stages

        What estimators and models have besides the hyperparameters and prediction columns of their
        algorithm, which are on the algorithm's own [page](algorithms). A Param `x` is read by `getX` and
        set by `setX`, in Java and in Python. Where a Param has no default, `getX` returns an `Optional` in
        Java, which is empty when the Param is unset, and raises `KeyError` in Python.
        """);
    plan.groups().forEach(group -> group(page, group));
    return new GeneratedFile.Resource(FILE, page.toString());
  }

  private static void group(StringBuilder page, GroupPlan group) {
    page.append("\n## ").append(escape(group.title())).append("\n\n");
    page.append(escape(group.doc())).append(' ').append(owners(group.of())).append("\n\n");
    page.append(
        MarkdownText.head(
            List.of("Param", "Type", "Default", "Meaning", "Member", "Spark setting", "Since")));
    group.params().forEach(param -> page.append(row(param)));
  }

  private static String owners(GroupOwner owner) {
    return switch (owner) {
      case STAGES -> "Estimators and models have them.";
      case ESTIMATORS -> "Estimators have them.";
      case SOME_ESTIMATORS -> "Some estimators have them.";
      case MODELS -> "Models have them.";
    };
  }

  private static String row(StageParamPlan param) {
    return MarkdownText.row(
        List.of(
            code(param.name()),
            param.type().word(),
            param
                .defaultValue()
                .flatMap(value -> param.defaultText())
                .map(MarkdownText::code)
                .orElseGet(() -> escape(param.defaultText().orElse(""))),
            escape(param.meaning()),
            param.member().map(MarkdownText::code).orElse(""),
            param.conf().map(MarkdownText::code).orElse(""),
            param.since()));
  }
}
