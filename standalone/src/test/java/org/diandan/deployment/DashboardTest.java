package org.diandan.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DashboardTest {

  private static final String FILE = "deploy/grafana/dashboards/diandan.json";
  private static final Pattern OWN_METRIC = Pattern.compile("\\bdiandan_([a-z_]+)");
  private static final Pattern REGISTERED =
      Pattern.compile("\"(?:diandan\\.)?([a-z]+(?:\\.[a-z]+)*\\.?)\"");

  private final JsonNode dashboard = JsonMapper.builder().build().readTree(Checkout.text(FILE));

  @Test
  void asksTheProvisionedSourceOnly() {
    var sources =
        dashboard.findValues("datasource").stream().map(node -> node.get("uid").asString());

    assertThat(sources.distinct()).containsExactly("diandan-prometheus");
    assertThat(Checkout.text("deploy/grafana/provisioning/datasources/prometheus.yaml"))
        .contains("uid: diandan-prometheus");
  }

  @Test
  void hasAQuestionAndATitleInEveryPanel() {
    for (var panel : dashboard.get("panels")) {
      assertThat(panel.get("title").asString()).isNotBlank();
      assertThat(panel.findValues("expr")).isNotEmpty();
    }
  }

  @Test
  void showsOwnFiguresThatTheServicesReallyCount() {
    var registered = registered();

    var shown =
        dashboard.findValues("expr").stream()
            .flatMap(node -> OWN_METRIC.matcher(node.asString()).results())
            .map(match -> match.group(1).replaceAll("_(total|seconds|count|sum|bucket)$", ""))
            .collect(Collectors.toSet());

    assertThat(shown).isNotEmpty();
    assertThat(registered).containsAll(shown);
  }

  /** Names of our meters as Prometheus spells them, without unit. */
  private static Set<String> registered() {
    return Stream.of(Checkout.files("", ".*/src/main/java/.*\\.java"))
        .flatMap(files -> files.stream())
        .map(file -> Checkout.text(Checkout.path("").relativize(file).toString()))
        .filter(text -> text.contains("io.micrometer"))
        .flatMap(text -> REGISTERED.matcher(text).results())
        .map(match -> match.group(1))
        .flatMap(name -> Stream.of(name, "inbox." + name, "notification." + name))
        .map(name -> name.replace('.', '_').replaceAll("_seconds$", ""))
        .collect(Collectors.toSet());
  }
}
