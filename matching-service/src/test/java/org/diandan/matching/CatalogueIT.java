package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Town.publish;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.contract.CatalogueEvent.ItemChanged;
import org.diandan.contract.CatalogueEvent.SkillChanged;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.matching.menu.CodeNames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The matcher follows the menu that request-service keeps. */
class CatalogueIT {

  private final CodeNames names = RunningService.bean(CodeNames.class);

  @Test
  void aNewItemIsKnownByNameAndOneThatIsRetiredIsOfferedToNoTeam() {
    var item = new ServiceItemCode("RP77");
    assertThat(names.knows(item)).isFalse();

    publish(changed(item, 1, "手机清灰", false));
    await().until(() -> names.knows(item));
    assertThat(names.nameOf(item, Locale.CHINA)).isEqualTo("手机清灰");
    assertThat(names.itemNames(Locale.CHINA)).containsEntry("RP77", "手机清灰");
    publish(changed(item, 2, "手机除尘", true));

    await().until(() -> names.nameOf(item, Locale.CHINA).equals("手机除尘"));
    assertThat(names.itemNames(Locale.CHINA)).doesNotContainKey("RP77");
    assertThat(names.knows(item)).isTrue();
  }

  @Test
  void aNewSkillIsClaimedAndBroughtByTeamsAndWhenRetiredOnlyKeptByThoseWhoHaveIt() {
    var skill = new SkillCode("S57");
    var town = new Town();
    var volunteer = RunningService.leader(town.team("手语队", 1, 3).leader());
    var registering = "/teams/register?area=" + town.village().value();
    assertThat(page(volunteer, "/volunteer/skills")).doesNotContain("手语翻译");

    publish(said(skill, "手语翻译", false, false));
    await().until(() -> page(volunteer, "/volunteer/skills").contains("手语翻译"));
    assertThat(page(volunteer, registering)).contains("手语翻译");
    claim(volunteer, "S57", "").isSeeOther();
    publish(said(skill, "手语", true, false));

    var offered = "value=\"S57\"";
    await().until(() -> !page(volunteer, "/volunteer/skills").contains(offered));
    assertThat(page(volunteer, "/volunteer/skills")).contains("手语").doesNotContain("手语翻译");
    assertThat(page(volunteer, registering)).doesNotContain(offered);
    assertThat(page(RunningService.administrator(), "/admin/skills")).contains("手语");
    claim(RunningService.leader(UUID.randomUUID()), "S57", "").isEqualTo(422);
    assertThat(names.skillNames(Locale.CHINA, List.of("S57"))).containsEntry("S57", "手语");
  }

  @Test
  void whoeverClaimsASkillThatTakesAProofNamesIt() {
    var skill = new SkillCode("S58");
    var volunteer = RunningService.leader(UUID.randomUUID());

    publish(said(skill, "高空作业", false, true));
    await().until(() -> names.credentialed().contains(skill));

    assertThat(page(volunteer, "/volunteer/skills")).contains("高空作业（要证件）", "电工（要证件）");
    claim(volunteer, "S58", "").isEqualTo(422);
    claim(volunteer, "S10", "").isEqualTo(422);
    claim(volunteer, "S58", "高处作业证").isSeeOther();
    assertThat(page(RunningService.administrator(), "/admin/skills")).contains("高空作业（要证件）");
    publish(said(skill, "高处作业", false, null));
    await().until(() -> names.skillNames(Locale.CHINA).containsValue("高处作业"));
    assertThat(names.credentialed()).contains(skill);
  }

  private static SkillChanged said(
      SkillCode skill, String chinese, boolean retired, @Nullable Boolean credentialed) {
    return new SkillChanged(
        UUID.randomUUID(), Instant.now(), skill, chinese, "said", retired, credentialed);
  }

  private static StatusAssertions claim(WebTestClient volunteer, String skill, String proof) {
    return volunteer
        .post()
        .uri("/volunteer/skills")
        .accept(MediaType.TEXT_HTML)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .bodyValue("skill=%s&level=SKILLED&proof=%s".formatted(skill, proof))
        .exchange()
        .expectStatus();
  }

  private static String page(WebTestClient client, String path) {
    return String.valueOf(
        client
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  private static ItemChanged changed(
      ServiceItemCode item, int version, String chinese, boolean retired) {
    return new ItemChanged(
        UUID.randomUUID(), Instant.now(), item, version, "RP", chinese, "clean a phone", retired);
  }
}
