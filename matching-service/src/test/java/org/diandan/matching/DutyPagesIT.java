package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

class DutyPagesIT {

  private final Town town = new Town();

  @Test
  void aLeaderSendsSomebodyByAFormThatAsksTwiceWhereSomethingSpeaksAgainstIt() {
    var crew = Crew.of(town, "一队", 1);
    var member = crew.members().getFirst();
    RunningService.DATABASE.execute(
        "insert into volunteer (person_id, state, age_group, changed_at) values ('%s', 'ACTIVE', 'YOUTH', now())"
            .formatted(member));
    var task = crew.task(town);
    var day = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(3).toString();
    var form = Map.of("person", member.toString(), "day", day, "from", "09:00", "until", "10:00");

    assertThat(post(crew, task, form))
        .contains("未满 18 岁")
        .contains(day)
        .contains("name=\"confirmed\"");
    assertThat(
            post(
                crew,
                task,
                Map.of("person", member.toString(), "day", day, "from", "x", "until", "10:00")))
        .contains("时间写成 09:00");
    var confirmed = new HashMap<>(form);
    confirmed.put("confirmed", "true");
    post(crew, task, confirmed);

    assertThat(page(crew.team().leader(), "/duties/" + task)).contains("人已经安排好了");
    assertThat(page(member, "/duties")).contains("/duties/" + task).contains("9:00");
    assertThat(page(member, "/duties/" + task)).contains("我来不了").doesNotContain("安排队员");
  }

  @Test
  void theListOfALeaderNamesTheTasksThatLackPeople() {
    var crew = Crew.of(town, "一队", 1);
    var task = crew.task(town);

    assertThat(page(crew.team().leader(), "/duties"))
        .contains("/duties/" + task)
        .contains("还差 1 人");
  }

  @Test
  void theBoardIsTakenFromByOneTapAndSaysPlainlyWhenSomebodyWasFaster() {
    var slow = town.team("慢队", 1, 2);
    var request = town.submit(Urgency.U3);
    Deeds.decline(slow, Town.offer(request, slow));
    Town.awaitTold(request, "offer.sent.v1", "offer.declined.v1", "search.escalated.v1");
    var fast = town.team("快队", 1, 2);
    assertThat(page(slow.leader(), "/board")).contains("/board/" + request + "/taking");

    take(fast, request);

    assertThat(Deeds.openAssignments(fast)).isEqualTo(1);
    assertThat(take(slow, request)).contains("已经有队伍了");
    assertThat(page(slow.leader(), "/board/" + request + "/gone")).contains("接走了");
  }

  @Test
  void whatAReaderOfAnOfferFetchesSaysWhenItIsGone() {
    var first = town.team("一队", 1, 5);
    var second = town.team("二队", 2, 5);
    var request = town.submit(Urgency.U1);
    var mine = Town.offer(request, first);
    var theirs = Town.offer(request, second);
    RunningService.leader(first.leader())
        .get()
        .uri("/offers/{id}/now", mine)
        .exchange()
        .expectStatus()
        .isNoContent();

    Deeds.accept(second, theirs);

    assertThat(page(first.leader(), "/offers/" + mine + "/now")).contains("已由别的队伍接下");
  }

  private static String post(Crew crew, UUID task, Map<String, String> fields) {
    return sent(crew.team().leader(), "/duties/" + task + "/plan", fields);
  }

  private static String take(Town.TeamOf team, UUID request) {
    return sent(
        team.leader(), "/board/" + request + "/taking", Map.of("team", team.id().toString()));
  }

  private static String sent(UUID person, String path, Map<String, String> fields) {
    var form = new LinkedMultiValueMap<String, String>();
    fields.forEach(form::add);
    var body =
        RunningService.leader(person)
            .post()
            .uri(path)
            .header("Accept", "text/html")
            .body(BodyInserters.fromFormData(form))
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return body == null ? "" : body;
  }

  private static String page(UUID person, String path) {
    var body =
        RunningService.leader(person)
            .get()
            .uri(path)
            .header("Accept", "text/html")
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return body == null ? "" : body;
  }
}
