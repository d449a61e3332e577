package org.sagemakerspark.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

@AnalyzeClasses(
    packages = "org.sagemakerspark.processor",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "org.sagemakerspark.processor";

  @ArchTest
  static final ArchRule USES_JAVAPOET_ONLY_TO_WRITE_JAVA =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".emit.java")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.palantir.javapoet..");

  @ArchTest
  static final ArchRule USES_JACKSON_ONLY_TO_PARSE =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".spec.parse")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule TALKS_TO_THE_COMPILER_ONLY_IN_APT =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".apt")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.annotation.processing..", "javax.tools..");

  @ArchTest
  static final ArchRule KNOWS_NEITHER_SPARK_NOR_THE_RUNTIME =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("org\\.sagemakerspark\\.(?!processor\\.).*");

  @ArchTest
  static final ArchRule HAS_NO_CYCLES = slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule GOES_FROM_SPEC_TO_PLAN_TO_FILES =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("report")
          .definedBy(ROOT + ".spec.report")
          .layer("model")
          .definedBy(ROOT + ".spec.model")
          .layer("parse")
          .definedBy(ROOT + ".spec.parse")
          .layer("naming")
          .definedBy(ROOT + ".naming")
          .layer("validate")
          .definedBy(ROOT + ".spec.validate")
          .layer("plan")
          .definedBy(ROOT + ".plan")
          .layer("emit")
          .definedBy(ROOT + ".emit..")
          .layer("compile")
          .definedBy(ROOT)
          .layer("apt")
          .definedBy(ROOT + ".apt")
          .layer("cli")
          .definedBy(ROOT + ".cli")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("apt")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("compile")
          .mayOnlyBeAccessedByLayers("apt", "cli")
          .whereLayer("emit")
          .mayOnlyBeAccessedByLayers("compile", "apt", "cli")
          .whereLayer("plan")
          .mayOnlyBeAccessedByLayers("emit", "compile", "apt", "cli")
          .whereLayer("validate")
          .mayOnlyBeAccessedByLayers("compile", "apt", "cli")
          .whereLayer("parse")
          .mayOnlyBeAccessedByLayers("compile", "apt", "cli");
}
