package org.diandan.request.catalogue;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.CatalogueEvent.ItemChanged;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Adds items to the menu, gives them new versions, takes them off it and back on. The change, its
 * event and its entry of the audit log are one statement; the caller has checked who asks.
 */
@Component
public final class EditCatalogue {

  private static final int LAST = 98;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final Knowledge knowledge;

  EditCatalogue(DatabaseClient database, Ledger ledger, Knowledge knowledge) {
    this.database = database;
    this.ledger = ledger;
    this.knowledge = knowledge;
  }

  /** What it takes to change the menu and to see the change at once. */
  @Component("catalogueKnowledge")
  record Knowledge(Catalogue catalogue, FollowCatalogue following, Clock clock) {}

  /**
   * Who changes something, and why.
   *
   * @param reason in a few words; may be empty
   * @param source address the call came from
   */
  public record Author(UUID person, String reason, String source) {}

  /**
   * An item with what only administrators see.
   *
   * @param retiredAt null while it can be ordered
   * @param running requests born with an older version that are still open
   */
  public record Edited(ServiceItem item, @Nullable Instant retiredAt, long running) {}

  /** One version of an item and when it was made. */
  public record Made(ServiceItem item, Instant at) {}

  /** What came of it. */
  public sealed interface Outcome {

    /** It is in force; other instances follow within seconds. */
    record Saved(ServiceItemCode code) implements Outcome {}

    /** Somebody else changed it meanwhile, or it is that way already. */
    record Stale() implements Outcome {}

    /** A skill it needs was retired meanwhile. */
    record SkillRetired() implements Outcome {}

    /** The group has no number left. */
    record GroupFull() implements Outcome {}
  }

  /** Every item, also those that are retired, by group and code. */
  public Mono<List<Edited>> list() {
    return database
        .sql(SELECT + "order by i.group_code, i.position, i.code")
        .map(EditCatalogue::editedOf)
        .all()
        .collectList();
  }

  /** The item with this code; empty when there is none. */
  public Mono<Optional<Edited>> find(String code) {
    return database
        .sql(SELECT + "where i.code = :code")
        .bind("code", code)
        .map(EditCatalogue::editedOf)
        .one()
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  /** All versions of an item, the newest first. */
  public Mono<List<Made>> history(ServiceItemCode code) {
    return database
        .sql("select * from service_item_version where code = :code order by version desc")
        .bind("code", code.value())
        .map(
            row ->
                new Made(
                    CatalogueTables.itemOf(row),
                    requireNonNull(row.get("made_at", OffsetDateTime.class)).toInstant()))
        .all()
        .collectList();
  }

  private static final String SELECT =
      """
      select i.code, i.group_code, i.name_zh, i.name_en, i.skills, i.urgency, i.accept_seconds,
        i.finish_seconds, i.flags, i.version, i.retired_at,
        (select count(*)
         from request r
         where r.item_code = i.code
           and r.item_version < i.version
           and r.closed_at is null) as running
      from service_item i
      """;

  private static Edited editedOf(io.r2dbc.spi.Readable row) {
    var retired = row.get("retired_at", OffsetDateTime.class);
    return new Edited(
        CatalogueTables.itemOf(row),
        retired == null ? null : retired.toInstant(),
        requireNonNull(row.get("running", Long.class)));
  }

  /** Adds an item under the next free number of its group. */
  public Mono<Outcome> add(WantedItem wanted, Author author) {
    return database
        .sql(
            """
            select coalesce(max(cast(substr(code, 3) as int)), 0) + 1
            from service_item
            where group_code = :group and code not like '%99'
            """)
        .bind("group", wanted.group())
        .mapValue(Integer.class)
        .one()
        .flatMap(
            number ->
                number > LAST ? Mono.just(new Outcome.GroupFull()) : add(wanted, number, author));
  }

  private Mono<Outcome> add(WantedItem wanted, int number, Author author) {
    var group = knowledge.catalogue().findGroup(wanted.group()).isPresent() ? wanted.group() : "AA";
    var code = new ServiceItemCode("%s%02d".formatted(group, number));
    var item = wanted.checked(code, ServiceItem.FIRST, knowledge.catalogue());
    var change =
        Change.of(
            """
            saved as (
              insert into service_item (code, group_code, name_zh, name_en, skills, urgency,
                accept_seconds, finish_seconds, flags, position)
              select :code, :group, :zh, :en, :skills, :urgency, :accept, :finish, :flags,
                coalesce(max(position), 0) + 1
              from service_item
              where group_code = :group
              returning code
            ), changed as (
              select append_audit(:by, 'item-added', code, :reason, :source, '', '', :after)
              from saved
            )
            """);
    return write(withItem(change, item).bind("after", WantedItem.said(item)), item, author, false)
        .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(new Outcome.Stale()));
  }

  /** Gives an item its next version. */
  public Mono<Outcome> revise(
      ServiceItem known, boolean retired, WantedItem wanted, Author author) {
    return Mono.defer(
        () -> {
          var item = wanted.checked(known.code(), known.version() + 1, knowledge.catalogue());
          var change =
              Change.of(
                  """
                  saved as (
                    update service_item
                    set group_code = :group, name_zh = :zh, name_en = :en, skills = :skills,
                      urgency = :urgency, accept_seconds = :accept, finish_seconds = :finish,
                      flags = :flags, version = version + 1
                    where code = :code
                      and version = :version - 1
                    returning code
                  ), changed as (
                    select append_audit(:by, 'item-revised', code, :reason, :source, '', :before,
                      :after)
                    from saved
                  )
                  """);
          var bound =
              withItem(change, item)
                  .bind("version", item.version())
                  .bind("before", WantedItem.said(known))
                  .bind("after", WantedItem.said(item));
          return write(bound, item, author, retired);
        });
  }

  /**
   * Takes an item off the menu, or puts it back; requests that run are not touched. The free-text
   * sibling of a group stays.
   */
  public Mono<Outcome> retire(ServiceItem item, boolean retired, Author author) {
    var change =
        Change.of(
                """
                saved as (
                  update service_item
                  set retired_at = case when :retired then clock_timestamp() end
                  where code = :code
                    and (retired_at is not null) <> :retired
                    and code not like '%99'
                  returning code
                ), changed as (
                  select append_audit(:by, case when :retired then 'item-retired'
                      else 'item-returned' end, code, :reason, :source, '',
                    case when :retired then 'state=offered' else 'state=retired' end,
                    case when :retired then 'state=retired' else 'state=offered' end)
                  from saved
                )
                """)
            .bind("code", item.code().value())
            .bind("retired", retired);
    return write(change, item, author, retired);
  }

  private Mono<Outcome> write(Change change, ServiceItem item, Author author, boolean retired) {
    var event =
        new ItemChanged(
            UUID.randomUUID(),
            knowledge.clock().instant(),
            item.code(),
            item.version(),
            item.groupCode(),
            item.name().zh(),
            item.name().en(),
            retired);
    return ledger
        .write(
            change
                .bind("by", author.person())
                .bind("reason", author.reason())
                .bind("source", author.source())
                .publishing(event))
        .flatMap(
            written ->
                written instanceof Written.Applied
                    ? knowledge
                        .following()
                        .look()
                        .<Outcome>thenReturn(new Outcome.Saved(item.code()))
                    : Mono.<Outcome>just(new Outcome.Stale()))
        .onErrorResume(
            EditCatalogue::needsRetiredSkill, _ -> Mono.just(new Outcome.SkillRetired()));
  }

  private static boolean needsRetiredSkill(Throwable error) {
    return error instanceof DataIntegrityViolationException violation
        && String.valueOf(violation.getMostSpecificCause().getMessage())
            .contains("A skill this item needs is retired");
  }

  private static Change withItem(Change change, ServiceItem item) {
    return change
        .bind("code", item.code().value())
        .bind("group", item.groupCode())
        .bind("zh", item.name().zh())
        .bind("en", item.name().en())
        .bind(
            "skills", item.skills().stream().map(SkillCode::value).sorted().toArray(String[]::new))
        .bind("urgency", item.urgency().name())
        .bind("accept", item.acceptWithin().toSeconds())
        .bind("finish", item.finishWithin().toSeconds())
        .bind("flags", item.flags().stream().map(ItemFlag::letter).sorted().toArray(String[]::new));
  }
}
