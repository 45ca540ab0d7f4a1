package org.diandan.request.journey;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.request.journey.Route.Body;
import org.diandan.request.picture.Photos;

/** The ways in of residents, and of whoever is not signed in. */
final class ResidentWays {

  private static final String NOW = "2036-11-26T08:00:00Z";
  private static final String LATER = "2036-11-26T10:00:00Z";

  private final TakingIn service;
  private final Map<String, String> visitor;

  private ResidentWays(TakingIn service) {
    this.service = service;
    var browser = service.browser().open("/order/item/EL05");
    browser.send("/order/item", Map.of("item", "EL05", "words", "三楼"));
    this.visitor = browser.headers();
  }

  static List<Route> of(TakingIn service) {
    var ways = new ResidentWays(service);
    return Stream.of(ways.programs(), ways.form(), ways.links(), ways.lookUps())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> programs() {
    var order =
        Ordering.order(
            Map.of(
                "longitude", 115.05, "latitude", 27.05, "wishedFrom", NOW, "wishedUntil", LATER));
    var path = "/api/requests/{token}/";
    return List.of(
        json("/api/requests", order),
        json(path + "withdrawal", Map.of("token", token(), "reason", "不用了")),
        json(path + "words", Map.of("token", token(), "words", "三楼")),
        json(path + "urges", Map.of("token", token())),
        json(path + "wish", Map.of("token", token(), "wishedFrom", NOW, "wishedUntil", LATER)),
        json(
            path + "evaluation",
            Map.of("token", token(), "resolved", true, "stars", 5, "words", "好")),
        json(path + "reopening", Map.of("token", token(), "words", "没修好")),
        json("/api/suggestions", Map.of("words", "厨房下水道堵了")),
        json(
            "/api/suggestions/{id}/choice",
            Map.of("id", UUID.randomUUID(), "item", "RP01", "words", "厨房下水道堵了")),
        query("/api/areas", Map.of("parent", "990101", "q", "河边")),
        query("/api/areas/{code}/outline", Map.of("code", "990101")));
  }

  private List<Route> form() {
    var where =
        Map.<String, Object>of(
            "county", "990101",
            "town", "990101001",
            "village", "990101001001",
            "found", "",
            "q", "河边",
            "address", "河边路 1 号",
            "longitude", "115.05",
            "latitude", "27.05",
            "act", "next");
    var who =
        Map.<String, Object>of(
            "forWhom", "OTHER",
            "relation", "PARENT",
            "beneficiaryName", "李大爷",
            "beneficiaryPhone", "13700001111",
            "callBack", "BENEFICIARY",
            "name", "李小红",
            "phone", "13900004321",
            "anonymous", "",
            "consent", "true");
    var photo = Map.<String, Object>of("photos", Photos.png(8, 8));
    return List.of(
        page("/order/item", Map.of("item", "EL05", "words", "三楼", "act", "next")),
        page("/order/where", where),
        page("/order/when", day("wish", "DAY")),
        page("/order/who", who),
        page("/order/check", Map.of()),
        page("/order/describe", Map.of("words", "厨房下水道堵了", "item", "RP01", "shown", "x")),
        page("/order/warning", Map.of()),
        upload("/order/photos", photo),
        page("/order/photos/{id}/removal", Map.of("id", UUID.randomUUID())),
        look("/order/photos/{id}", Map.of("id", UUID.randomUUID())),
        look("/order/where/areas", Map.of("county", "990101", "town", "990101001")),
        look("/order/item/{code}", Map.of("code", "EL05")),
        look("/order/group/{code}", Map.of("code", "HE")),
        look("/", Map.of("q", "理发", "area", "990101")));
  }

  private List<Route> links() {
    var path = "/r/{token}/";
    var evaluation =
        Map.<String, Object>of(
            "token", token(), "resolved", "true", "stars", "5", "words", "好", "key", "{n}");
    var wish = new java.util.HashMap<>(day("key", "{n}"));
    wish.put("token", token());
    return List.of(
        page(path + "withdrawal", Map.of("token", token(), "reason", "不用了", "key", "{n}")),
        page(path + "words", Map.of("token", token(), "words", "三楼", "key", "{n}")),
        page(path + "urges", Map.of("token", token(), "key", "{n}")),
        page(path + "wish", wish),
        page(path + "evaluation", evaluation),
        page(path + "reopening", Map.of("token", token(), "words", "没修好", "key", "{n}")),
        upload(path + "photos", Map.of("token", token(), "photos", Photos.png(8, 8))),
        look("/r/{token}", Map.of("token", token())),
        look("/r/{token}/slip", Map.of("token", token())),
        look("/r/{token}/pictures/{id}", Map.of("token", token(), "id", UUID.randomUUID())));
  }

  private List<Route> lookUps() {
    return List.of(
        page("/track", Map.of("number", service.order().number(), "tail", "5678")),
        page("/mine/codes", Map.of("phone", "13900001001")),
        page("/mine/codes/{id}", Map.of("id", UUID.randomUUID(), "code", "123456")),
        page("/mine/requests/{id}", Map.of("id", service.order().id())),
        look("/q", Map.of("code", "7K3M-9PX2")),
        look("/q/{code}", Map.of("code", "7K3M9PX2")),
        page("/preferences", Map.of("size", "large", "lang", "en", "back", "/")),
        page("/login", Map.of("login", "nobody", "password", "nothing", "next", "/me")),
        look("/login", Map.of("next", "/me", "changed", "true")),
        json("/api/sessions", Map.of("login", "nobody", "password", "nothing")));
  }

  private String token() {
    return service.order().token();
  }

  private static Map<String, Object> day(String name, String value) {
    return Map.of(
        "day", "2026-12-24", "part", "BETWEEN", "from", "09:30", "until", "11:00", name, value);
  }

  private static Route json(String path, Map<String, Object> fields) {
    return new Route("POST", path, Body.JSON, fields, Map.of("Accept", "application/json"));
  }

  private static Route query(String path, Map<String, Object> fields) {
    return new Route("GET", path, Body.QUERY, fields, Map.of("Accept", "application/json"));
  }

  private Route page(String path, Map<String, Object> fields) {
    return new Route("POST", path, Body.FORM, fields, visitor);
  }

  private Route upload(String path, Map<String, Object> fields) {
    return new Route("POST", path, Body.MULTIPART, fields, visitor);
  }

  private Route look(String path, Map<String, Object> fields) {
    return new Route("GET", path, Body.QUERY, fields, visitor);
  }
}
