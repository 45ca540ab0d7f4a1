package org.diandan.request.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.hotline.Calling.SERVICE;
import static org.diandan.request.hotline.Calling.body;
import static org.diandan.request.hotline.Calling.call;
import static org.diandan.request.hotline.Calling.freshNumber;
import static org.diandan.request.hotline.Calling.hotline;
import static org.diandan.request.hotline.Calling.order;
import static org.diandan.request.hotline.Calling.ordered;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.diandan.request.hotline.Calling.Hotline;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class OrdersIT {

  private static final Logger LOG = LoggerFactory.getLogger(OrdersIT.class);
  private static final String ORDERS = "/api/hotline/orders";
  private static final String BATCH = ORDERS + "/batch";

  @Test
  void theSameOrderAgainIsTheSameAndAnotherUnderItsNumberIsRefused() {
    var hotline = hotline();
    var number = freshNumber();
    var first = body(hotline.post(ORDERS, order(number, Map.of())).expectStatus().isCreated());

    var again = body(hotline.post(ORDERS, order(number, Map.of())).expectStatus().isCreated());
    var other = hotline.post(ORDERS, order(number, Map.of("words", "别的事")));

    assertThat(again).isEqualTo(first);
    assertThat(first.get("hotlineNumber").asString()).isEqualTo(number);
    other.expectStatus().isEqualTo(422);
  }

  @Test
  void anOrderOfAnotherHotlineIsUnknown() {
    var number = freshNumber();
    ordered(hotline(), number);

    var stranger = hotline();

    stranger.get(ORDERS + "/" + number).expectStatus().isNotFound();
    stranger.post(ORDERS + "/" + number + "/withdrawal", null).expectStatus().isNotFound();
  }

  @Test
  void aNumberThatDoesNotFitIntoAPathIsFoundByParameter() {
    var hotline = hotline();
    var number = "2026/11-" + freshNumber();
    ordered(hotline, number);

    var found = hotline.get(ORDERS + "?number=" + number.replace("/", "%2F"));

    assertThat(body(found.expectStatus().isOk()).get("hotlineNumber").asString()).isEqualTo(number);
  }

  @Test
  void whatIsKnownOfAnOrderSaysNothingAboutThePerson() {
    var hotline = hotline();
    var number = freshNumber();
    ordered(hotline, number);

    var found = body(hotline.get(ORDERS + "/" + number).expectStatus().isOk()).toString();

    assertThat(found)
        .contains("\"state\":\"SUBMITTED\"")
        .doesNotContain("王桂兰", "13812345678", "沿江路", "三楼");
  }

  @Test
  void wordsAndAnotherTimeAreAddedOncePerKey() {
    var hotline = hotline();
    var number = freshNumber();
    var id = ordered(hotline, number);
    var from =
        Instant.now().plus(Duration.ofDays(2)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    var amendment =
        Map.of("words", "楼下有狗", "wishedFrom", from, "wishedUntil", from.plusSeconds(7200));
    var key = Map.of("Idempotency-Key", "amend-1");

    var amended =
        body(
            hotline
                .call(HttpMethod.PATCH, ORDERS + "/" + number, amendment, key)
                .expectStatus()
                .isOk());
    hotline.call(HttpMethod.PUT, ORDERS + "/" + number, amendment, key).expectStatus().isOk();

    assertThat(Instant.parse(amended.get("wishedFrom").asString())).isEqualTo(from);
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from request_step where request_id = '%s' and actor_kind = 'HOTLINE'"
                        .formatted(id)))
        .isEqualTo(2);
    hotline
        .call(HttpMethod.PATCH, ORDERS + "/" + number, Map.of("words", "别的"), key)
        .expectStatus()
        .isEqualTo(422);
    var empty = hotline.call(HttpMethod.PATCH, ORDERS + "/" + number, Map.of(), Map.of());
    assertThat(body(empty.expectStatus().isBadRequest()).get("field").asString())
        .isEqualTo("words");
  }

  @Test
  void aWithdrawalSaidTwiceHoldsOnce() {
    var hotline = hotline();
    var number = freshNumber();
    ordered(hotline, number);
    var path = ORDERS + "/" + number;

    var first = hotline.post(path + "/withdrawal", Map.of("reason", "邻居帮了忙"));
    var second = hotline.post(path + "/withdrawal", Map.of("reason", "邻居帮了忙"));

    assertThat(body(first.expectStatus().isOk()).get("state").asString()).isEqualTo("WITHDRAWN");
    assertThat(body(second.expectStatus().isOk()).get("state").asString()).isEqualTo("WITHDRAWN");
    var late = hotline.post(path + "/urges", null);
    assertThat(body(late.expectStatus().isEqualTo(409)).get("state").asString())
        .isEqualTo("WITHDRAWN");
    hotline
        .post(path + "/evaluation", Map.of("resolved", true, "stars", 5))
        .expectStatus()
        .isEqualTo(409);
    var wrong = hotline.post(path + "/evaluation", Map.of("resolved", true));
    assertThat(body(wrong.expectStatus().isBadRequest()).get("field").asString())
        .isEqualTo("stars");
  }

  @Test
  void urgingIsCountedAndHasItsPace() {
    var hotline = hotline();
    var path = ORDERS + "/" + orderedNumber(hotline);

    hotline.post(path + "/urges", null).expectStatus().isOk();

    var again = hotline.post(path + "/urges", null);
    assertThat(body(again.expectStatus().isEqualTo(429)).get("retryAfter").asInt()).isPositive();
  }

  @Test
  void theSamePictureIsAttachedOnce() throws IOException {
    var hotline = hotline();
    var path = ORDERS + "/" + orderedNumber(hotline) + "/attachments";

    var first = body(picture(hotline, path, png(0x3366cc)).expectStatus().isCreated());
    var again = body(picture(hotline, path, png(0x3366cc)).expectStatus().isCreated());
    var other = body(picture(hotline, path, png(0xcc6633)).expectStatus().isCreated());

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    var broken =
        picture(hotline, path, "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(body(broken.expectStatus().isEqualTo(422)).get("field").asString())
        .isEqualTo("body");
  }

  @Test
  void aBatchOfFiveHundredSurvivesItsBadRowsAndMayBeSentAgain() {
    var hotline = hotline();
    var rows = new ArrayList<Object>();
    IntStream.range(0, 500).forEach(i -> rows.add(order(freshNumber(), Map.of())));
    rows.set(17, order(freshNumber(), Map.of("item", "ZZ99")));
    rows.set(99, order(freshNumber(), Map.of("longitude", "east")));
    rows.set(100, "no order at all");
    rows.set(250, order(freshNumber(), Map.of("area", "110101001001")));
    rows.set(300, order("bad number", Map.of()));
    rows.set(400, rows.get(3));

    var began = System.nanoTime();
    var answer = body(hotline.post(BATCH, Map.of("orders", rows)).expectStatus().isOk());
    LOG.info("500 orders took {} ms", Duration.ofNanos(System.nanoTime() - began).toMillis());
    var again = body(hotline.post(BATCH, Map.of("orders", rows)).expectStatus().isOk());

    assertThat(answer.get("taken").asInt()).isEqualTo(494);
    assertThat(answer.get("known").asInt()).isEqualTo(1);
    assertThat(statuses(answer, 0, 17, 99, 100, 250, 300, 400, 499))
        .containsExactly(201, 422, 422, 422, 403, 422, 200, 201);
    assertThat(field(answer, 17)).isEqualTo("item");
    assertThat(field(answer, 99)).isEqualTo("longitude");
    assertThat(field(answer, 300)).isEqualTo("orderNumber");
    assertThat(again.get("taken").asInt()).isZero();
    assertThat(again.get("known").asInt()).isEqualTo(495);
    assertThat(numbers(again)).isEqualTo(numbers(answer));
  }

  @Test
  void aBatchHasOneToFiveHundredOrders() {
    var hotline = hotline();
    var many = Stream.generate(() -> order("x", Map.of())).limit(501).toList();

    for (var sent : new Object[] {Map.of(), Map.of("orders", many), Map.of("orders", "x")}) {
      var refused = body(hotline.post(BATCH, sent).expectStatus().isBadRequest());
      assertThat(refused.get("field").asString()).isEqualTo("orders");
    }
    var noJson =
        call(
            HttpMethod.POST,
            BATCH,
            "{\"orders\": [",
            Map.of("Authorization", "Bearer " + hotline.key()));
    assertThat(body(noJson.expectStatus().isBadRequest()).get("field").asString())
        .isEqualTo("body");
  }

  @Test
  void aKeysLimitCountsTheOrdersOfABatch() {
    var hotline = hotline(Map.of("perMinute", 3));
    var three = Stream.generate(() -> order(freshNumber(), Map.of())).limit(3).toList();

    hotline.post(BATCH, Map.of("orders", three)).expectStatus().isOk();

    hotline.post(ORDERS, order(freshNumber(), Map.of())).expectStatus().isEqualTo(429);
  }

  @Test
  void ordersForTryingOutAreMarkedAndStayInTheirArea() {
    var hotline = hotline(Map.of("sandbox", true, "area", "990101"));
    var number = freshNumber();

    var taken = body(hotline.post(ORDERS, order(number, Map.of())).expectStatus().isCreated());

    assertThat(taken.get("sandbox").asBoolean()).isTrue();
    assertThat(body(hotline.get(ORDERS + "/" + number)).get("sandbox").asBoolean()).isTrue();
    hotline
        .post(ORDERS, order(freshNumber(), Map.of("area", "990102001001")))
        .expectStatus()
        .isForbidden();
  }

  private static String orderedNumber(Hotline hotline) {
    var number = freshNumber();
    ordered(hotline, number);
    return number;
  }

  private static ResponseSpec picture(Hotline hotline, String path, byte[] file) {
    return SERVICE
        .client()
        .post()
        .uri(URI.create(SERVICE.address() + path))
        .header("Authorization", "Bearer " + hotline.key())
        .contentType(MediaType.IMAGE_PNG)
        .bodyValue(file)
        .exchange();
  }

  private static byte[] png(int colour) throws IOException {
    var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    image.setRGB(3, 3, colour);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static int[] statuses(JsonNode answer, int... rows) {
    return IntStream.of(rows)
        .map(row -> answer.get("rows").get(row).get("status").asInt())
        .toArray();
  }

  private static String field(JsonNode answer, int row) {
    return answer.get("rows").get(row).get("errors").get(0).get("field").asString();
  }

  private static java.util.List<String> numbers(JsonNode answer) {
    return answer
        .get("rows")
        .valueStream()
        .map(row -> row.path("order").path("orderNumber").asString(""))
        .toList();
  }
}
