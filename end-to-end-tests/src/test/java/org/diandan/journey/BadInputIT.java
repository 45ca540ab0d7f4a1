package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.journey.platform.Orders.orderWith;
import static org.diandan.journey.platform.Orders.orderWithout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.journey.platform.Answer;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of bad input gets its own answer, as problem details, and changes nothing. */
@OnPlatform
class BadInputIT {

  private static final int TEN_MEGABYTES = 10 << 20;

  private final Platform platform;

  BadInputIT(Platform platform) {
    this.platform = platform;
  }

  static Stream<Arguments> answersThatMakeNoOrder() {
    return Stream.of(
        arguments("no item", orderWithout("item"), 400, "item"),
        arguments("no area", orderWithout("area"), 400, "area"),
        arguments("no name", orderWithout("name"), 400, "name"),
        arguments("no phone", orderWithout("phone"), 400, "phone"),
        arguments("no consent", orderWithout("consent"), 400, "consent"),
        arguments("a name too long", orderWith("name", "王".repeat(51)), 400, "name"),
        arguments("words too long", orderWith("words", "长".repeat(1001)), 400, "words"),
        arguments("a phone that is none", orderWith("phone", "1380013800"), 400, "phone"),
        arguments("a phone of letters", orderWith("phone", "不记得了"), 400, "phone"),
        arguments("a number for words", orderWith("item", 7), 422, "item"),
        arguments("a list for a name", orderWith("name", new String[] {"王"}), 400, "name"),
        arguments("words for a longitude", orderWith("longitude", "东"), 400, "longitude"),
        arguments("an unknown item", orderWith("item", "ZZ99"), 422, "item"),
        arguments("an unknown area", orderWith("area", "360802999999"), 422, "area"),
        arguments("a whole city", orderWith("area", "3608"), 422, "area"),
        arguments("a NUL", orderWith("words", "水管\u0000漏"), 400, "words"),
        arguments("a control character", orderWith("name", "王\u001b[2J"), 400, "name"),
        arguments("no date", orderWith("wishedFrom", "明天"), 400, "wishedFrom"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersThatMakeNoOrder")
  void aFaultyOrderIsRefusedAndTheFieldIsNamed(
      String what, Map<String, Object> order, int status, String field) {
    order.put("orderNumber", Orders.hotlineNumber());

    var refused = platform.hotline().post("/api/hotline/orders", order);

    assertThat(refused.status()).as(what + refused.body()).isEqualTo(status);
    expectProblem(refused);
    assertThat(refused.json().findValuesAsString("field")).as(refused.body()).contains(field);
    platform.hotline().get("/api/hotline/orders/" + order.get("orderNumber")).expect(404);
  }

  @Test
  void coordinatesOutsideTheAreaAreRefused() {
    var order = orderWith("longitude", 116.4);
    order.put("latitude", 39.9);
    order.put("orderNumber", Orders.hotlineNumber());

    var refused = platform.hotline().post("/api/hotline/orders", order);

    expectProblem(refused.expect(422));
    assertThat(refused.json().findValuesAsString("field")).contains("longitude");
  }

  @Test
  void aBodyOfTenMegabytesIsTooLarge() {
    var order = orderWith("words", "x".repeat(TEN_MEGABYTES));

    expectProblem(platform.hotline().post("/api/hotline/orders", order).expect(413));
  }

  @Test
  void aBodyThatIsNoJsonIsRefused() {
    expectProblem(platform.hotline().postText("/api/hotline/orders", "{\"item\": ").expect(400));
  }

  @Test
  void anotherContentTypeIsRefused() {
    var refused =
        platform
            .hotline()
            .with("Content-Type", "text/plain")
            .send("POST", "/api/hotline/orders", BodyPublishers.ofString("item=AD02"));

    expectProblem(refused.expect(415));
  }

  @Test
  void anotherMethodIsRefused() {
    expectProblem(platform.hotline().delete("/api/catalogue").expect(405));
  }

  static Stream<Arguments> addressesOfNothing() {
    var id = UUID.randomUUID();
    return Stream.of(
        arguments("anonymous", "/api/requests/" + "x".repeat(22)),
        arguments("anonymous", "/api/nothing-here"),
        arguments("official", "/api/cases/" + id),
        arguments("leader", "/api/offers/" + id),
        arguments("hotline", "/api/hotline/orders/HL-unknown"));
  }

  @ParameterizedTest(name = "{1} for {0}")
  @MethodSource("addressesOfNothing")
  void whatDoesNotExistIsNotFound(String who, String path) {
    var caller =
        switch (who) {
          case "official" -> platform.official();
          case "leader" -> platform.as(platform.logins().any("leader"));
          case "hotline" -> platform.hotline();
          default -> platform.anonymous();
        };

    expectProblem(caller.get(path).expect(404));
  }

  @Test
  void anIdThatIsNoneIsNoDefect() {
    var leader = platform.as(platform.logins().any("leader"));

    assertThat(leader.get("/api/offers/not-an-id").status()).isIn(400, 404);
    assertThat(leader.post("/api/offers/not-an-id/acceptance").status()).isIn(400, 404);
  }

  private static void expectProblem(Answer refused) {
    assertThat(refused.mediaType()).as(refused.body()).isEqualTo("application/problem+json");
    assertThat(refused.text("type")).startsWith("urn:problem:");
    assertThat(refused.text("title")).isNotBlank();
    assertThat(refused.text("detail")).isNotBlank();
    assertThat(refused.json().path("status").asInt()).isEqualTo(refused.status());
  }
}
