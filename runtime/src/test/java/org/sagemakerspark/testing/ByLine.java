package org.sagemakerspark.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The values of a parameterized test: all on the default line of Spark, and on another one fewer,
 * as the rest would tell nothing new there.
 */
@ArgumentsSource(ByLine.Values.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ByLine {
  /**
   * Returns those of the default line, which become numbers, enums and so on as they are needed.
   */
  String[] value();

  /** Returns those of another line. */
  String[] other();

  /** Returns why these will do. */
  String because();

  /** Gives them to the test. */
  final class Values extends AnnotationBasedArgumentsProvider<ByLine> {
    @Override
    protected Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context, ByLine values) {
      return Arrays.stream(Repetitions.all() ? values.value() : values.other()).map(Arguments::of);
    }
  }
}
