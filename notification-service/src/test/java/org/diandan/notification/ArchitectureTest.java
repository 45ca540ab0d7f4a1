package org.diandan.notification;

import java.util.stream.Stream;
import org.diandan.testkit.ServiceRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> keepsTheRules() {
    return ServiceRules.of("org.diandan.notification");
  }
}
