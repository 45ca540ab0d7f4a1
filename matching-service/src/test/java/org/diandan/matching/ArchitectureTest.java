package org.diandan.matching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.diandan.testkit.ServiceRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.diandan.matching");

  @TestFactory
  Stream<DynamicTest> keepsTheRules() {
    return ServiceRules.of("org.diandan.matching");
  }

  @Test
  void thePolicyIsPlainJava() {
    classes()
        .that()
        .resideInAPackage("..dispatch.policy..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "..dispatch.policy..", "org.diandan.contract..", "java..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void featuresDoNotGoInCircles() {
    slices().matching("org.diandan.matching.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
