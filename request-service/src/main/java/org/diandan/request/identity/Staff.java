package org.diandan.request.identity;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.diandan.request.administration.AdministeredAreas;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.diandan.web.Authority;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Accounts with a login, as administrators see them. */
@Component
public final class Staff {

  /** How many are listed at once. */
  public static final int PAGE = 50;

  private static final String SELECT =
      """
      select a.person_id, a.login, p.name_sealed, a.disabled_at, a.one_time_until,
        array(select h.role from authority h where h.person_id = a.person_id
          order by h.role, h.area) as roles,
        array(select h.area from authority h where h.person_id = a.person_id
          order by h.role, h.area) as areas,
        (select count(*) from session s where s.person_id = a.person_id
          and s.ends_at > clock_timestamp()) as sessions,
        (select max(s.used_at) from session s where s.person_id = a.person_id) as used_at
      from account a
      join person p on p.id = a.person_id
      where a.login is not null
      """;

  private static final String REACHED =
      """
      and ('' = any(:mine) or exists (
        select
        from authority h
        where h.person_id = a.person_id and lies_in_any(h.area, :mine)))
      """;

  private final DatabaseClient database;
  private final FieldCipher cipher;
  private final KeyedHash hash;

  Staff(DatabaseClient database, FieldCipher cipher, KeyedHash hash) {
    this.database = database;
    this.cipher = cipher;
    this.hash = hash;
  }

  /**
   * An account.
   *
   * @param disabledAt null while it can be used
   * @param oneTimeUntil until when the password counts that an administrator made; null when it is
   *     the owner's own
   * @param sessions how many are open
   * @param usedAt when one of them was used last; null when none is open
   */
  public record Member(
      UUID personId,
      String login,
      String name,
      @Nullable Instant disabledAt,
      @Nullable Instant oneTimeUntil,
      List<Authority> authorities,
      long sessions,
      @Nullable Instant usedAt) {

    public Member {
      authorities = List.copyOf(authorities);
    }

    /** The rights as the audit log names them: {@code OFFICIAL@3608, OPERATOR@360802}. */
    public String rights() {
      return String.join(
          ", ", authorities.stream().map(it -> it.role() + "@" + it.area()).toList());
    }

    /** Never shows anything personal in a log. */
    @Override
    public String toString() {
      return "Member[" + personId + "]";
    }
  }

  /**
   * Which accounts are wanted.
   *
   * @param role empty for any
   * @param words the beginning of a login, a whole name or a whole phone number; empty for any
   * @param after the last one of the page before; null for the first page
   */
  public record Wanted(String role, String words, @Nullable UUID after) {}

  /** Accounts with a right inside the areas by login, at most one more than {@link #PAGE}. */
  public Mono<List<Member>> list(Wanted wanted, AdministeredAreas areas) {
    var words = wanted.words().strip();
    var phone = PhoneNumber.read(words).map(PhoneNumber::digits).orElse(words);
    var statement =
        database
            .sql(
                SELECT
                    + REACHED
                    + """
                    and (:role = '' or exists (
                      select
                      from authority h
                      where h.person_id = a.person_id and h.role = :role))
                    and (:login = '' or starts_with(a.login, :login)
                      or p.name_hash = :name or p.phone_hash = :phone)
                    and (cast(:after as uuid) is null
                      or a.login > (select b.login from account b where b.person_id = :after))
                    order by a.login
                    limit :most
                    """)
            .bind("mine", areas.array())
            .bind("role", wanted.role())
            .bind("login", words.toLowerCase(Locale.ROOT))
            .bind("name", hash.of(words))
            .bind("phone", hash.of(phone))
            .bind("most", PAGE + 1);
    var whole =
        wanted.after() == null
            ? statement.bindNull("after", UUID.class)
            : statement.bind("after", wanted.after());
    return whole.map(this::memberOf).all().collectList();
  }

  /** The account of a person, when it has a right inside the areas. */
  public Mono<Optional<Member>> find(UUID personId, AdministeredAreas areas) {
    return database
        .sql(SELECT + REACHED + "and a.person_id = :person")
        .bind("mine", areas.array())
        .bind("person", personId)
        .map(this::memberOf)
        .one()
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  private Member memberOf(Readable row) {
    var roles = requireNonNullElse(row.get("roles", String[].class), new String[0]);
    var areas = requireNonNullElse(row.get("areas", String[].class), new String[0]);
    return new Member(
        requireNonNull(row.get("person_id", UUID.class)),
        requireNonNull(row.get("login", String.class)),
        cipher.decrypt(requireNonNull(row.get("name_sealed", String.class))),
        moment(row, "disabled_at"),
        moment(row, "one_time_until"),
        IntStream.range(0, roles.length).mapToObj(i -> new Authority(roles[i], areas[i])).toList(),
        requireNonNull(row.get("sessions", Long.class)),
        moment(row, "used_at"));
  }

  private static @Nullable Instant moment(Readable row, String column) {
    var value = row.get(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
