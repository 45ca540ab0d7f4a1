package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.util.List;
import java.util.Map;
import org.diandan.request.journey.Ordering.Taken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

class StatisticsIT {

  /** Of its own, so that nobody else's requests are counted. */
  private static final String TOWN = "990102931";

  /** The part of the statistics the test looks at. */
  record Answer(
      List<String> areas,
      Map<String, Long> byState,
      long total,
      long delivered,
      long evaluated,
      long resolved,
      @Nullable Double resolutionRate,
      @Nullable Double coverage,
      @Nullable Double handlerClaimedRate) {}

  @Test
  void countsFromEventsOnlyWhatLiesInTheOfficialsArea() {
    Ordering.addTown(TOWN, "数数街道");
    Ordering.account("official1", "OFFICIAL", TOWN);
    var token = Ordering.token("official1");
    var resolved = ordered();
    var unresolved = ordered();
    var silent = ordered();
    var withdrawn = ordered();
    var untouched = ordered();
    for (var taken : List.of(resolved, unresolved, silent)) {
      Ordering.MATCHING.say(Team.called("队").serving(TOWN).serves(taken.id(), 1));
    }
    await().until(() -> statistics(token).delivered() == 3);
    awaitDelivered(resolved);
    evaluate(resolved, true);
    awaitDelivered(unresolved);
    evaluate(unresolved, false);
    CLIENT.post().uri("/api/requests/" + withdrawn.token() + "/withdrawal").exchange();

    await()
        .untilAsserted(
            () ->
                assertThat(statistics(token).byState())
                    .isEqualTo(
                        Map.of(
                            "RESOLVED", 1L,
                            "DISPATCHING", 1L,
                            "DELIVERED", 1L,
                            "WITHDRAWN", 1L,
                            "SUBMITTED", 1L)));
    assertRates(statistics(token));
    assertThat(page(token, "/official")).contains("50.0%", "66.7%");
    assertThat(page(token, "/official/requests")).contains(untouched.orderNumber());
    assertThat(page(token, "/official/requests/" + silent.id())).contains("待评价");
  }

  private static void assertRates(Answer figures) {
    assertThat(figures.areas()).containsExactly(TOWN);
    assertThat(figures.total()).isEqualTo(5);
    assertThat(figures.evaluated()).isEqualTo(2);
    assertThat(figures.resolved()).isEqualTo(1);
    assertThat(figures.resolutionRate()).isEqualTo(0.5);
    assertThat(figures.coverage()).isEqualTo(2 / 3.0);
    assertThat(figures.handlerClaimedRate()).isEqualTo(1.0);
  }

  private static Taken ordered() {
    return taken(submit(order(Map.of("area", TOWN))));
  }

  private static void awaitDelivered(Taken taken) {
    await()
        .until(
            () ->
                Ordering.body(
                        CLIENT.get().uri("/api/requests/" + taken.token()).exchange(), String.class)
                    .contains("\"DELIVERED\""));
  }

  private static void evaluate(Taken taken, boolean resolved) {
    CLIENT
        .post()
        .uri("/api/requests/" + taken.token() + "/evaluation")
        .bodyValue(Map.of("resolved", resolved, "stars", 3))
        .exchange()
        .expectStatus()
        .isOk();
  }

  private static Answer statistics(String token) {
    return Ordering.body(
        CLIENT
            .get()
            .uri("/api/statistics")
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
            .exchange()
            .expectStatus()
            .isOk(),
        Answer.class);
  }

  private static String page(String token, String path) {
    return Ordering.body(
        CLIENT
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
            .exchange()
            .expectStatus()
            .isOk(),
        String.class);
  }
}
