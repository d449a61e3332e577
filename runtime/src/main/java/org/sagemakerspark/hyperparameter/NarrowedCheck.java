package org.sagemakerspark.hyperparameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sagemakerspark.value.ValueCheck;

/** Allows what each of some checks allows. A stage adds to them while it is made. */
final class NarrowedCheck extends ValueCheck {
  private static final long serialVersionUID = 1L;

  private final ArrayList<ValueCheck> checks;

  NarrowedCheck(ValueCheck first) {
    this.checks = new ArrayList<>(List.of(first));
  }

  void narrow(ValueCheck more) {
    checks.add(more);
  }

  @Override
  public String allowed() {
    return checks.stream().map(ValueCheck::allowed).collect(Collectors.joining(", and "));
  }

  @Override
  public boolean accepts(Object value) {
    return checks.stream().allMatch(check -> check.accepts(value));
  }

  /** Says what the first check that does not allow the value does allow. */
  @Override
  public Optional<String> problemWith(Object value) {
    return checks.stream().flatMap(check -> check.problemWith(value).stream()).findFirst();
  }
}
