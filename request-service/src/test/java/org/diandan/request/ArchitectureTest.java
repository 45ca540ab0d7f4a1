package org.diandan.request;

import java.util.stream.Stream;
import org.diandan.testkit.ServiceRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> keepsTheRules() {
    return ServiceRules.of("org.diandan.request");
  }
}
