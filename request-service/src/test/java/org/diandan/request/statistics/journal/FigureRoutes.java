package org.diandan.request.statistics.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.diandan.request.RunningService;

/** What figures answer over HTTP, and to whom. */
final class FigureRoutes {

  private final RunningService service;

  FigureRoutes(RunningService service) {
    this.service = service;
  }

  void keepOfficialsOut(long cases360802) {
    var official = new Readers(service).somebody("beimen", "OFFICIAL", "360802");

    var seen =
        Readers.json(
            official,
            "/api/figures?by=county&figures=created,resolution&from=2020-01-01&until=2199-01-01");
    var cases =
        Readers.json(
            official,
            "/api/figures/cases?figure=created&most=500&from=2020-01-01&until=2199-01-01");

    assertThat(seen.get("rows")).hasSize(1);
    assertThat(seen.get("rows").get(0).get("key").asString()).isEqualTo("360802");
    assertThat(seen.get("total").get("cases").asLong())
        .isEqualTo(cases360802)
        .isEqualTo(cases.get("count").asLong());
    cases.get("cases").forEach(one -> assertThat(one.get("area").asString()).startsWith("360802"));
    for (var route : List.of("/api/figures", "/api/figures/cases?figure=created")) {
      official
          .get()
          .uri(route + (route.contains("?") ? "&" : "?") + "area=360803")
          .exchange()
          .expectStatus()
          .isForbidden();
    }
    official.get().uri("/api/figures?origin=boston").exchange().expectStatus().isForbidden();
    for (var route : List.of("/admin/figures", "/admin/figures/progress")) {
      official.get().uri(route).exchange().expectStatus().isForbidden();
    }
    service.client().get().uri("/api/figures").exchange().expectStatus().isUnauthorized();
  }

  void nameWhatIsWrong() {
    var administrator = new Readers(service).administrator();
    var bad =
        Map.of(
            "area=12x", "area",
            "from=yesterday", "from",
            "basis=moon", "basis",
            "by=colour", "by",
            "figures=happiness", "figures",
            "from=2026-01-02&until=2026-01-01", "until");

    bad.forEach(
        (query, field) ->
            administrator
                .get()
                .uri("/api/figures?" + query)
                .exchange()
                .expectStatus()
                .is4xxClientError()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field));
  }
}
