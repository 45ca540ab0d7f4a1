package org.diandan.matching;

import static org.diandan.matching.Deeds.accept;
import static org.diandan.matching.RunningService.as;
import static org.diandan.matching.RunningService.token;
import static org.diandan.matching.Town.awaitTold;
import static org.diandan.matching.Town.offer;
import static org.diandan.matching.Town.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.diandan.matching.Town.TeamOf;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** One of everything in a county, and a team of another one. */
final class Holdings {

  final Map<String, List<String>> values = new LinkedHashMap<>();
  final Set<String> words = new HashSet<>();

  private final Town town;
  private final String otherTown;
  private final Crew crew;
  private final TeamOf asking;
  private final UUID wisher = UUID.randomUUID();
  private final UUID stranger = UUID.randomUUID();
  private final UUID administrator = UUID.randomUUID();

  Holdings(Town town, String otherTown) {
    this.town = town;
    this.otherTown = otherTown;
    this.crew = Crew.of(town, "青原之光", 1);
    this.asking = town.team("青原之声", 30, 1);
  }

  /** Code of the county. */
  String county() {
    return town.town().value().substring(0, 6);
  }

  /** Who leads the team of the other area. */
  UUID stranger() {
    return stranger;
  }

  /** What the people there send as {@code Authorization}. */
  Map<String, String> people() {
    return Map.of(
        "OFFICIAL", "Bearer " + token(UUID.randomUUID(), "OFFICIAL", county()),
        "ADMINISTRATOR", "Bearer " + token(administrator, "ADMINISTRATOR", county()),
        "EVERYWHERE", "Bearer " + token(UUID.randomUUID(), "ADMINISTRATOR", ""),
        "LEADER", "Bearer " + token(crew.team().leader(), "LEADER", ""),
        "MEMBER", "Bearer " + token(member(), "VOLUNTEER", ""),
        "ASKER", "Bearer " + token(asking.leader(), "LEADER", ""));
  }

  private UUID member() {
    return crew.members().getFirst();
  }

  Holdings fill() {
    teams();
    searches();
    service();
    office();
    return this;
  }

  private void put(String name, Object value) {
    values.put(name, List.of(value.toString()));
    if (value.toString().length() > 20 && !name.startsWith("my")) {
      words.add(value.toString());
    }
  }

  private void teams() {
    put("county", county());
    put("myTown", otherTown);
    put("team", crew.team().id());
    put("leader", crew.team().leader());
    put("member", member());
    put("wisher", wisher);
    put("newTeam", UUID.randomUUID());
    words.addAll(Set.of("青原之光", "青原之声", asking.id().toString()));
    var own = new TeamOf(UUID.randomUUID(), stranger);
    var form = town.form(own, "北门之光", 60, 3);
    form.put("area", otherTown);
    form.put("radiusKm", 1);
    Town.bring(List.of(form));
    put("myTeam", own.id());
    put("myLeader", stranger);
    form(as(wisher, "VOLUNTEER", ""), "/volunteer/teams/" + crew.team().id() + "/wish", "");
    form(as(member(), "VOLUNTEER", ""), "/volunteer/skills", "skill=S09&level=SKILLED&proof=证书");
  }

  private void searches() {
    for (var name : List.of("offer", "nextOffer", "lastOffer")) {
      var request = town.submit(Urgency.U3);
      put(name, offer(request, crew.team()));
      put("case", request);
    }
    put("case", text("select request_id from offer where id = '%s'".formatted(one("offer"))));
    var waiting = town.submit(Urgency.U3, "S09");
    awaitTold(waiting, "search.escalated.v1");
    put("waiting", waiting);
  }

  private String one(String name) {
    return Objects.requireNonNull(values.get(name)).getFirst();
  }

  private void service() {
    var begin = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    var assignment = crew.task(town);
    crew.send(assignment, member(), begin, begin.plus(1, ChronoUnit.HOURS)).isCreated();
    put("assignment", assignment);
    put("duty", Crew.dutyOf(assignment, member()));
    put("second", crew.task(town));
    put("third", crew.task(town));
    var handover = crew.task(town);
    form(as(asking.leader(), "LEADER", ""), "/handovers/" + handover, "team=" + asking.id());
    put("handover", handover);
    var entry = HoursIT.served(town, crew.team(), member(), "2 hours");
    put("entry", entry);
    as(member(), "VOLUNTEER", "")
        .post()
        .uri("/api/hours/" + entry + "/objection")
        .bodyValue(Map.of("reason", "青原的异议"))
        .exchange()
        .expectStatus()
        .isOk();
    words.add("青原的异议");
    accept(crew.team(), offer(town.submit(Urgency.U3), crew.team()));
  }

  private void office() {
    var official = as(UUID.randomUUID(), "OFFICIAL", county());
    form(official, "/admin/stations", "area=" + town.village().value() + "&name=青原站点");
    put("station", text("select code from station where name = '青原站点'"));
    words.add("青原站点");
    put("import", imported());
  }

  private String imported() {
    var table = "外部编号,队名,类别,区域代码\n青原-1,青原新队,党员,%s\n".formatted(town.town());
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"青原.csv\"\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(table.getBytes(StandardCharsets.UTF_8));
    body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
    var place =
        as(administrator, "ADMINISTRATOR", county())
            .post()
            .uri("/admin/teams/import")
            .accept(MediaType.TEXT_HTML)
            .contentType(MediaType.parseMediaType("multipart/form-data; boundary=x"))
            .bodyValue(body.toByteArray())
            .exchange()
            .expectStatus()
            .isSeeOther()
            .returnResult(Void.class)
            .getResponseHeaders()
            .getLocation();
    var path = Objects.requireNonNull(place).getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void form(WebTestClient who, String path, String fields) {
    who.post()
        .uri(path)
        .accept(MediaType.TEXT_HTML)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .bodyValue(fields)
        .exchange()
        .expectStatus()
        .is3xxRedirection();
  }
}
