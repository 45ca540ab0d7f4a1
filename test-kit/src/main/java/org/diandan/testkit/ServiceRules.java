package org.diandan.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules of the architecture every module keeps, one test each.
 *
 * <p>Use: {@code @TestFactory Stream<DynamicTest> keepsTheRules() { return
 * ServiceRules.of("org.diandan.request"); }}
 */
public final class ServiceRules {

  /** At least this share of a module's top-level types is package-private. */
  private static final double PACKAGE_PRIVATE_SHARE = 0.4;

  private static final String OUTBOX = "org.diandan.outbox";
  private static final List<String> SERVICES =
      List.of("org.diandan.request", "org.diandan.matching", "org.diandan.notification");

  private ServiceRules() {}

  /** The tests for the module whose packages start with {@code rootPackage}. */
  public static Stream<DynamicTest> of(String rootPackage) {
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(rootPackage);
    var tests = new ArrayList<DynamicTest>();
    tests.add(DynamicTest.dynamicTest("has classes to check", () -> requireSome(classes)));
    tests.add(
        DynamicTest.dynamicTest(
            "keeps 40 % of its types package-private", () -> checkShare(classes)));
    rules(rootPackage)
        .forEach(
            rule -> tests.add(DynamicTest.dynamicTest(nameOf(rule), () -> rule.check(classes))));
    return tests.stream();
  }

  private static String nameOf(ArchRule rule) {
    return rule.getDescription().lines().findFirst().orElseThrow();
  }

  private static Stream<ArchRule> rules(String rootPackage) {
    return Stream.concat(
            Stream.of(
                noFieldInjection(),
                noSubscribe(),
                noSleep(),
                noJackson2(),
                noServletStack(),
                onlyOutboxSends(rootPackage)),
            rootPackage.equals("org.diandan.standalone")
                ? Stream.of()
                : Stream.of(strangers(rootPackage), controllersInWeb()))
        .map(rule -> rule.allowEmptyShould(true));
  }

  private static ArchRule noFieldInjection() {
    return noFields()
        .should()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .orShould()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
        .orShould()
        .beAnnotatedWith("jakarta.annotation.Resource")
        .orShould()
        .beAnnotatedWith("jakarta.inject.Inject")
        .as("has no injected fields");
  }

  private static ArchRule noSubscribe() {
    return noClasses()
        .should()
        .callMethodWhere(
            call(
                "a reactive subscribe()",
                target ->
                    target.getName().equals("subscribe")
                        && target.getOwner().getPackageName().startsWith("reactor.core")))
        .as("never subscribes by hand");
  }

  private static ArchRule noSleep() {
    return noClasses()
        .should()
        .callMethodWhere(
            call(
                "Thread.sleep",
                target ->
                    target.getName().equals("sleep")
                        && target.getOwner().isEquivalentTo(Thread.class)))
        .as("never sleeps");
  }

  private static ArchRule noJackson2() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
        .as("writes JSON with Jackson 3 only");
  }

  private static ArchRule noServletStack() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.servlet..", "org.springframework.web.servlet..")
        .as("knows no servlet");
  }

  private static ArchRule onlyOutboxSends(String rootPackage) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(OUTBOX + "..")
        .should()
        .dependOnClassesThat(
            describe(
                "send to Kafka",
                type ->
                    !rootPackage.equals(OUTBOX)
                        && (type.getName().equals("org.springframework.kafka.core.KafkaTemplate")
                            || type.getName()
                                .equals("org.springframework.kafka.core.KafkaOperations")
                            || type.getPackageName()
                                .startsWith("org.apache.kafka.clients.producer"))))
        .as("sends nothing to Kafka but through the outbox");
  }

  private static ArchRule strangers(String rootPackage) {
    var others =
        SERVICES.stream()
            .filter(service -> !rootPackage.startsWith(service))
            .map(service -> service + "..")
            .toArray(String[]::new);
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .as("does not know the other services");
  }

  private static ArchRule controllersInWeb() {
    return noClasses()
        .that()
        .areAnnotatedWith("org.springframework.stereotype.Controller")
        .or()
        .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
        .should()
        .resideOutsideOfPackage("..web..")
        .as("keeps its controllers in web packages");
  }

  private static DescribedPredicate<JavaMethodCall> call(
      String description, java.util.function.Predicate<MethodCallTarget> target) {
    return describe(description, call -> target.test(call.getTarget()));
  }

  private static void requireSome(JavaClasses classes) {
    if (classes.isEmpty()) {
      throw new AssertionError("No classes found: is the root package right?");
    }
  }

  private static void checkShare(JavaClasses classes) {
    var types = classes.stream().filter(ServiceRules::isTopLevel).toList();
    var hidden =
        types.stream().filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC)).count();
    if (hidden < PACKAGE_PRIVATE_SHARE * types.size()) {
      throw new AssertionError(
          "Only %d of %d types are package-private.%nLook at the public ones: %s"
              .formatted(
                  hidden,
                  types.size(),
                  types.stream()
                      .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                      .map(JavaClass::getSimpleName)
                      .sorted()
                      .toList()));
    }
  }

  private static boolean isTopLevel(JavaClass type) {
    return type.isTopLevelClass() && !type.getSimpleName().equals("package-info");
  }
}
