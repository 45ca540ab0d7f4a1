package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.Town.text;
import static org.diandan.matching.Visiting.attendance;
import static org.diandan.matching.Visiting.page;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.diandan.matching.Visiting.Task;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.util.LinkedMultiValueMap;

class StationIT {

  private final Visiting visiting = new Visiting();
  private final UUID member = visiting.member;

  @Test
  void whoIsSentThereComesAndLeavesByTheCodeOnTheWall() {
    var task = visiting.task();
    var code = made(visiting.town.village().value(), "北门社区便民点");
    assertThat(page(member, "/stations/" + code)).contains("北门社区便民点", task.assignment());

    send(member, "/stations/%s/check-in".formatted(code), visit(task)).is3xxRedirection();
    assertThat(page(member, "/stations/" + code)).contains("做得怎么样？", "没能做", "签退");
    send(member, "/stations/%s/check-out".formatted(code), visit(task)).is3xxRedirection();

    assertThat(text(attendance(task, "came_by || ' ' || left_by"))).isEqualTo("STATION STATION");
    assertThat(Town.state(task.request())).isEqualTo("DELIVERED");
    assertThat(page(member, "/visits/" + task.assignment())).contains("站点扫码");
  }

  @Test
  void whatCouldNotBeDoneIsSaidAtTheStationTooAndWhyIsAskedOnce() {
    var task = visiting.task();
    var code = made(visiting.town.village().value(), "南门社区便民点");
    var out = "/stations/%s/check-out".formatted(code);
    send(member, "/stations/%s/check-in".formatted(code), visit(task)).is3xxRedirection();

    send(member, out, with(visit(task), "result", "UNABLE")).isBadRequest();
    assertThat(text(attendance(task, "left_by is null"))).isEqualTo("t");
    send(member, out, with(with(visit(task), "result", "UNABLE"), "reason", "NO_MATERIAL"))
        .is3xxRedirection();

    assertThat(text(attendance(task, "left_by"))).isEqualTo("STATION");
    assertThat(page(member, "/visits/" + task.assignment())).contains("没能做");
  }

  @Test
  void aStationElsewhereSpeaksForNobody() {
    var task = visiting.task();
    var code = made(new Town().village().value(), "别处的站点");

    assertThat(page(member, "/stations/" + code))
        .contains("现在没有要在这里做的任务")
        .doesNotContain(task.assignment());
    send(member, "/stations/%s/check-in".formatted(code), visit(task)).isNotFound();

    assertThat(Town.rows(attendance(task, "1"))).isEmpty();
  }

  @Test
  void aClosedCodeCountsNoMoreUntilItIsBroughtBack() {
    var code = made(visiting.town.village().value(), "要停用的站点");
    office("", "/admin/stations/%s/closing".formatted(code), Map.of("open", "false"));

    visited(code).isNotFound();
    assertThat(officePage("/admin/stations/sheet")).doesNotContain(code);
    office("", "/admin/stations/%s/closing".formatted(code), Map.of("open", "true"));

    visited(code).isOk();
  }

  @Test
  void theSheetHasAPictureOfEveryCode() {
    var code = made(visiting.town.village().value(), "要打印的站点");

    assertThat(officePage("/admin/stations/sheet")).contains(code, "要打印的站点", "viewBox=\"0 0 ");
  }

  @Test
  void anOfficeKeepsOnlyTheStationsOfItsArea() {
    var here = visiting.town.village().value();
    var code = made(here, "这里的站点");
    var elsewhere = new Town().village().value();

    office(elsewhere, "/admin/stations", Map.of("area", here, "name", "不该有的站点")).isEqualTo(422);
    office(elsewhere, "/admin/stations/%s/closing".formatted(code), Map.of()).isNotFound();
    office(here, "/admin/stations", Map.of("area", here, "name", "")).isEqualTo(422);
  }

  private static String made(String area, String name) {
    office("", "/admin/stations", Map.of("area", area, "name", name)).is3xxRedirection();
    return text("select code from station where area = '%s' and name = '%s'".formatted(area, name));
  }

  private static Map<String, String> visit(Task task) {
    return Map.of("visit", task.assignment());
  }

  private static Map<String, String> with(Map<String, String> form, String field, String value) {
    var more = new HashMap<>(form);
    more.put(field, value);
    return more;
  }

  private StatusAssertions visited(String code) {
    return RunningService.as(member, "VOLUNTEER", "")
        .get()
        .uri("/stations/" + code)
        .accept(MediaType.TEXT_HTML)
        .exchange()
        .expectStatus();
  }

  private static String officePage(String path) {
    var page =
        RunningService.administrator()
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return page == null ? "" : page;
  }

  private static StatusAssertions office(String area, String path, Map<String, String> form) {
    return sent(UUID.randomUUID() + ".OFFICIAL." + area, path, form);
  }

  private static StatusAssertions send(UUID person, String path, Map<String, String> form) {
    return sent(RunningService.token(person, "VOLUNTEER", ""), path, form);
  }

  private static StatusAssertions sent(String token, String path, Map<String, String> form) {
    var fields = new LinkedMultiValueMap<String, String>();
    form.forEach(fields::add);
    return RunningService.anybody()
        .post()
        .uri(path)
        .header("Authorization", "Bearer " + token)
        .accept(MediaType.TEXT_HTML)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .bodyValue(fields)
        .exchange()
        .expectStatus();
  }
}
