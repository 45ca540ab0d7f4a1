package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Town.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.diandan.contract.CatalogueEvent.ItemChanged;
import org.diandan.contract.CatalogueEvent.SkillChanged;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.matching.menu.CodeNames;
import org.junit.jupiter.api.Test;

/** The matcher follows the menu that request-service keeps. */
class CatalogueIT {

  private static final Duration SOON = Duration.ofSeconds(40);

  private final CodeNames names = RunningService.bean(CodeNames.class);

  @Test
  void aNewItemIsKnownByNameAndOneThatIsRetiredIsOfferedToNoTeam() {
    var item = new ServiceItemCode("RP77");
    assertThat(names.knows(item)).isFalse();

    publish(changed(item, 1, "手机清灰", false));
    await().atMost(SOON).until(() -> names.knows(item));
    assertThat(names.nameOf(item, Locale.CHINA)).isEqualTo("手机清灰");
    assertThat(names.itemNames(Locale.CHINA)).containsEntry("RP77", "手机清灰");
    publish(changed(item, 2, "手机除尘", true));

    await().atMost(SOON).until(() -> names.nameOf(item, Locale.CHINA).equals("手机除尘"));
    assertThat(names.itemNames(Locale.CHINA)).doesNotContainKey("RP77");
    assertThat(names.knows(item)).isTrue();
  }

  @Test
  void aNewSkillIsKnownByName() {
    var skill = new SkillCode("S57");

    publish(
        new SkillChanged(UUID.randomUUID(), Instant.now(), skill, "手语翻译", "sign language", false));

    await().atMost(SOON).until(() -> names.knows(skill));
    assertThat(names.skillNames(Locale.ENGLISH)).containsEntry("S57", "sign language");
  }

  private static ItemChanged changed(
      ServiceItemCode item, int version, String chinese, boolean retired) {
    return new ItemChanged(
        UUID.randomUUID(), Instant.now(), item, version, "RP", chinese, "clean a phone", retired);
  }
}
