package org.sagemakerspark.local.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.sagemakerspark.local.server",
    importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_DEPEND_ONE_WAY =
      slices().matching("org.sagemakerspark.local.server.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_KNOWS_WHAT_PUTS_IT_TOGETHER =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sagemakerspark.local.server")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sagemakerspark.local.server");

  @ArchTest
  static final ArchRule HTTP_KNOWS_NO_SERVICE =
      noClasses()
          .that()
          .resideInAPackage("..http")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.sagemakerspark..").and(resideOutsideOfPackage("..http")));
}
