package org.sagemakerspark.processor.spec.validate;

import org.sagemakerspark.processor.naming.Names.Form;
import org.sagemakerspark.processor.naming.RuntimeNames;
import org.sagemakerspark.processor.spec.model.AlgorithmSpec.Inference;
import org.sagemakerspark.processor.spec.model.Located;
import org.sagemakerspark.processor.spec.report.Problems;
import org.sagemakerspark.processor.spec.report.SpecMessage;

/** Checks the classes of a user's own that make requests and read answers. */
final class CodecCheck {
  private final CodecClasses classes;
  private final Problems problems;

  CodecCheck(CodecClasses classes, Problems problems) {
    this.classes = classes;
    this.problems = problems;
  }

  void check(Inference inference) {
    inference
        .forms()
        .forEach(
            form -> check(form.codec().type(), "a serializer", RuntimeNames.REQUEST_SERIALIZER));
    check(
        inference.response().answers().type(),
        "a deserializer",
        RuntimeNames.RESPONSE_DESERIALIZER);
  }

  private void check(Located<String> type, String what, String implemented) {
    NameForm.check(type, Form.OWN_CLASS, what, problems);
    type.found()
        .filter(Form.OWN_CLASS::fits)
        .flatMap(name -> classes.problem(name, implemented))
        .ifPresent(
            problem -> problems.add(SpecMessage.BAD_CODEC, type.at(), type.value(), problem));
  }
}
