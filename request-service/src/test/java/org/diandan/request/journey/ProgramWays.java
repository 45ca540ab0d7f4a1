package org.diandan.request.journey;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.request.journey.Route.Body;
import org.diandan.request.picture.Photos;

/** The ways in of other cities' programs: hotlines, Open311 applications, and our own services. */
final class ProgramWays {

  private static final String SERVICE_SECRET = "only-for-tests-only-for-tests-only-for-tests";
  private static final String ORDER = "/api/hotline/orders/{hotlineNumber}";

  private final TakingIn service;
  private final Map<String, String> hotline;
  private final String application;

  private ProgramWays(TakingIn service) {
    this.service = service;
    var wanted = Map.of("name", "12345", "area", "9901", "perMinute", 100_000);
    var key = service.post("/api/hotline/keys", service.administrator(), wanted);
    this.hotline = TakingIn.program(key.get("key").asString());
    var admitted =
        Map.of("name", "城市", "contact", "a@example.org", "test", false, "perMinute", 100_000);
    this.application =
        service
            .post("/api/open311/applications", service.administrator(), admitted)
            .get("key")
            .asString();
  }

  static List<Route> of(TakingIn service) {
    var ways = new ProgramWays(service);
    return Stream.of(
            ways.orders(), ways.actions(), ways.signed(), ways.open311(), ways.ownServices())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> orders() {
    var order = Ordering.order(Map.of("orderNumber", "GZ-{n}"));
    var hook = Map.<String, Object>of("id", UUID.randomUUID(), "number", "1");
    return List.of(
        json("POST", "/api/hotline/orders", order),
        json("POST", "/api/hotline/orders/batch", Map.of("orders", List.of(order))),
        look("/api/hotline/orders", Map.of("number", "GZ-1")),
        look(ORDER, Map.of("hotlineNumber", "GZ-1")),
        look("/api/hotline/events", Map.of("after", "0", "limit", "1", "wait", "0")),
        json("POST", "/api/hotline/webhooks", Map.of("url", "https://127.0.0.1/hook")),
        json("POST", "/api/hotline/webhooks/{id}/rotation", Map.of("id", UUID.randomUUID())),
        json("POST", "/api/hotline/webhooks/{id}/enabling", Map.of("id", UUID.randomUUID())),
        json("POST", "/api/hotline/webhooks/{id}/deliveries/{number}/redelivery", hook),
        look("/api/hotline/webhooks/{id}/deliveries", Map.of("id", UUID.randomUUID())),
        json("DELETE", "/api/hotline/webhooks/{id}", Map.of("id", UUID.randomUUID())));
  }

  private List<Route> actions() {
    var amendment =
        Map.<String, Object>of(
            "words", "三楼",
            "wishedFrom", "2036-11-26T08:00:00Z",
            "wishedUntil", "2036-11-26T10:00:00Z");
    return List.of(
        about("PATCH", "", amendment),
        about("PUT", "", amendment),
        about("POST", "/withdrawal", Map.of("reason", "不用了")),
        about("POST", "/urges", Map.of()),
        about("POST", "/evaluation", Map.of("resolved", true, "stars", 5, "words", "好")),
        about("POST", "/reopening", Map.of("words", "没修好")),
        new Route(
            "POST",
            ORDER + "/attachments",
            Body.BYTES,
            Map.of("hotlineNumber", ordered(), Route.CONTENT, Photos.png(8, 8)),
            hotline));
  }

  /** Calls with a signature, which is wrong whatever else they have. */
  private List<Route> signed() {
    var proof =
        Map.of(
            "Accept",
            "application/json",
            "Authorization",
            "Diandan-HMAC-SHA256 c2lnbmF0dXJl",
            "X-Diandan-Key",
            UUID.randomUUID().toString(),
            "X-Diandan-Timestamp",
            Long.toString(Instant.now().getEpochSecond()),
            "X-Diandan-Nonce",
            "nonce",
            "X-Diandan-Content-SHA256",
            "0".repeat(64));
    return List.of(
        new Route("POST", "/api/hotline/orders", Body.JSON, Map.of(), proof),
        new Route("GET", "/api/hotline/events", Body.QUERY, Map.of("after", "0"), proof));
  }

  private List<Route> open311() {
    var request =
        Map.<String, Object>of(
            "api_key", application,
            "jurisdiction_id", "990101",
            "service_code", "EN02",
            "lat", "27.05",
            "long", "115.06",
            "description", "河边有垃圾 {n}",
            "email", "a@example.org",
            "phone", "13812345678",
            "attribute[SIZE]", "s",
            "media_url", "https://example.org/a.jpg");
    var xml = "/open311/v2/";
    return List.of(
        open("POST", xml + "requests.xml", Body.FORM, request),
        open("POST", xml + "requests.json", Body.MULTIPART, withPicture(request)),
        open("POST", xml + "servicerequestupdates.json", Body.FORM, update()),
        open("GET", xml + "requests.json", Body.QUERY, filter()),
        open("GET", xml + "servicerequestupdates.xml", Body.QUERY, filter()),
        open("GET", xml + "requests/{id}.xml", Body.QUERY, Map.of("id", UUID.randomUUID())),
        open("GET", xml + "tokens/{id}.json", Body.QUERY, Map.of("id", UUID.randomUUID())),
        open("GET", xml + "services/{id}.json", Body.QUERY, Map.of("id", "EN02")),
        open("GET", xml + "services.{format}", Body.QUERY, Map.of("format", "xml")),
        open("GET", xml + "bulk.csv", Body.QUERY, filter()));
  }

  private Map<String, Object> update() {
    return Map.<String, Object>of(
        "api_key", application,
        "jurisdiction_id", "990101",
        "update_id", "{n}",
        "service_request_id", service.order().id(),
        "status", "open",
        "updated_datetime", "2026-11-20T08:00:00Z",
        "description", "已经派人");
  }

  private static Map<String, Object> filter() {
    return Map.<String, Object>of(
        "jurisdiction_id", "990101",
        "start_date", "2026-11-20T08:00:00Z",
        "end_date", "2026-11-21T08:00:00Z",
        "status", "open",
        "lat", "27.05",
        "long", "115.06",
        "radius", "100",
        "page", "1",
        "page_size", "10");
  }

  private static Map<String, Object> withPicture(Map<String, Object> request) {
    var fields = new HashMap<>(request);
    fields.put("media", Photos.png(8, 8));
    return fields;
  }

  private List<Route> ownServices() {
    var secret = TakingIn.program(SERVICE_SECRET);
    return List.of(
        new Route("POST", "/internal/introspection", Body.FORM, Map.of("token", "nothing"), secret),
        new Route(
            "POST",
            "/internal/contacts",
            Body.JSON,
            Map.of("personId", UUID.randomUUID(), "purpose", "a test"),
            secret),
        new Route(
            "POST",
            "/internal/history-codes",
            Body.JSON,
            Map.of("codeId", UUID.randomUUID(), "purpose", "a test"),
            secret));
  }

  private String ordered() {
    var number = "GD-" + UUID.randomUUID();
    service.post("/api/hotline/orders", hotline, Ordering.order(Map.of("orderNumber", number)));
    return number;
  }

  private Route about(String method, String action, Map<String, Object> fields) {
    var all = new HashMap<>(fields);
    all.put("hotlineNumber", ordered());
    return json(method, ORDER + action, all);
  }

  private Route json(String method, String path, Map<String, Object> fields) {
    return new Route(method, path, Body.JSON, fields, hotline);
  }

  private Route look(String path, Map<String, Object> fields) {
    return new Route("GET", path, Body.QUERY, fields, hotline);
  }

  private static Route open(String method, String path, Body body, Map<String, Object> fields) {
    return new Route(method, path, body, fields, Map.of("Accept", "*/*"));
  }
}
