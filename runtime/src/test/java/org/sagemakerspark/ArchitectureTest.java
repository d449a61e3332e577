package org.sagemakerspark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.sagemakerspark",
    importOptions = {DoNotIncludeTests.class, RuntimeOnly.class})
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_RECORD_ENGINE_KNOWS_NOTHING_OF_SPARK =
      noClasses()
          .that()
          .resideInAPackage("..recordio..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache..", "com.amazonaws..", "scala..");

  @ArchTest
  static final ArchRule AWS_TYPES_STAY_IN_THEIR_ROOMS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..annotation..",
              "..param..",
              "..value..",
              "..hyperparameter..",
              "..image..",
              "..schema..",
              "..recordio..",
              "..datasource..",
              "..codec..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.amazonaws..");

  @ArchTest
  static final ArchRule ROOMS_DEPEND_ONE_WAY =
      slices().matching("org.sagemakerspark.(*)..").should().beFreeOfCycles();
}
