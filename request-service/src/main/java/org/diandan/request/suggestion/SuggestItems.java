package org.diandan.request.suggestion;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diandan.contract.ServiceItemCode;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.ServiceItem;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Proposes items for what somebody says in their own words, and learns from what they choose in the
 * end. Nothing is ever assigned by it.
 */
@Component
public final class SuggestItems {

  private final ModelInForce model;
  private final Catalogue catalogue;
  private final DatabaseClient database;
  private final Ledger ledger;

  SuggestItems(ModelInForce model, Catalogue catalogue, DatabaseClient database, Ledger ledger) {
    this.model = model;
    this.catalogue = catalogue;
    this.database = database;
    this.ledger = ledger;
  }

  /**
   * What the words may mean. Fewer than three items are followed by "something else" of the group
   * of the first; the words are not kept, the codes are.
   */
  public Mono<Suggestions> forWords(String words) {
    var plain = PlainWords.of(words);
    return plain.isEmpty()
        ? Mono.just(new Suggestions(new UUID(0, 0), List.of()))
        : model.ranking().map(ranking -> proposed(ranking.best(plain))).flatMap(this::recorded);
  }

  /**
   * The person chose: the next ones who speak like this are helped by it. A repeated or unknown id
   * changes nothing, and "something else" is counted but teaches nothing.
   *
   * @param shown the id {@link #forWords} gave
   * @param words what the person had said when choosing
   */
  public Mono<Void> confirmed(UUID shown, ServiceItemCode item, String words) {
    boolean teaches = !item.isSomethingElse();
    var grams = teaches ? PlainWords.of(words).grams() : List.<String>of();
    var change =
        Change.of(
                """
                changed as (
                  update suggestion_shown
                  set chosen = :item, chosen_at = clock_timestamp()
                  where id = :shown and chosen is null
                  returning id
                ), counted as (
                  insert into suggestion_choice as c (item_code, choices)
                  select :item, 1 from changed where :teaches
                  on conflict on constraint suggestion_choice_pk do update
                    set choices = c.choices + 1
                ), learned as (
                  insert into suggestion_gram as g (item_code, gram, seen)
                  select :item, gram, 1 from changed, unnest(:grams) as gram
                  on conflict on constraint suggestion_gram_pk do update set seen = g.seen + 1
                )
                """)
            .bind("shown", shown)
            .bind("item", item.value())
            .bind("teaches", teaches)
            .bind("grams", grams.toArray(String[]::new));
    return ledger.write(change).then();
  }

  private List<ServiceItem> proposed(List<ServiceItemCode> ranked) {
    var known =
        ranked.stream()
            .map(code -> catalogue.find(code.value()))
            .flatMap(Optional::stream)
            .toList();
    return known.isEmpty() || known.size() == RankItems.MOST
        ? known
        : Stream.concat(known.stream(), somethingElse(known.getFirst()).stream())
            .distinct()
            .toList();
  }

  private Optional<ServiceItem> somethingElse(ServiceItem first) {
    return catalogue
        .findGroup(first.groupCode())
        .flatMap(group -> group.items().stream().filter(ServiceItem::isSomethingElse).findFirst());
  }

  private Mono<Suggestions> recorded(List<ServiceItem> items) {
    var id = UUID.randomUUID();
    var codes = items.stream().map(item -> item.code().value()).toArray(String[]::new);
    return database
        .sql("insert into suggestion_shown (id, items) values (:id, :items)")
        .bind("id", id)
        .bind("items", codes)
        .then()
        .thenReturn(
            new Suggestions(id, items.stream().map(Suggestion::new).collect(Collectors.toList())));
  }
}
