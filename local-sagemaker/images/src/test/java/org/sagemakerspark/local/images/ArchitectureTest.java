package org.sagemakerspark.local.images;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.sagemakerspark.local", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_DEPEND_ONE_WAY =
      slices().matching("org.sagemakerspark.local.images.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_KNOWS_WHAT_RUNS_IT =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sagemakerspark.local.images")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sagemakerspark.local.images");

  @ArchTest
  static final ArchRule SPARK_IS_FOR_THOSE_WHO_TRAIN_BY_IT =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..contract",
              "..data",
              "..serving",
              "..record",
              "..xgboost",
              "..lightgbm",
              "..catboost",
              "..knn",
              "..randomcutforest",
              "..ntm",
              "..script")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..");
}
