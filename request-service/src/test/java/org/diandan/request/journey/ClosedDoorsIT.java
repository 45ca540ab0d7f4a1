package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.VILLAGE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;
import static org.diandan.request.journey.Switching.back;
import static org.diandan.request.journey.Switching.off;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diandan.request.feature.Feature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

/** What programs are told at the doors of features that are off, and what goes on behind. */
class ClosedDoorsIT {

  private static final String JSON = "application/problem+json";

  @BeforeEach
  @AfterEach
  void leaveEverythingAsItWas() {
    back();
  }

  @Test
  void programsWithoutKeyAreToldToComeAgainAndFollowWhatTheyOrdered() {
    var order = taken(submit(order(Map.of())));
    off(Feature.OPEN_ORDERS);

    closed(submit(order(Map.of())), 503, "open-orders");
    // An answer is counted once it has left, which is a moment after it is read here.
    await("what the alerts leave out")
        .until(
            () ->
                !SERVICE
                    .bean(MeterRegistry.class)
                    .find("http.server.requests")
                    .tags("status", "503", "error", "SwitchedOff")
                    .timers()
                    .isEmpty());
    CLIENT.get().uri("/api/requests/" + order.token()).exchange().expectStatus().isOk();
    assertThat(SwitchedOffIT.sent(SwitchedOffIT.photos()).page()).contains("点单成功");
    back();
    submit(order(Map.of())).expectStatus().isCreated();
  }

  @Test
  void hotlinesKeepNewOrdersAndGoOnWithThoseThatWereTaken() {
    var key = Ordering.hotlineKey(VILLAGE);
    hotline(HttpMethod.POST, "", key, hotlineOrder("SW-1")).expectStatus().isCreated();
    off(Feature.HOTLINE_ORDERS);
    off(Feature.PHOTOS);

    closed(hotline(HttpMethod.POST, "", key, hotlineOrder("SW-2")), 503, "hotline-orders");
    closed(
        hotline(HttpMethod.POST, "/batch", key, Map.of("orders", List.of(hotlineOrder("SW-3")))),
        503,
        "hotline-orders");
    closed(hotline(HttpMethod.POST, "/SW-1/attachments", key, Map.of()), 503, "photos");
    hotline(HttpMethod.PATCH, "/SW-1", key, Map.of("words", "三楼")).expectStatus().isOk();
    hotline(HttpMethod.POST, "/SW-1/urges", key, Map.of()).expectStatus().isOk();
    hotline(HttpMethod.POST, "", "wrong", hotlineOrder("SW-2")).expectStatus().isUnauthorized();
    hotline(HttpMethod.GET, "/SW-2", key, Map.of()).expectStatus().isNotFound();
    hotline(HttpMethod.GET, "/SW-3", key, Map.of()).expectStatus().isNotFound();
    back();
    hotline(HttpMethod.POST, "", key, hotlineOrder("SW-2")).expectStatus().isCreated();
  }

  @Test
  void applicationsAreAnsweredInTheWordsOfOpen311() {
    var key = application();
    var id = Ordering.body(post311(key, "json").expectStatus().isOk(), String.class);
    off(Feature.OPEN311_POSTS);
    off(Feature.OPEN311_LISTS);

    post311(key, "json")
        .expectStatus()
        .isEqualTo(503)
        .expectHeader()
        .valueEquals("Retry-After", "600")
        .expectBody()
        .jsonPath("$[0].code")
        .isEqualTo("503")
        .jsonPath("$[0].description")
        .value(String.class, said -> assertThat(said).contains("请留着"));
    assertThat(Ordering.body(post311(key, "xml").expectStatus().isEqualTo(503), String.class))
        .contains("<errors>", "<code>503</code>");
    for (var list : List.of("requests.json", "servicerequestupdates.xml", "bulk.csv")) {
      assertThat(Ordering.body(get311(list).expectStatus().isNotFound(), String.class))
          .contains("不公开诉求列表");
    }
    var request = id.replaceAll("(?s).*\"service_request_id\":\"([^\"]+)\".*", "$1");
    get311("requests/" + request + ".json").expectStatus().isOk();
    get311("services.json").expectStatus().isOk();
    back();
    get311("requests.json").expectStatus().isOk();
    post311(key, "xml").expectStatus().isOk();
  }

  @Test
  void wordsGetNoProposalsAndAChoiceOfBeforeIsTaken() {
    var proposal = Ordering.body(asked().expectStatus().isOk(), JsonNode.class);
    off(Feature.SUGGESTIONS);

    closed(asked(), 404, "suggestions");
    CLIENT
        .post()
        .uri("/api/suggestions/" + proposal.get("id").asString() + "/choice")
        .header("Authorization", "Bearer " + Merging.OPERATOR)
        .bodyValue(Map.of("item", "RP01", "words", "水管漏水"))
        .exchange()
        .expectStatus()
        .isNoContent();
    back();
    asked().expectStatus().isOk();
  }

  private static void closed(ResponseSpec answer, int status, String feature) {
    var body =
        answer
            .expectStatus()
            .isEqualTo(status)
            .expectHeader()
            .contentTypeCompatibleWith(JSON)
            .expectBody()
            .jsonPath("$.type")
            .isEqualTo("urn:problem:switched-off")
            .jsonPath("$.feature")
            .isEqualTo(feature)
            .jsonPath("$.detail")
            .isNotEmpty();
    if (status == 503) {
      body.jsonPath("$.retryAfter").isEqualTo(600);
    }
  }

  private static ResponseSpec asked() {
    return CLIENT.post().uri("/api/suggestions").bodyValue(Map.of("words", "水管漏水")).exchange();
  }

  private static Map<String, Object> hotlineOrder(String number) {
    return order(new HashMap<>(Map.of("orderNumber", number)));
  }

  private static ResponseSpec hotline(HttpMethod method, String path, String key, Object body) {
    return CLIENT
        .method(method)
        .uri("/api/hotline/orders" + path)
        .header("Authorization", "Bearer " + key)
        .bodyValue(body)
        .exchange();
  }

  private static String application() {
    return new Caller(Ordering.administrator())
        .json(
            "/api/open311/applications",
            Map.of("name", "随手拍", "contact", "a@example.org", "test", false))
        .get("key")
        .asString();
  }

  private static ResponseSpec post311(String key, String format) {
    return CLIENT
        .post()
        .uri("/open311/v2/requests." + format)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body(
            BodyInserters.fromFormData("api_key", key)
                .with("jurisdiction_id", "990101")
                .with("service_code", "EN02")
                .with("lat", "27.05")
                .with("long", "115.06")
                .with("description", "河边有垃圾"))
        .exchange();
  }

  private static ResponseSpec get311(String path) {
    return CLIENT.get().uri("/open311/v2/" + path + "?jurisdiction_id=990101").exchange();
  }
}
