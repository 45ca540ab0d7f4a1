package org.diandan.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** {@code docs/configuration.md} names every variable anything reads, and no other. */
class ConfigurationPageTest {

  static final List<String> SERVICES = Checkout.SERVICES;

  private static final Pattern ROW =
      Pattern.compile("^\\| `([A-Z][A-Z0-9_]*)` \\| ([^|]*) \\| ([^|]*) \\| ([^|]*) \\|$");
  private static final Pattern OURS = Pattern.compile("\\bDIANDAN_[A-Z0-9_]*[A-Z0-9]\\b");

  private final Map<String, Row> rows = rows();

  @ParameterizedTest
  @FieldSource("SERVICES")
  void namesWhatEachServiceReadsWithItsDefault(String service) {
    Checkout.placeholders(Checkout.settingsOf(service))
        .forEach(
            (variable, fallback) -> {
              var row = rows.getOrDefault(variable, Row.MISSING);
              assertThat(row.readers()).as(variable).contains(schemaOf(service));
              assertThat(row.fallback())
                  .as(variable)
                  .contains(fallback.value().isEmpty() ? "none" : "`" + fallback.value() + "`");
            });
  }

  @Test
  void namesNoServiceThatDoesNotReadTheVariable() {
    for (var service : SERVICES) {
      var asked = Checkout.placeholders(Checkout.settingsOf(service)).keySet();
      var said =
          rows.entrySet().stream()
              .filter(row -> row.getValue().readers().contains(schemaOf(service)))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      assertThat(asked).as(service).containsAll(said);
    }
  }

  @Test
  void namesEveryVariableOfProgramsScriptsAndComposeFile() {
    assertThat(rows.keySet()).containsAll(read());
  }

  @Test
  void namesNothingThatIsReadNowhere() {
    var read = new TreeSet<>(read());
    SERVICES.forEach(
        service -> read.addAll(Checkout.placeholders(Checkout.settingsOf(service)).keySet()));

    assertThat(read).containsAll(rows.keySet());
  }

  /** What Java code, scripts and the compose file mention. */
  private static Set<String> read() {
    var files =
        Stream.of(
                Checkout.files("", ".*/src/main/java/.*\\.java"),
                Checkout.files("scripts", ".*\\.sh"),
                Checkout.files("docs/examples", ".*\\.sh"))
            .flatMap(List::stream)
            .map(Checkout::text);
    var variables =
        files
            .flatMap(text -> OURS.matcher(text).results().map(match -> match.group()))
            .collect(Collectors.toCollection(TreeSet::new));
    variables.addAll(Checkout.placeholders(Checkout.text("docker-compose.yml")).keySet());
    return variables;
  }

  private static Map<String, Row> rows() {
    var rows = new TreeMap<String, Row>();
    Checkout.text("docs/configuration.md")
        .lines()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .forEach(row -> rows.put(row.group(1), new Row(row.group(2), row.group(3))));
    return rows;
  }

  private static String schemaOf(String service) {
    return service.replace("-service", "");
  }

  private record Row(String readers, String fallback) {

    static final Row MISSING = new Row("no row in the page", "");
  }
}
