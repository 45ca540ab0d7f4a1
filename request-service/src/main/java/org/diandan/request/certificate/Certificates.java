package org.diandan.request.certificate;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Certificates that were issued, and whether each still holds. */
@Repository
public class Certificates {

  private static final int MOST = 200;

  private static final String SELECT =
      """
      select c.number, c.person_id, c.team_id, c.from_day, c.until_day, c.minutes, c.apart_minutes,
        c.issuer_area, c.issuer_name, c.issued_at, c.content_hash, c.shows_name, c.revoked_for,
        c.replaced_by,
        case
          when c.revoked_at is not null then 'REVOKED'
          when exists (
            select 1
            from certificate_entry e
            join hours_fact f on f.entry_id = e.entry_id
            where e.number = c.number
              and f.state = 'VOIDED') then 'SUPERSEDED'
          else 'VALID' end as state
      from certificate c
      """;

  private final DatabaseClient database;
  private final FieldCipher cipher;

  Certificates(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /** The certificate with this number; empty when there is none. */
  public Mono<Certificate> find(CertificateNumber number) {
    return database
        .sql(SELECT + "where c.number = :number")
        .bind("number", number.value())
        .map(Certificates::certificate)
        .one();
  }

  /** The certificate whose file has exactly these bytes; empty when there is none. */
  public Mono<Certificate> findByFile(byte[] file) {
    return database
        .sql(SELECT + "where c.file_hash = :hash")
        .bind("hash", Content.sha256(file))
        .map(Certificates::certificate)
        .one();
  }

  /** Certificates of a person, the newest first, at most 200. */
  public Flux<Certificate> listOf(UUID personId) {
    return database
        .sql(
            SELECT
                + "where c.person_id = :person order by c.issued_at desc, c.number limit "
                + MOST)
        .bind("person", personId)
        .map(Certificates::certificate)
        .all();
  }

  /** Certificates issued in these areas, the newest first, at most 200. */
  public Flux<Certificate> listInside(Collection<String> areas) {
    return database
        .sql(
            SELECT
                + """
                where exists (
                  select 1
                  from unnest(:areas) as mine(area)
                  where starts_with(c.issuer_area, mine.area))
                order by c.issued_at desc, c.number
                limit\s"""
                + MOST)
        .bind("areas", areas.toArray(String[]::new))
        .map(Certificates::certificate)
        .all();
  }

  /** Certificates that were issued for a team and exactly this period, by number, at most 200. */
  Flux<Certificate> listOfTeam(UUID teamId, Period period) {
    return database
        .sql(
            SELECT
                + """
                where c.team_id = :team
                  and c.from_day = :from
                  and c.until_day = :until
                order by c.number
                limit\s"""
                + MOST)
        .bind("team", teamId)
        .bind("from", period.from())
        .bind("until", period.until())
        .map(Certificates::certificate)
        .all();
  }

  /** The file, byte for byte as it was issued. */
  public Mono<byte[]> file(CertificateNumber number) {
    return database
        .sql("select file_sealed from certificate where number = :number")
        .bind("number", number.value())
        .mapValue(byte[].class)
        .one()
        .map(cipher::decrypt);
  }

  /** The certificate of exactly this content, unless it was revoked; empty when there is none. */
  Mono<CertificateNumber> findByKey(byte[] key) {
    return database
        .sql("select number from certificate where content_key = :key and revoked_at is null")
        .bind("key", key)
        .mapValue(String.class)
        .one()
        .map(CertificateNumber::new);
  }

  private static Certificate certificate(Readable row) {
    var replacedBy = row.get("replaced_by", String.class);
    return new Certificate(
        new CertificateNumber(text(row, "number")),
        requireNonNull(row.get("person_id", UUID.class)),
        row.get("team_id", UUID.class),
        new Period(day(row, "from_day"), day(row, "until_day")),
        requireNonNull(row.get("minutes", Integer.class)),
        requireNonNull(row.get("apart_minutes", Integer.class)),
        text(row, "issuer_area"),
        text(row, "issuer_name"),
        requireNonNull(row.get("issued_at", OffsetDateTime.class)).toInstant(),
        Content.shortened(requireNonNull(row.get("content_hash", byte[].class))),
        requireNonNull(row.get("shows_name", Boolean.class)),
        CertificateState.valueOf(text(row, "state")),
        row.get("revoked_for", String.class),
        number(replacedBy));
  }

  private static @Nullable CertificateNumber number(@Nullable String text) {
    return text == null ? null : new CertificateNumber(text);
  }

  private static LocalDate day(Readable row, String column) {
    return requireNonNull(row.get(column, LocalDate.class));
  }

  private static String text(Readable row, String column) {
    return requireNonNull(row.get(column, String.class));
  }
}
