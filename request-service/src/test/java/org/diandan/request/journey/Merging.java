package org.diandan.request.journey;

import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.contract.AreaCode;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.duplicate.By;
import org.diandan.request.duplicate.Candidate;
import org.diandan.request.duplicate.FindDuplicates;
import org.diandan.request.duplicate.MergeOutcome;
import org.diandan.request.duplicate.MergeRequests;
import org.diandan.request.journey.Ordering.Taken;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Words the tests of duplicates and merging share. */
final class Merging {

  static final Duration SOON = Duration.ofSeconds(60);
  static final String OPERATOR = staff("merging", "OPERATOR", "990101");
  static final String STRANGER = staff("elsewhere", "OPERATOR", "990102");
  static final String RIVER = "990101001002";
  static final By SOMEBODY = new By(null, "", "");
  static final Pattern HANDLE = Pattern.compile("name=\"into\" value=\"([^\"]{20,})\"");

  /** The part of the tracking answer the tests look at. */
  record Tracked(String state, @Nullable String teamName, Instant acceptBy, Instant finishBy) {}

  /** An order whose look is known already. */
  static Taken remembered(String words, String item, String area) {
    var body = order(Map.of("item", item, "words", words, "area", area));
    var taken = taken(submit(body));
    await()
        .until(
            () ->
                SERVICE
                        .database()
                        .count(
                            "select count(*) from request_likeness where request_id = '%s'"
                                .formatted(taken.id()))
                    == 1);
    return taken;
  }

  static FindDuplicates finder() {
    return SERVICE.bean(FindDuplicates.class);
  }

  static List<Candidate> like(String item, String area, String words) {
    var found =
        finder()
            .like(
                SERVICE.bean(Catalogue.class).find(item).orElseThrow(),
                new AreaCode(area),
                null,
                words)
            .block(SOON);
    return found == null ? List.of() : found;
  }

  static Browser filled(String item, String words) {
    var browser = new Browser();
    browser.open("/order/item/" + item).send("/order/item", Map.of("item", item, "words", words));
    browser.send("/order/where", Map.of("county", "990101", "town", "990101001", "village", RIVER));
    browser.send("/order/when", Map.of("wish", "ANY"));
    return browser.send(
        "/order/who", Map.of("name", "李大爷", "phone", "139 0000 4321", "consent", "true"));
  }

  static MergeRequests merges() {
    return SERVICE.bean(MergeRequests.class);
  }

  static @Nullable MergeOutcome merging(Taken request, Taken into) {
    return merges().merge(request.id(), into.id(), SOMEBODY).block(SOON);
  }

  static MergeOutcome refused(MergeOutcome.Reason reason) {
    return new MergeOutcome.Refused(reason);
  }

  static ResponseSpec merge(UUID request, UUID into, String token) {
    return post(
        "/api/requests/%s/merge".formatted(request), token, Map.of("into", into, "reason", "同一件"));
  }

  static ResponseSpec post(String path, String token, Object body) {
    return CLIENT
        .post()
        .uri(path)
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
        .bodyValue(body)
        .exchange();
  }

  static void field(ResponseSpec answer, int status, String field) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.field").isEqualTo(field);
  }

  static ResponseSpec evaluate(Taken taken, boolean resolved) {
    return CLIENT
        .post()
        .uri("/api/requests/" + taken.token() + "/evaluation")
        .bodyValue(Map.of("resolved", resolved, "stars", 4))
        .exchange();
  }

  static Tracked tracked(Taken taken) {
    return Ordering.body(
        CLIENT.get().uri("/api/requests/" + taken.token()).exchange().expectStatus().isOk(),
        Tracked.class);
  }

  static void reaching(Taken taken, String state) {
    await().until(() -> tracked(taken).state().equals(state));
  }

  static String page(Taken taken) {
    return new Browser().open(taken.link()).page();
  }

  static String official() {
    return Ordering.body(
        CLIENT
            .get()
            .uri("/official/duplicates")
            .accept(MediaType.TEXT_HTML)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + OPERATOR)
            .exchange()
            .expectStatus()
            .isOk(),
        String.class);
  }

  static long count(String where) {
    return SERVICE.database().count("select count(*) from request where " + where);
  }

  static long events(Taken taken, String type) {
    return SERVICE
        .database()
        .count(
            "select count(*) from event_outbox where subject = '%s' and type = '%s'"
                .formatted(taken.id(), type));
  }

  static String staff(String login, String role, String area) {
    Ordering.account(login, role, area);
    return Ordering.token(login);
  }

  private Merging() {}
}
