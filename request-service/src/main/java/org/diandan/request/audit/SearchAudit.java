package org.diandan.request.audit;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the log, newest first. */
@Component
public final class SearchAudit {

  /** How many entries are read at once. */
  public static final int PAGE = 50;

  /**
   * An entry without an area belongs where whoever did it works. Rights that somebody has lost
   * meanwhile no longer count for that.
   */
  private static final String REACHED =
      """
      ('' = any(:mine)
        or (e.area <> '' and lies_in_any(e.area, :mine))
        or (e.area = ''
          and exists (select from authority h where h.person_id = e.actor)
          and not exists (
            select
            from authority h
            where h.person_id = e.actor and not lies_in_any(h.area, :mine))))
      """;

  private final DatabaseClient database;
  private final FieldCipher cipher;

  SearchAudit(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /**
   * Which entries are wanted; what is empty or null does not matter.
   *
   * @param areas prefixes of what the reader administers
   * @param login of whoever did it
   * @param action slug
   * @param subject id of what it was done to
   * @param from inclusive
   * @param until exclusive
   * @param before only entries with a smaller number; the last one of the page before
   */
  public record Wanted(
      List<String> areas,
      String login,
      String action,
      String subject,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Long before) {

    public Wanted {
      areas = List.copyOf(areas);
    }
  }

  /**
   * An entry as it is shown.
   *
   * @param name of whoever did it, which may be another system; null for the platform itself or
   *     somebody unknown
   * @param login null for who has none
   */
  public record Shown(
      long number,
      Instant at,
      @Nullable String name,
      @Nullable String login,
      AuditedChange change) {}

  /** Entries by number, the newest first, at most one more than {@link #PAGE}. */
  public Mono<List<Shown>> list(Wanted wanted) {
    return database
        .sql(
            """
            select e.number, e.at, e.actor, e.action, e.subject, e.reason, e.source, e.area,
              e.before, e.after, p.name_sealed, a.login, k.name as key_name
            from audit_entry e
            left join person p on p.id = e.actor
            left join account a on a.person_id = e.actor
            left join api_key k on k.id = e.actor
            where
            """
                + REACHED
                + """
                and (:login = '' or a.login = :login)
                and (:action = '' or e.action = :action)
                and (:subject = '' or e.subject = :subject)
                and e.at >= coalesce(cast(:from as timestamptz), '-infinity')
                and e.at < coalesce(cast(:until as timestamptz), 'infinity')
                and e.number < coalesce(cast(:number as bigint), 9223372036854775807)
                order by e.number desc
                limit :most
                """)
        .bind("mine", wanted.areas().toArray(String[]::new))
        .bind("login", wanted.login())
        .bind("action", wanted.action())
        .bind("subject", wanted.subject())
        .bind("from", nullable(wanted.from(), Instant.class))
        .bind("until", nullable(wanted.until(), Instant.class))
        .bind("number", nullable(wanted.before(), Long.class))
        .bind("most", PAGE + 1)
        .map(this::shown)
        .all()
        .collectList();
  }

  /** Every kind of thing that was ever written down, by slug. */
  public Mono<List<String>> actions() {
    return database
        .sql(
            """
            with recursive kind as (
              (select action from audit_entry order by action limit 1)
              union all
              select (select e.action from audit_entry e
                      where e.action > kind.action order by e.action limit 1)
              from kind
              where kind.action is not null
            )
            select action from kind where action is not null
            """)
        .mapValue(String.class)
        .all()
        .collectList();
  }

  private static <T> Parameter nullable(@Nullable T value, Class<T> type) {
    return value == null ? Parameters.in(type) : Parameters.in(value);
  }

  private Shown shown(Readable row) {
    var name = row.get("name_sealed", String.class);
    return new Shown(
        requireNonNull(row.get("number", Long.class)),
        requireNonNull(row.get("at", OffsetDateTime.class)).toInstant(),
        name == null ? row.get("key_name", String.class) : cipher.decrypt(name),
        row.get("login", String.class),
        new AuditEntry(
                row.get("actor", UUID.class),
                text(row, "action"),
                text(row, "subject"),
                text(row, "reason"),
                text(row, "source"))
            .changing(text(row, "area"), text(row, "before"), text(row, "after")));
  }

  private static String text(Readable row, String column) {
    return requireNonNull(row.get(column, String.class));
  }
}
