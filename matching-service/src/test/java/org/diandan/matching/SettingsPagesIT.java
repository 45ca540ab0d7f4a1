package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.Town.text;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

class SettingsPagesIT {

  private static final Pattern FIELD =
      Pattern.compile("<input id=\"([^\"]+)\" name=\"[^\"]+\" value=\"([^\"]*)\"");

  private final Town town = new Town();

  @Test
  void showsEverySettingWithItsUnitAndWhatIsInForce() {
    var page = page(RunningService.administrator());

    assertThat(page)
        .contains("派单设置", "急事优先", "路程的分量", "单位：倍，可填 1 到 100。", "现用 4 倍，出厂 4 倍", "现用 7 天，出厂 7 天")
        .contains("name=\"travel.U1\"", "name=\"handOverWithin.U4\"", "name=\"_csrf\"")
        .contains("试算上周", "保存并生效", "改动记录");
    assertThat(form(page)).hasSize(37 + 1);
  }

  @Test
  void triesAChangeSideBySideAndKeepsWhatWasTyped() {
    town.team("北家安志愿服务队", 1.2, 3, "S09");
    town.team("南街水暖服务队", 2.4, 3, "S09");
    town.submit(Urgency.U3, "S09");
    town.submit(Urgency.U3, "S09");
    var form = form(page(ofTown()));
    form.set("load", "50000");
    form.set("step", "preview");

    post(ofTown(), form)
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .value(
            page ->
                assertThat(page)
                    .contains("上周 2 次派单全部试算", "其中 1 次（50.0%）会先问另一支队伍")
                    .contains("1.20 公里", "1.80 公里", "只比较最先问哪支队伍")
                    .contains("name=\"load\" value=\"50000\"")
                    .doesNotContain("保存并生效"));
  }

  @Test
  void namesWhatIsWrongAndKeepsWhatWasTyped() {
    var form = form(page(RunningService.administrator()));
    form.set("travel.U2", "许多");
    form.set("city", "1");
    form.set("step", "save");

    post(RunningService.administrator(), form)
        .expectStatus()
        .isEqualTo(422)
        .expectBody(String.class)
        .value(
            page ->
                assertThat(page)
                    .contains("请检查下面的内容", "href=\"#travel.U2\"")
                    .contains("路程的分量（加急）：请填整数。", "请写下为什么改。")
                    .contains("value=\"许多\""));
  }

  @Test
  void savesOnceAndRefusesWhoeverFilledTheFormBefore() {
    var administrator = RunningService.administrator();
    var form = form(page(administrator));
    form.set("reason", "试一试保存");
    form.set("step", "save");

    var saved = post(administrator, form).expectStatus().isSeeOther().returnResult(Void.class);

    var location = String.valueOf(saved.getResponseHeaders().getLocation());
    assertThat(location).startsWith("/admin/dispatch?saved=");
    assertThat(page(administrator, location)).contains("已保存", "试一试保存", "您", "数值没有变化");
    post(administrator, form)
        .expectStatus()
        .isEqualTo(409)
        .expectBody(String.class)
        .value(page -> assertThat(page).contains("别人改过设置", "试一试保存"));
    assertThat(text("select reason from dispatch_setting order by number desc limit 1"))
        .isEqualTo("试一试保存");
  }

  @Test
  void isForAdministratorsAlone() {
    var form = new LinkedMultiValueMap<String, String>();
    for (var role : List.of("OFFICIAL", "LEADER", "RESIDENT")) {
      var person = RunningService.as(UUID.randomUUID(), role, "");
      person
          .get()
          .uri("/admin/dispatch")
          .accept(MediaType.TEXT_HTML)
          .exchange()
          .expectStatus()
          .isForbidden();
      post(person, form).expectStatus().isForbidden();
    }
    var saving = form(page(ofTown()));
    saving.set("reason", "只管一个市");
    saving.set("step", "save");
    post(ofTown(), saving).expectStatus().isForbidden();
  }

  private WebTestClient ofTown() {
    return RunningService.as(UUID.randomUUID(), "ADMINISTRATOR", town.town().value());
  }

  private static ResponseSpec post(WebTestClient person, MultiValueMap<String, String> form) {
    return person
        .post()
        .uri("/admin/dispatch")
        .accept(MediaType.TEXT_HTML)
        .body(BodyInserters.fromFormData(form))
        .exchange();
  }

  /** What a browser would send back. */
  private static MultiValueMap<String, String> form(String page) {
    var form = new LinkedMultiValueMap<String, String>();
    FIELD.matcher(page).results().forEach(field -> form.add(field.group(1), field.group(2)));
    var latest = Pattern.compile("name=\"latest\" value=\"(\\d+)\"").matcher(page);
    assertThat(latest.find()).isTrue();
    form.add("latest", latest.group(1));
    return form;
  }

  private static String page(WebTestClient person) {
    return page(person, "/admin/dispatch");
  }

  private static String page(WebTestClient person, String path) {
    var page =
        person
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return page == null ? "" : page;
  }
}
