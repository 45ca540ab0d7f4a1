package org.diandan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.diandan.testkit.ServiceRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  private static final int MOST_TYPES = 25;

  @TestFactory
  Stream<DynamicTest> keepsTheRules() {
    return ServiceRules.of("org.diandan.web");
  }

  @Test
  void staysSmall() {
    var types =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.diandan.web")
                .stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();

    assertThat(types).hasSizeLessThanOrEqualTo(MOST_TYPES);
  }

  @Test
  void knowsNothingOfTheDomain() {
    var strangers =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.diandan.web")
                .stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(name -> name.startsWith("org.diandan"))
                .distinct();

    assertThat(strangers).containsExactly("org.diandan.web");
  }
}
