package org.diandan.deployment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ComposeFileTest {

  static final List<String> SERVICES = Checkout.SERVICES;

  private static final String FILE = "docker-compose.yml";
  private static final Pattern NAME = Pattern.compile("^([A-Z][A-Z0-9_]*)=", Pattern.MULTILINE);

  private final Map<String, Object> compose = Checkout.yaml(FILE);

  @Test
  void keepsToTheSchemaOfComposeFiles() {
    var errors =
        schema()
            .validate(JsonMapper.builder().build().writeValueAsString(compose), InputFormat.JSON);

    assertThat(errors).isEmpty();
  }

  @Test
  void isSeenToBreakTheSchemaWhenItDoes() {
    assertThat(schema().validate("{\"services\":{\"a\":{\"imagine\":\"x\"}}}", InputFormat.JSON))
        .isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void givesEachServiceTheVariablesItsSettingsAskFor(String service) {
    var asked = new TreeSet<>(Checkout.placeholders(Checkout.settingsOf(service)).keySet());
    // The image sets these; see the Dockerfile.
    asked.remove("SERVER_PORT");
    asked.remove("MANAGEMENT_SERVER_PORT");

    assertThat(new TreeSet<>(environment(service).keySet())).isEqualTo(asked);
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void givesEachServiceItsOwnRoles(String service) {
    var schema = service.replace("-service", "");

    assertThat(environment(service))
        .containsEntry("DIANDAN_DB_USER", schema + "_service")
        .containsEntry("DIANDAN_DB_OWNER", schema + "_owner");
    assertThat(String.valueOf(environment(service).get("DIANDAN_DB_PASSWORD")))
        .startsWith("${%s_SERVICE_PASSWORD:?".formatted(schema.toUpperCase(Locale.ROOT)));
    assertThat(Checkout.text("deploy/postgres/roles.sh")).contains("\nschema " + schema + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {".env.example", "scripts/new-env.sh"})
  void readsExactlyTheVariablesThatAreWritten(String file) {
    assertThat(names(file)).isEqualTo(Checkout.placeholders(Checkout.text(FILE)).keySet());
  }

  @Test
  void hasNoDefaultForASecret() {
    var secrets =
        Checkout.placeholders(Checkout.text(FILE)).entrySet().stream()
            .filter(variable -> variable.getKey().matches(".*(PASSWORD|SECRET|KEYS.*)"))
            // Mail is optional: an empty password means none.
            .filter(variable -> !variable.getKey().equals("DIANDAN_SMTP_PASSWORD"))
            .toList();

    assertThat(secrets).hasSizeGreaterThan(8).allMatch(variable -> !variable.getValue().given());
    assertThat(
            Checkout.text(".env.example")
                .lines()
                .filter(line -> line.matches(".*(PASSWORD|SECRET|KEYS.*)=.+")))
        .isEmpty();
  }

  @Test
  void pinsEveryImage() {
    var images =
        Pattern.compile("(?m)^ +image: (\\S+)$")
            .matcher(Checkout.text(FILE))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());

    assertThat(images).hasSizeGreaterThan(6).allMatch(image -> image.matches("[^:]+:[^:]+"));
    assertThat(images).noneMatch(image -> image.endsWith(":latest"));
  }

  @Test
  void publishesNothingBeyondThisMachineUnlessTold() {
    var published =
        services().values().stream()
            .filter(service -> service.containsKey("ports"))
            .flatMap(service -> ((List<?>) requireNonNull(service.get("ports"))).stream())
            .map(Object::toString)
            .toList();

    assertThat(published)
        .hasSize(2)
        .allMatch(
            port ->
                port.startsWith("127.0.0.1:") || port.startsWith("${DIANDAN_ADDRESS:-127.0.0.1}:"));
  }

  /** The schema keeps names of an older dialect in "id", which mean nothing in its own. */
  private static Schema schema() {
    var text = Checkout.text("standalone/src/test/resources/compose-spec/compose-spec.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
        .getSchema(text.replaceAll("(?m)^ *\"id\": \"[^\"]*\",$", ""));
  }

  @SuppressWarnings("unchecked") // a compose file that keeps to the schema has this shape
  private Map<String, Map<String, Object>> services() {
    return (Map<String, Map<String, Object>>) requireNonNull(compose.get("services"));
  }

  @SuppressWarnings("unchecked") // as above
  private Map<String, Object> environment(String service) {
    var definition = requireNonNull(services().get(service), service);
    return (Map<String, Object>) requireNonNull(definition.get("environment"), service);
  }

  private static Set<String> names(String file) {
    return NAME.matcher(Checkout.text(file))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
