package org.diandan.request.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.SkillCode;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;

class ShippedCatalogueTest {

  private final Catalogue catalogue = ShippedCatalogue.read();

  @Test
  void holdsTheOfficialListAndSomethingElseInEveryGroup() {
    var items = catalogue.groups().stream().flatMap(group -> group.items().stream()).toList();

    assertThat(catalogue.groups()).hasSize(14);
    assertThat(items).filteredOn(item -> !item.isSomethingElse()).hasSize(107);
    assertThat(items).filteredOn(ServiceItem::isSomethingElse).hasSize(14);
    assertThat(catalogue.skills()).hasSize(36);
  }

  @Test
  void readsEveryColumnOfAnItem() {
    var meals = catalogue.find("EL02").orElseThrow();

    assertThat(meals.name()).isEqualTo(new Words("助餐送餐", "meal delivery / canteen help"));
    assertThat(meals.skills())
        .containsExactlyInAnyOrder(new SkillCode("S13"), new SkillCode("S01"));
    assertThat(meals.urgency()).isEqualTo(Urgency.U2);
    assertThat(meals.acceptWithin()).isEqualTo(Duration.ofHours(2));
    assertThat(meals.finishWithin()).isEqualTo(Duration.ofHours(6));
    assertThat(meals.flags()).containsExactlyInAnyOrder(ItemFlag.ENTERS_HOME, ItemFlag.CAN_RECUR);
  }

  @Test
  void everySkillAnItemNeedsIsInTheList() {
    var known = catalogue.skills().stream().map(Skill::code).toList();

    assertThat(catalogue.groups())
        .flatExtracting(ServiceGroup::items)
        .flatExtracting(ServiceItem::skills)
        .isSubsetOf(known);
  }

  @Test
  void findsWhatPeopleSayInTheirOwnWords() {
    assertThat(catalogue.search("理发")).extracting(item -> item.code().value()).contains("EL05");
    assertThat(catalogue.search("haircut"))
        .extracting(item -> item.code().value())
        .contains("EL05");
    assertThat(catalogue.search("家里水管漏水了"))
        .extracting(item -> item.name().zh())
        .anyMatch(name -> name.contains("漏水"));
    assertThat(catalogue.search("   ")).isEmpty();
  }

  @Test
  void textThatIsNoCodeFindsNothing() {
    assertThat(catalogue.find("EL05; drop")).isEmpty();
    assertThat(catalogue.find("ZZ01")).isEmpty();
  }
}
