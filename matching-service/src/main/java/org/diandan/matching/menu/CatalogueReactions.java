package org.diandan.matching.menu;

import org.diandan.contract.CatalogueEvent;
import org.diandan.contract.CatalogueEvent.ItemChanged;
import org.diandan.contract.CatalogueEvent.SkillChanged;
import org.diandan.outbox.Change;
import org.diandan.outbox.Reactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps the names of what can be ordered, and which skills take a proof; rules of items come with
 * each request.
 */
@Component
class CatalogueReactions implements Reactions {

  static final String ITEM = "ITEM";
  static final String SKILL = "SKILL";

  @Override
  public String consumer() {
    return "matching-catalogue";
  }

  @Override
  public Mono<Change> on(Delivery delivery) {
    return Mono.just(
        delivery.event() instanceof CatalogueEvent event ? change(event) : Change.none());
  }

  private static Change change(CatalogueEvent event) {
    return switch (event) {
      case ItemChanged item ->
          keep(ITEM, item)
              .bind("chinese", item.chinese())
              .bind("english", item.english())
              .bind("retired", item.retired())
              .bindNullable("credentialed", null, Boolean.class);
      case SkillChanged skill ->
          keep(SKILL, skill)
              .bind("chinese", skill.chinese())
              .bind("english", skill.english())
              .bind("retired", skill.retired())
              .bindNullable("credentialed", skill.credentialed(), Boolean.class);
    };
  }

  private static Change keep(String kind, CatalogueEvent event) {
    return Change.of(
            """
            changed as (
              insert into matching.code_name as known (
                code, kind, chinese, english, retired, credentialed)
              values (:code, :kind, :chinese, :english, :retired, :credentialed)
              on conflict on constraint code_name_pk do update
                set chinese = excluded.chinese, english = excluded.english,
                  retired = excluded.retired,
                  credentialed = coalesce(excluded.credentialed, known.credentialed)
              returning code
            )
            """)
        .bind("code", event.code())
        .bind("kind", kind);
  }
}
