package org.diandan.request.hotline;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.diandan.request.RunningService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One running service for all tests of the hotline API, and hotlines that call it. */
final class Calling {

  static final RunningService SERVICE =
      RunningService.start(
          "diandan.hotline.private-targets=true",
          "diandan.hotline.send-every=100ms",
          "diandan.hotline.retries=100ms,200ms,300ms,2s,2s,1s",
          "diandan.hotline.disable-after=1h");
  static final String VILLAGE = "990101001001";

  private static final WebTestClient CLIENT = SERVICE.client();
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final String ADMINISTRATOR = administratorToken();

  private Calling() {}

  /** A hotline with a key. */
  record Hotline(UUID id, String key) {

    ResponseSpec post(String path, @Nullable Object body) {
      return call(HttpMethod.POST, path, body, Map.of());
    }

    ResponseSpec get(String path) {
      return call(HttpMethod.GET, path, null, Map.of());
    }

    ResponseSpec call(
        HttpMethod method, String path, @Nullable Object body, Map<String, String> headers) {
      var all = new HashMap<>(headers);
      all.putIfAbsent(HttpHeaders.AUTHORIZATION, "Bearer " + key);
      return Calling.call(method, path, body == null ? null : json(body), all);
    }

    /** A call with a signature instead of the secret. */
    ResponseSpec signed(HttpMethod method, String path, @Nullable Object body, Signing signing) {
      return Calling.call(
          method,
          path,
          body == null ? null : json(body),
          signing.headers(this, method, path, body == null ? "" : json(body)));
    }
  }

  /** How a call is signed. */
  record Signing(Instant at, String nonce) {

    static Signing now() {
      return new Signing(Instant.now(), UUID.randomUUID().toString());
    }

    Map<String, String> headers(Hotline hotline, HttpMethod method, String path, String body) {
      try {
        var hash =
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(body.getBytes(StandardCharsets.UTF_8)));
        var seconds = Long.toString(at.getEpochSecond());
        var text =
            String.join(
                "\n",
                "DIANDAN-HMAC-SHA256",
                method.name(),
                path,
                hotline.id().toString(),
                seconds,
                nonce,
                hash);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(hotline.key().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature =
            Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        return Map.of(
            "Authorization", "Diandan-HMAC-SHA256 " + signature,
            "X-Diandan-Key", hotline.id().toString(),
            "X-Diandan-Timestamp", seconds,
            "X-Diandan-Nonce", nonce,
            "X-Diandan-Content-SHA256", hash);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A hotline whose key has everything. */
  static Hotline hotline() {
    return hotline(Map.of());
  }

  /** A hotline whose key has some fields of its own. */
  static Hotline hotline(Map<String, Object> changes) {
    var wanted = new HashMap<String, Object>();
    wanted.put("name", "12345 " + NUMBERS.incrementAndGet());
    wanted.put("area", "9901");
    wanted.put("perMinute", 100_000);
    wanted.putAll(changes);
    var made = body(admin(HttpMethod.POST, "/api/hotline/keys", wanted).expectStatus().isCreated());
    return new Hotline(UUID.fromString(made.get("id").asString()), made.get("key").asString());
  }

  static ResponseSpec admin(HttpMethod method, String path, @Nullable Object body) {
    return call(
        method,
        path,
        body == null ? null : json(body),
        Map.of(HttpHeaders.AUTHORIZATION, "Bearer " + ADMINISTRATOR));
  }

  static String administrator() {
    return ADMINISTRATOR;
  }

  /** A number no other order of this run has. */
  static String freshNumber() {
    return "GD-%06d".formatted(NUMBERS.incrementAndGet());
  }

  /** A complete order, with some fields changed; null removes a field. */
  static Map<String, Object> order(String number, Map<String, @Nullable Object> changes) {
    var body = new HashMap<String, Object>();
    body.put("orderNumber", number);
    body.put("item", "EL05");
    body.put("area", VILLAGE);
    body.put("name", "王桂兰");
    body.put("phone", "13812345678");
    body.put("address", "沿江路 8 号 302");
    body.put("words", "三楼没有电梯");
    body.put("consent", true);
    changes.forEach(
        (field, value) -> {
          if (value == null) {
            body.remove(field);
          } else {
            body.put(field, value);
          }
        });
    return body;
  }

  /** Our id of a new order. */
  static UUID ordered(Hotline hotline, String number) {
    var taken =
        body(
            hotline
                .post("/api/hotline/orders", order(number, Map.of()))
                .expectStatus()
                .isCreated());
    return UUID.fromString(taken.get("id").asString());
  }

  /** Every event of a hotline's feed behind a cursor. */
  static List<JsonNode> events(Hotline hotline, String after) {
    return body(hotline.get("/api/hotline/events?limit=500&after=" + after).expectStatus().isOk())
        .get("events")
        .valueStream()
        .toList();
  }

  static JsonNode body(ResponseSpec answer) {
    var bytes = answer.expectBody().returnResult().getResponseBody();
    return JsonMapper.shared().readTree(bytes == null ? new byte[0] : bytes);
  }

  static String json(Object body) {
    return JsonMapper.shared().writeValueAsString(body);
  }

  static ResponseSpec call(
      HttpMethod method, String path, @Nullable String body, Map<String, String> headers) {
    var call = CLIENT.method(method).uri(URI.create(SERVICE.address() + path));
    headers.forEach(call::header);
    return body == null
        ? call.exchange()
        : call.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
  }

  private static String administratorToken() {
    return body(call(
            HttpMethod.POST,
            "/api/sessions",
            json(Map.of("login", "admin", "password", "only-for-tests-4711")),
            Map.of()))
        .get("token")
        .asString();
  }
}
