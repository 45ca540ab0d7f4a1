package org.diandan.request.catalogue.web;

import java.time.Duration;
import java.util.List;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.ServiceGroup;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.catalogue.Skill;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The menu for programs. */
@RestController
class CatalogueController {

  private static final double SECONDS_PER_HOUR = 3600;

  private final Catalogue catalogue;

  CatalogueController(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  record Menu(List<Group> groups, List<SkillLine> skills) {}

  record Group(String code, String nameZh, String nameEn, List<Item> items) {
    static Group of(ServiceGroup group) {
      return new Group(
          group.code(),
          group.name().zh(),
          group.name().en(),
          group.items().stream().map(Item::of).toList());
    }
  }

  record Item(
      String code,
      String nameZh,
      String nameEn,
      List<String> skills,
      String urgency,
      double acceptWithinHours,
      double finishWithinHours,
      List<String> flags) {
    static Item of(ServiceItem item) {
      return new Item(
          item.code().value(),
          item.name().zh(),
          item.name().en(),
          item.skills().stream().map(skill -> skill.value()).sorted().toList(),
          item.urgency().name(),
          item.acceptWithin().toSeconds() / SECONDS_PER_HOUR,
          item.finishWithin().toSeconds() / SECONDS_PER_HOUR,
          item.flags().stream().map(flag -> flag.letter()).sorted().toList());
    }
  }

  record SkillLine(
      String code, String nameZh, String nameEn, String credential, String credentialZh) {
    static SkillLine of(Skill skill) {
      return new SkillLine(
          skill.code().value(),
          skill.name().zh(),
          skill.name().en(),
          skill.credential().en(),
          skill.credential().zh());
    }
  }

  /** The whole menu: 14 groups with their items, and the skills the items speak of. */
  @GetMapping("/api/catalogue")
  ResponseEntity<Menu> menu() {
    var menu =
        new Menu(
            catalogue.groups().stream().map(Group::of).toList(),
            catalogue.skills().stream().map(SkillLine::of).toList());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .body(menu);
  }
}
