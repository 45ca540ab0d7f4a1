package org.diandan.matching.calendar;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.diandan.matching.team.Memberships;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes, ends and looks up the links of calendars. */
@Component
public class CalendarLinks {

  private static final String END =
      """
      changed as (
        update matching.calendar_link
        set ended_at = now()
        where person_id = :person
          and team_id is not distinct from cast(:team as uuid)
          and ended_at is null
        returning id)
      """;

  private static final String MAKE =
      """
      changed as (
        insert into matching.calendar_link (id, token_hash, person_id, team_id, language)
        values (:id, :hash, :person, :team, :language)
        returning id)
      """;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final Memberships memberships;

  CalendarLinks(DatabaseClient database, Ledger ledger, Memberships memberships) {
    this.database = database;
    this.ledger = ledger;
    this.memberships = memberships;
  }

  /**
   * A link in use.
   *
   * @param teamId null for the person's own calendar
   */
  public record Link(UUID personId, @Nullable UUID teamId, Locale language) {}

  /**
   * A calendar somebody may have a link to.
   *
   * @param teamId null for the person's own
   * @param teamName empty for the person's own
   * @param madeAt null when there is no link in use
   */
  public record Offered(@Nullable UUID teamId, String teamName, @Nullable Instant madeAt) {}

  /** Whose calendar each may be: the person's own first, then those of the person's teams. */
  public Flux<Offered> list(UUID personId) {
    return database
        .sql(
            """
            select null as team_id, '' as name, l.made_at
            from (select 1) one
            left join matching.calendar_link l
              on l.person_id = :person and l.team_id is null and l.ended_at is null
            union all
            (select t.id, t.name, l.made_at
            from matching.membership m
            join matching.team t on t.id = m.team_id
            left join matching.calendar_link l
              on l.person_id = m.person_id and l.team_id = t.id and l.ended_at is null
            where m.person_id = :person
            order by t.name, t.id)
            """)
        .bind("person", personId)
        .map(CalendarLinks::offered)
        .all();
  }

  /** A new link; the one before it ends. Empty when the person does not serve with the team. */
  public Mono<LinkToken> make(UUID personId, @Nullable UUID teamId, Locale language) {
    return mayRead(personId, teamId)
        .filter(Boolean::booleanValue)
        .flatMap(_ -> end(personId, teamId))
        .flatMap(_ -> write(personId, teamId, language));
  }

  /** The link leads nowhere from now on; nothing when there was none. */
  public Mono<Boolean> end(UUID personId, @Nullable UUID teamId) {
    return ledger
        .write(Change.of(END).bind("person", personId).bindNullable("team", teamId, UUID.class))
        .map(Written.Applied.class::isInstance);
  }

  /** What a link leads to; empty when it ended, or its owner left the team. */
  public Mono<Link> find(LinkToken token) {
    return database
        .sql(
            """
            select l.person_id, l.team_id, l.language
            from matching.calendar_link l
            where l.token_hash = :hash
              and l.ended_at is null
              and (l.team_id is null or exists (
                select 1
                from matching.membership m
                where m.team_id = l.team_id
                  and m.person_id = l.person_id))
            """)
        .bind("hash", token.hash())
        .map(
            row ->
                new Link(
                    requireNonNull(row.get("person_id", UUID.class)),
                    row.get("team_id", UUID.class),
                    Locale.forLanguageTag(requireNonNull(row.get("language", String.class)))))
        .one();
  }

  private Mono<LinkToken> write(UUID personId, @Nullable UUID teamId, Locale language) {
    var token = LinkToken.random();
    return ledger
        .write(
            Change.of(MAKE)
                .bind("id", UUID.randomUUID())
                .bind("hash", token.hash())
                .bind("person", personId)
                .bindNullable("team", teamId, UUID.class)
                .bind("language", language.toLanguageTag()))
        .thenReturn(token);
  }

  private Mono<Boolean> mayRead(UUID personId, @Nullable UUID teamId) {
    return teamId == null
        ? Mono.just(true)
        : memberships.of(personId).map(standing -> standing.servesWith().contains(teamId));
  }

  private static Offered offered(Readable row) {
    return new Offered(
        row.get("team_id", UUID.class),
        requireNonNull(row.get("name", String.class)),
        row.get("made_at", Instant.class));
  }
}
