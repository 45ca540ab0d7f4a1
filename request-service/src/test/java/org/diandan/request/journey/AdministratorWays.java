package org.diandan.request.journey;

import static org.diandan.request.journey.Route.form;
import static org.diandan.request.journey.Route.json;
import static org.diandan.request.journey.Route.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.request.journey.Route.Body;
import org.springframework.core.io.ClassPathResource;

/** The ways in of those who run the platform. */
final class AdministratorWays {

  private final TakingIn service;
  private final Map<String, String> administrator;
  private final Map<String, String> operator;
  private final Map<String, String> official;

  private AdministratorWays(TakingIn service) {
    this.service = service;
    this.administrator = service.administrator();
    this.operator = service.staff("OPERATOR");
    this.official = service.staff("OFFICIAL");
  }

  static List<Route> of(TakingIn service) {
    var ways = new AdministratorWays(service);
    return Stream.of(
            ways.imports(),
            ways.keys(),
            ways.applications(),
            ways.codes(),
            ways.accounts(),
            ways.administration())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> imports() {
    var mapping = mapping();
    var rows = "工单编号,受理时间\nA1,2026-11-01 08:00:00\n".getBytes(StandardCharsets.UTF_8);
    var opened =
        service.post("/api/imports", administrator, Map.of("name", "a", "mapping", mapping));
    return List.of(
        json("/api/imports", administrator, Map.of("name", "a", "mapping", mapping)),
        json("/api/imports", administrator, Map.of("name", "a", "shipped", "hotline")),
        new Route(
            "PUT",
            "/api/imports/{id}/file",
            Body.BYTES,
            Map.of("id", opened.get("id").asString(), Route.CONTENT, rows),
            administrator),
        json("/api/imports/{id}/start", administrator, Map.of("id", UUID.randomUUID())),
        look(
            "/api/imports/sets/{jurisdiction}/figures",
            administrator,
            Map.of("jurisdiction", "a", "by", "ALL")),
        json("/api/imports/cases/{id}/confirmation", operator, Map.of("id", UUID.randomUUID())),
        new Route(
            "POST",
            "/admin/imports",
            Body.MULTIPART,
            Map.of("mapping", mapping, "shipped", "hotline", "file", rows),
            TakingIn.atPages(administrator)),
        form("/admin/imports/{id}/start", administrator, Map.of("id", UUID.randomUUID())));
  }

  private static String mapping() {
    try {
      return new ClassPathResource("import/hotline.yaml")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Route> keys() {
    var key =
        Map.<String, Object>of(
            "name",
            "12345",
            "area",
            "9901",
            "perMinute",
            600,
            "scopes",
            List.of("orders:write"),
            "signIn",
            "BEARER",
            "sandbox",
            false);
    var pageKey = new HashMap<>(key);
    pageKey.put("scopes", "orders:write");
    return List.of(
        json("/api/hotline/keys", administrator, key),
        form("/admin/keys", administrator, pageKey),
        json("/api/hotline/keys/{id}/rotation", administrator, Map.of("id", UUID.randomUUID())),
        form(
            "/admin/keys/{id}/webhooks/{hook}/redelivery",
            administrator,
            Map.of("id", UUID.randomUUID(), "hook", UUID.randomUUID(), "number", "1")));
  }

  private List<Route> applications() {
    var application =
        Map.<String, Object>of(
            "name",
            "城市应用",
            "contact",
            "a@example.org",
            "jurisdictions",
            List.of("990101"),
            "test",
            true,
            "perMinute",
            60);
    var services =
        """
        name: 方县
        area: "990101"
        services:
          - {service_code: a, service_name: 坑, item: EN99}
        """;
    return List.of(
        json("/api/open311/applications", administrator, application),
        form(
            "/admin/open311/applications",
            administrator,
            Map.of(
                "name", "城市应用",
                "contact", "a@example.org",
                "jurisdictions", "990101",
                "stage", "test")),
        form("/admin/open311/services", administrator, Map.of("id", "bad", "file", services)),
        new Route(
            "POST",
            "/api/open311/jurisdictions/{id}/services",
            Body.BYTES,
            Map.of("id", "bad", Route.CONTENT, services),
            headers(administrator, "Content-Type", "text/yaml")));
  }

  private List<Route> codes() {
    var code =
        Map.<String, Object>of(
            "name", "东门社区",
            "kind", "COMMUNITY",
            "area", "990101001",
            "group", "",
            "longitude", "115.05",
            "latitude", "27.05",
            "note", "门口");
    return List.of(
        form("/admin/codes", administrator, code),
        form(
            "/admin/codes/lines",
            administrator,
            Map.of("lines", "东门社区,COMMUNITY,990101001,,115.05,27.05,门口\n西山,COMMUNITY,990101002")),
        form(
            "/admin/codes/{code}/disabling",
            administrator,
            Map.of("code", "7K3M9PX2", "enabled", "false")),
        look("/admin/codes/sheet", administrator, Map.of("code", "7K3M9PX2")),
        form(
            "/admin/suggestions",
            administrator,
            Map.of("item", "EL05", "word", "剃头{n}", "weight", "3", "first", "true")));
  }

  private List<Route> accounts() {
    var account =
        Map.<String, Object>of(
            "name", "张三",
            "phone", "13600000001",
            "mail", "a@example.org",
            "login", "p{n}",
            "password", "only-for-tests-4713",
            "authorities", List.of(Map.of("role", "OPERATOR", "area", "9901")));
    var area = Map.of("code", "990101009", "name", "新街道", "parentCode", "990101");
    return List.of(
        new Route("POST", "/api/accounts", Body.JSON_LIST, account, administrator),
        json("/api/accounts/{id}/disabling", administrator, Map.of("id", UUID.randomUUID())),
        json(
            "/api/accounts/current/password",
            official,
            Map.of("old", "not it", "wanted", "only-for-tests-4714")),
        form(
            "/me/password",
            official,
            Map.of("old", "not it", "wanted", "only-for-tests-4714", "again", "x")),
        json("/api/areas", administrator, Map.of("areas", List.of(area))));
  }

  private static Map<String, Object> item() {
    return Map.of(
        "group", "RP",
        "chinese", "修锅{n}",
        "english", "mend pots",
        "urgency", "U3",
        "acceptHours", "5",
        "finishHours", "30",
        "skills", "S09",
        "flags", "ENTERS_HOME");
  }

  private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
    var all = new HashMap<>(fields);
    all.put(name, value);
    return all;
  }

  private List<Route> administration() {
    var account = "/admin/accounts/{id}";
    var right = Map.<String, Object>of("id", UUID.randomUUID(), "role", "OFFICIAL", "area", "9901");
    return List.of(
        look("/admin/accounts", administrator, Map.of("role", "OFFICIAL", "after", "x")),
        form("/admin/accounts/search", administrator, Map.of("words", "13800001111")),
        form(
            "/admin/accounts",
            administrator,
            Map.of(
                "name", "张三",
                "phone", "13600000002",
                "login", "q{n}",
                "role", "OPERATOR",
                "area", "方县")),
        form("/admin/catalogue/items", administrator, item()),
        form("/admin/catalogue/items/{code}", administrator, with(item(), "code", "EL05")),
        form("/admin/catalogue/items/{code}/retirement", administrator, Map.of("code", "EL99")),
        form(
            "/admin/dead-letters/{id}/discarding", administrator, Map.of("id", "1", "reason", "x")),
        form(
            "/admin/switches/{code}",
            administrator,
            Map.of("code", "nearby", "to", "DEFAULT", "seen", "0", "reason", "试一试")),
        form(account + "/rights", administrator, right),
        form(account + "/rights/removal", administrator, right),
        form(
            account + "/disabling", administrator, Map.of("id", UUID.randomUUID(), "reason", "调离")),
        look(
            "/admin/audit",
            administrator,
            Map.of(
                "who", "admin",
                "what", "signed-in",
                "subject", "9901",
                "from", "2026-11-01",
                "to", "2026-11-30",
                "before", "100",
                "chain", "whole")));
  }

  private static Map<String, String> headers(
      Map<String, String> headers, String name, String value) {
    var all = new HashMap<>(headers);
    all.put(name, value);
    return all;
  }
}
