package org.diandan.request.journey;

import static org.diandan.request.journey.Route.form;
import static org.diandan.request.journey.Route.json;
import static org.diandan.request.journey.Route.look;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.request.journey.Route.Body;
import org.diandan.request.picture.Photos;

/** The ways in of those who handle orders. */
final class StaffWays {

  private final TakingIn service;
  private final Map<String, String> administrator;
  private final Map<String, String> operator;
  private final Map<String, String> official;

  private StaffWays(TakingIn service) {
    this.service = service;
    this.administrator = service.administrator();
    this.operator = service.staff("OPERATOR");
    this.official = service.staff("OFFICIAL");
  }

  static List<Route> of(TakingIn service) {
    var ways = new StaffWays(service);
    return Stream.of(
            ways.desk(),
            ways.cases(),
            ways.figures(),
            ways.exports(),
            ways.clocks(),
            ways.calendar())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> desk() {
    var call = new HashMap<String, Object>(Desk.call(Map.of()));
    call.put("draft", UUID.randomUUID());
    call.put("act", "send");
    call.put("day", "2026-12-24");
    call.put("part", "MORNING");
    call.put("anonymous", "");
    call.put("shown", "");
    return List.of(
        form("/desk", operator, call),
        form("/desk/draft", operator, call),
        form("/desk/aside", operator, Map.of("draft", UUID.randomUUID())),
        look("/desk", operator, Map.of("queue", "ESCALATED", "phone", "13800001234")),
        look("/desk/items", operator, Map.of("q", "lf")),
        look("/desk/places", operator, Map.of("q", "hb")),
        form(
            "/desk/phrases",
            operator,
            Map.of("area", "9901", "code", "p{n}", "words", "请稍等", "remove", "")),
        form("/desk/knowledge/{code}", operator, Map.of("code", "EL05", "words", "要先预约")),
        form(
            "/desk/callbacks/{id}",
            operator,
            Map.of(
                "id", service.order().id(),
                "outcome", "RESOLVED",
                "contacted", "YES",
                "stars", "5",
                "words", "")));
  }

  private List<Route> cases() {
    var act =
        Map.<String, Object>of(
            "id", service.order().id(),
            "act", "wish",
            "day", "2026-12-24",
            "part", "MORNING",
            "stars", "5",
            "resolved", "true",
            "words", "好",
            "reason", "不用了",
            "key", "{n}");
    var into = service.order();
    var reason = Map.<String, Object>of("id", service.order().id(), "reason", "同一件");
    return List.of(
        form("/desk/requests/{id}", operator, act),
        form(
            "/desk/requests/{id}/merge",
            operator,
            Map.of("id", service.order().id(), "into", into.number(), "reason", "同一件")),
        form("/desk/requests/{id}/unmerge", operator, reason),
        new Route(
            "POST",
            "/desk/requests/{id}/pictures",
            Body.MULTIPART,
            Map.of("id", service.order().id(), "photo", Photos.png(8, 8)),
            TakingIn.atPages(operator)),
        form(
            "/official/duplicates",
            official,
            Map.of("into", into.id(), "request", service.order().id(), "reason", "同一件")),
        form("/official/duplicates/{id}/unmerge", official, reason),
        json(
            "/api/requests/{id}/merge",
            operator,
            Map.of("id", service.order().id(), "into", into.id(), "reason", "同一件")),
        json("/api/requests/{id}/unmerge", operator, reason),
        look("/official/requests", official, Map.of("state", "OPEN")));
  }

  private List<Route> figures() {
    return List.of(
        look(
            "/official",
            official,
            Map.of("period", "days", "from", "2026-11-01", "to", "2026-11-30", "by", "item")),
        look(
            "/official/cases",
            official,
            Map.of("figure", "resolution", "part", "counted", "skip", "50", "item", "EL05")),
        form("/official/views", official, Map.of("name", "例会{n}", "words", "period=week")),
        form(
            "/official/views/{id}",
            official,
            Map.of("id", UUID.randomUUID(), "act", "rename", "name", "例会")));
  }

  private List<Route> exports() {
    var order =
        Map.<String, Object>of(
            "words", "figure=created&part=all&from=2026-11-01&until=2026-12-01",
            "column", "PHONE",
            "form", "CSV",
            "purpose", "回访独居老人");
    return List.of(
        look("/official/exports/new", official, Map.of("work", "overdue", "area", "9901")),
        form("/official/exports", official, order),
        form("/official/exports/{id}/refusal", official, Map.of("id", UUID.randomUUID())),
        look(
            "/open-data/figures.json",
            Map.of(),
            Map.of("from", "2026-01", "level", "county", "figure", "created", "page", "1")));
  }

  private List<Route> clocks() {
    var id = service.order().id();
    return List.of(
        json("/api/clocks/{id}/question", operator, Map.of("id", id, "words", "几楼？")),
        json(
            "/api/clocks/{id}/extensions",
            operator,
            Map.of("id", id, "until", "2026-12-24T08:00:00Z", "reason", "等配件")),
        json(
            "/api/extensions/{id}/decision",
            official,
            Map.of("id", UUID.randomUUID(), "granted", false, "reason", "不合适")),
        form("/requests/{id}/clock/question", operator, Map.of("id", id, "question", "几楼？")),
        form("/requests/{id}/clock/question/end", operator, Map.of("id", id)),
        form(
            "/requests/{id}/clock/extension",
            operator,
            Map.of("id", id, "day", "2026-12-24", "time", "08:00", "reason", "等配件")),
        form(
            "/official/extensions/{id}/refusal",
            official,
            Map.of("id", UUID.randomUUID(), "reason", "不合适")));
  }

  private List<Route> calendar() {
    var entry = Map.of("day", "2098-02-01", "until", "2098-02-03", "kind", "HOLIDAY", "name", "春节");
    var hours =
        Map.<String, Object>of(
            "area", "990102",
            "workingDays", "08:00-12:00 14:00-18:00",
            "freeDays", "09:00-12:00",
            "reason", "冬天",
            "hoursReason", "冬天");
    return List.of(
        json("/api/calendar/days", administrator, Map.of("days", List.of(entry), "reason", "通知")),
        json("/api/desk-hours", administrator, hours),
        form(
            "/admin/calendar/days",
            administrator,
            Map.of("days", "2098-02-01 ~ 2098-02-03 放假 春节", "reason", "通知")),
        form("/admin/calendar/hours", administrator, hours),
        look("/admin/calendar", administrator, Map.of("year", "2026", "saved", "yes")),
        look("/api/calendar/{year}", administrator, Map.of("year", "2026")),
        look("/api/desk-hours", administrator, Map.of("area", "990101")));
  }
}
