package org.sagemakerspark.hyperparameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.StringArrayParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagemakerspark.estimator.SageMakerEstimator;
import org.sagemakerspark.value.Bounds;
import org.sagemakerspark.value.WireForm;

class HyperParameterSetTest {
  private final Owner owner = new Owner();
  private final HyperParameterSet set = owner.set;

  /** Has the Params, since Spark sets no others. */
  public static final class Owner extends SageMakerEstimator {
    private static final long serialVersionUID = 1L;

    private final HyperParameterSet set = new HyperParameterSet(this);
    private final DoubleParam rate =
        set.doubleParam("rate", "rate", "A rate.", Bounds.any(), Presence.OPTIONAL);
    private final BooleanParam flag =
        set.booleanParam("flag", "flag", "A flag.", Presence.OPTIONAL);

    private final StringArrayParam names =
        set.stringListParam("names", "names", "Names.", Presence.OPTIONAL);
    private final Param<String> zone =
        set.stringParam("zone", "zone", "A zone.", Presence.OPTIONAL);

    public DoubleParam rate() {
      return rate;
    }

    public BooleanParam flag() {
      return flag;
    }

    public StringArrayParam names() {
      return names;
    }

    public Param<String> zone() {
      return zone;
    }
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1", "0.5, 0.50", "1e3, 1000"})
  void comparesNumbersOfConditionsByValue(double value, String named) {
    rule(HyperParameterCondition.in("rate", named));

    owner.set(owner.rate(), value);

    assertThat(set.problems(Map.of())).isEmpty();
    owner.set(owner.rate(), value + 1);
    assertThat(set.problems(Map.of())).singleElement().asString().contains("must be " + named);
  }

  @Test
  void takesBooleansOfConditionsHoweverTheImageReadsThem() {
    set.written(owner.flag(), WireForm.ZERO_ONE);
    rule(HyperParameterCondition.in("flag", "true"));

    owner.set(owner.flag(), true);
    assertThat(set.problems(Map.of())).isEmpty();
    owner.clear(owner.flag());
    assertThat(set.problems(Map.of("flag", "1"))).isEmpty();
    assertThat(set.problems(Map.of("flag", "0"))).singleElement().asString().contains("false");
  }

  @Test
  void takesBooleansOfTuplesAsPythonWritesThem() {
    set.written(owner.names(), WireForm.TUPLE_OF_BOOLEANS);
    rule(HyperParameterCondition.in("names", "true"));

    owner.set(owner.names(), new String[] {"true"});
    assertThat(set.problems(Map.of())).isEmpty();
    assertThat(set.problems(Map.of("names", "(True,)"))).isEmpty();
    owner.clear(owner.names());
    assertThat(set.problems(Map.of("names", "(False,True)"))).isEmpty();
    assertThat(set.problems(Map.of("names", "(False,)")))
        .singleElement()
        .asString()
        .contains("false");
  }

  @Test
  void saysWhatIsAndWhatMustBe() {
    rule(HyperParameterCondition.given("other"));
    assertThat(set.problems(Map.of())).containsExactly("A rule: other must be set");
  }

  @Test
  void tellsADefaultFromWhatWasSet() {
    owner.setDefault(owner.rate(), 1.0);
    rule(HyperParameterCondition.in("rate", "2", "3"));

    assertThat(set.problems(Map.of()))
        .containsExactly("A rule: rate is 1.0 by default, and must be 2 or 3");
    assertThat(set.problems(Map.of("rate", "4")))
        .containsExactly("A rule: rate is 4, and must be 2 or 3");
  }

  @ParameterizedTest
  @CsvSource({"COMMA_SEPARATED, 'a,b'", "TUPLE, 'a(b'"})
  void refusesElementsThatWouldBeTakenApart(WireForm form, String element) {
    set.written(owner.names(), form);

    assertThatThrownBy(() -> owner.with(owner.names(), new String[] {"c", element}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(owner.uid() + ": names = ")
        .hasMessageContaining(
            "it must be a list of which no element holds one of the characters ,");
    assertThatCode(() -> owner.with(owner.names(), new String[] {"c", "d e"}))
        .doesNotThrowAnyException();
  }

  @Test
  void takesAnyElementOfAListInJson() {
    assertThatCode(() -> owner.with(owner.names(), new String[] {"a,b"}))
        .doesNotThrowAnyException();
  }

  /** Such a list is held as one text, whose commas part its elements already. */
  @Test
  void takesAListThatIsHeldAsTextInEachFormThatItHas() {
    Param<String> layers =
        set.intListOrWordParam(
            "layers", "layers", "Layers.", Bounds.any(), Presence.OPTIONAL, "auto");
    set.written(layers, WireForm.COMMA_SEPARATED);

    assertThat(layers.isValid().apply("20,10")).isEqualTo(true);
    assertThat(layers.isValid().apply("20;10")).isEqualTo(false);
  }

  @Test
  void holdsTheOppositeOfACondition() {
    rule(HyperParameterCondition.not(HyperParameterCondition.in("rate", "2", "3")));

    assertThat(set.problems(Map.of("rate", "4"))).isEmpty();
    assertThat(set.problems(Map.of("rate", "3.0")))
        .containsExactly("A rule: rate is 3.0, and must not be 2 or 3");
  }

  @Test
  void comparesNoNumberThatIsNotThere() {
    HyperParameterCondition less = HyperParameterCondition.lessThan("rate", "limit");
    rule(HyperParameterCondition.not(less));

    assertThat(set.problems(Map.of("rate", "1"))).isEmpty();
    assertThat(set.problems(Map.of("rate", "1", "limit", "1"))).isEmpty();
    assertThat(set.problems(Map.of("rate", "1", "limit", "2")))
        .containsExactly("A rule: rate is 1, and must not be less than limit, which is 2");
  }

  @Test
  void sumsUpNumbersAndListsAsTheyAreWritten() {
    rule(HyperParameterCondition.sum(Bounds.between(1.0, 1.0), "rate", "shares"));

    assertThat(set.problems(Map.of("rate", "0.1", "shares", "[0.2,0.7]"))).isEmpty();
    assertThat(set.problems(Map.of("rate", "0.1"))).isEmpty();
    assertThat(set.problems(Map.of("rate", "0.1", "shares", "auto"))).isEmpty();
    assertThat(set.problems(Map.of("rate", "0.2", "shares", "[0.2,0.7]")))
        .containsExactly("A rule: the sum of rate, shares is 1.1, and must be 1");
  }

  @Test
  void needsAChannelOfTheJob() {
    rule(HyperParameterCondition.channel("validation"));

    assertThat(set.problems(Map.of(), Set.of("train", "validation"))).isEmpty();
    assertThat(set.problems(Map.of(), Set.of("train")))
        .singleElement()
        .asString()
        .startsWith("A rule: the job has no channel validation, and must have one;")
        .contains("validationIndicatorCol", "extraChannels");
  }

  @Test
  void refusesTextsThatDoNotMatchAndListsOfAnotherLength() {
    set.matching(owner.names(), "[a-z]+");
    set.items(owner.names(), 2, 3);

    assertThatCode(() -> owner.with(owner.names(), new String[] {"a", "b"}))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> owner.with(owner.names(), new String[] {"a", "B"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each element is a text that matches [a-z]+");
    assertThatThrownBy(() -> owner.with(owner.names(), new String[] {"a"}))
        .hasMessageContaining("it must be a list of at least 2 and at most 3 elements");
  }

  @Test
  void saysOfWhatIsRequiredWhichTextsMatch() {
    set.matching(owner.zone(), "[a-z]{2}-\\d+");
    set.requiredWhen(owner.zone(), HyperParameterCondition.given("flag"));

    assertThat(set.problems(Map.of("flag", "true")))
        .containsExactly(
            "zone is required, since flag is set, and not set; call setZone; it must be a string,"
                + " and a text that matches [a-z]{2}-\\d+");
  }

  /** Spark sets values by itself when it tunes, copies or loads. */
  @Test
  void refusesThemWhoeverSetsThem() {
    set.matching(owner.zone(), "[a-z]{2}-\\d+");

    assertThatCode(() -> owner.set(owner.zone(), "eu-1")).doesNotThrowAnyException();
    assertThatThrownBy(() -> owner.set(owner.zone(), "Europe"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zone given invalid value Europe");
    assertThatThrownBy(() -> new ParamMap().put(owner.zone().w("Europe")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void rule(HyperParameterCondition condition) {
    set.rule("A rule.", List.of(), List.of(), List.of(condition));
  }
}
