package org.diandan.request.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.hotline.Calling.SERVICE;
import static org.diandan.request.hotline.Calling.admin;
import static org.diandan.request.hotline.Calling.body;
import static org.diandan.request.hotline.Calling.call;
import static org.diandan.request.hotline.Calling.freshNumber;
import static org.diandan.request.hotline.Calling.hotline;
import static org.diandan.request.hotline.Calling.json;
import static org.diandan.request.hotline.Calling.order;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.hotline.Calling.Hotline;
import org.diandan.request.hotline.Calling.Signing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class KeysIT {

  private static final String ORDERS = "/api/hotline/orders";

  @ParameterizedTest
  @CsvSource({
    "POST, /api/hotline/orders, orders:write",
    "POST, /api/hotline/orders/batch, orders:write",
    "PATCH, /api/hotline/orders/x, orders:write",
    "POST, /api/hotline/orders/x/withdrawal, orders:write",
    "POST, /api/hotline/orders/x/urges, orders:write",
    "POST, /api/hotline/orders/x/attachments, orders:write",
    "GET, /api/hotline/orders/x, orders:read",
    "GET, /api/hotline/orders?number=x, orders:read",
    "GET, /api/hotline/events, events:read",
    "GET, /api/hotline/webhooks, webhooks:write",
    "POST, /api/hotline/webhooks, webhooks:write",
  })
  void aCallWithoutItsScopeIsRefusedAndTheScopeNamed(String method, String path, String scope) {
    var others =
        java.util.stream.Stream.of("orders:write", "orders:read", "events:read", "webhooks:write")
            .filter(one -> !one.equals(scope))
            .toList();
    var hotline = hotline(Map.of("scopes", others));

    var refused =
        hotline.call(
            HttpMethod.valueOf(method),
            path,
            method.equals("GET") ? null : Map.of("words", "话", "url", "https://a.cn/"),
            Map.of());

    var problem = body(refused.expectStatus().isForbidden());
    assertThat(problem.get("scope").asString()).isEqualTo(scope);
    assertThat(problem.get("detail").asString()).contains(scope);
  }

  @Test
  void aHotlineKeyMakesNoKeys() {
    hotline().post("/api/hotline/keys", Map.of("name", "x")).expectStatus().isForbidden();
    hotline().get("/api/hotline/keys").expectStatus().isForbidden();
    hotline().get("/admin/keys").expectStatus().isForbidden();
  }

  @Test
  void aSignedCallNeedsNoSecretInIt() {
    var hotline = signing();
    var order = order(freshNumber(), Map.of());

    var taken = hotline.signed(HttpMethod.POST, ORDERS, order, Signing.now());

    taken.expectStatus().isCreated();
    hotline
        .signed(HttpMethod.GET, ORDERS + "/" + order.get("orderNumber"), null, Signing.now())
        .expectStatus()
        .isOk();
  }

  @Test
  void aCallIsTakenOnce() {
    var hotline = signing();
    var signing = Signing.now();
    var path = "/api/hotline/events?limit=1";
    hotline.signed(HttpMethod.GET, path, null, signing).expectStatus().isOk();

    var replayed = hotline.signed(HttpMethod.GET, path, null, signing);

    assertThat(body(replayed.expectStatus().isUnauthorized()).get("type").asString())
        .isEqualTo("urn:problem:signature-replayed");
  }

  @ParameterizedTest
  @CsvSource({"-301, 401", "-290, 200", "290, 200", "310, 401"})
  void theClockOfACallIsAtMostFiveMinutesOff(long seconds, int status) {
    var signing =
        new Signing(Instant.now().plus(Duration.ofSeconds(seconds)), UUID.randomUUID().toString());

    var answer = signing().signed(HttpMethod.GET, "/api/hotline/events", null, signing);

    answer.expectStatus().isEqualTo(status);
  }

  @Test
  void anotherBodyThanTheSignedOneIsRefused() {
    var hotline = signing();
    var number = freshNumber();
    var headers =
        Signing.now().headers(hotline, HttpMethod.POST, ORDERS, json(order(number, Map.of())));

    var refused =
        call(HttpMethod.POST, ORDERS, json(order(number, Map.of("words", "别的"))), headers);

    assertThat(body(refused.expectStatus().isUnauthorized()).get("type").asString())
        .isEqualTo("urn:problem:signature-body");
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from hotline_order where their_number = '%s'"
                        .formatted(number)))
        .isZero();
  }

  @Test
  void anotherPathThanTheSignedOneIsRefused() {
    var hotline = signing();
    var headers = Signing.now().headers(hotline, HttpMethod.GET, "/api/hotline/events?limit=1", "");

    var refused = call(HttpMethod.GET, "/api/hotline/events?limit=2", null, headers);

    assertThat(body(refused.expectStatus().isUnauthorized()).get("type").asString())
        .isEqualTo("urn:problem:signature-wrong");
  }

  @ParameterizedTest
  @CsvSource({
    "X-Diandan-Key, not-a-key",
    "X-Diandan-Timestamp, soon",
    "X-Diandan-Timestamp, 99999999999999",
    "X-Diandan-Nonce, short",
    "X-Diandan-Content-SHA256, 00",
  })
  void headersOfTheWrongFormAreRefused(String header, String value) {
    var hotline = signing();
    var headers =
        new HashMap<>(Signing.now().headers(hotline, HttpMethod.GET, "/api/hotline/events", ""));
    headers.put(header, value);

    var refused = call(HttpMethod.GET, "/api/hotline/events", null, headers);

    assertThat(body(refused.expectStatus().isUnauthorized()).get("type").asString())
        .isEqualTo("urn:problem:signature-malformed");
  }

  @Test
  void eachKeySignsInOnlyAsItWasMade() {
    var bearer = hotline(Map.of("signIn", "BEARER"));
    var hmac = hotline(Map.of("signIn", "HMAC"));
    var either = hotline(Map.of("signIn", "EITHER"));

    bearer.get("/api/hotline/events").expectStatus().isOk();
    signedStatus(bearer, 401);
    hmac.get("/api/hotline/events").expectStatus().isUnauthorized();
    signedStatus(hmac, 200);
    either.get("/api/hotline/events").expectStatus().isOk();
    signedStatus(either, 200);
  }

  @Test
  void aRotatedSecretCountsForADayAndADisabledKeyNotAtAll() {
    var hotline = signing();

    var renewed =
        body(
            admin(HttpMethod.POST, "/api/hotline/keys/%s/rotation".formatted(hotline.id()), null)
                .expectStatus()
                .isOk());
    var fresh = new Hotline(hotline.id(), renewed.get("key").asString());

    assertThat(fresh.key()).isNotEqualTo(hotline.key());
    for (var one : List.of(hotline, fresh)) {
      one.get("/api/hotline/events").expectStatus().isOk();
      signedStatus(one, 200);
    }
    SERVICE
        .database()
        .execute(
            "update api_key set old_until = now() - interval '1 s' where id = '%s'"
                .formatted(hotline.id()));
    hotline.get("/api/hotline/events").expectStatus().isUnauthorized();
    signedStatus(hotline, 401);
    admin(HttpMethod.POST, "/api/hotline/keys/%s/disabling".formatted(hotline.id()), null)
        .expectStatus()
        .isNoContent();
    fresh.get("/api/hotline/events").expectStatus().isUnauthorized();
    signedStatus(fresh, 401);
    assertThat(
            SERVICE
                .database()
                .count(
                    """
                    select count(*) from audit_entry
                    where subject = '%s' and action in ('key-created', 'key-rotated', 'key-disabled')
                    """
                        .formatted(hotline.id())))
        .isEqualTo(3);
  }

  @Test
  void theListOfKeysShowsNoSecret() {
    var hotline = signing();

    var listed =
        admin(HttpMethod.GET, "/api/hotline/keys", null)
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();

    assertThat(listed).contains(hotline.id().toString()).doesNotContain(hotline.key());
  }

  @ParameterizedTest
  @CsvSource({
    "name, ''",
    "area, 12345",
    "perMinute, 0",
    "scopes, orders:everything",
  })
  void aKeyOfWrongFormIsRefusedWithItsField(String field, String value) {
    var wanted = new HashMap<String, Object>(Map.of("name", "热线", "area", "9901"));
    wanted.put(field, field.equals("scopes") ? List.of(value) : value);

    var refused = admin(HttpMethod.POST, "/api/hotline/keys", wanted);

    assertThat(body(refused.expectStatus().isBadRequest()).get("field").asString())
        .isEqualTo(field);
  }

  private static void signedStatus(Hotline hotline, int status) {
    hotline
        .signed(HttpMethod.GET, "/api/hotline/events", null, Signing.now())
        .expectStatus()
        .isEqualTo(status);
  }

  private static Hotline signing() {
    return hotline(Map.of("signIn", "EITHER"));
  }
}
