package org.diandan.request.referral;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.LadderEvent.Rung;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads what a department sees of its referrals; nothing of the resident is among it. */
@Component
public final class ReferralCards {

  private static final int MOST_ROWS = 100;

  private static final String LINE =
      """
      select f.id, f.request_id, r.order_number, r.item_code, f.rung, coalesce(f.answer, f.state) as state, f.reason, f.forced,
        f.referred_at, f.sign_by, f.signed_at, f.finish_by, f.original_finish_by, f.ended_at,
        l.name as leading, d.id = f.department_id as leads, d.name as department,
        h.part_at, clock_timestamp() as now, f.words_sealed, f.ending_sealed,
        (select string_agg(p.name, ' › ' order by length(p.code))
         from area p
         where p.code in (left(r.area_code, 6), left(r.area_code, 9), r.area_code)) as path,
        (select count(*) from referral b
         where b.request_id = f.request_id and b.state = 'RETURNED') as bounces
      from referral f
      join request r on r.id = f.request_id
      join department l on l.id = f.department_id
      left join referral_helper h on h.referral_id = f.id
        and h.department_id in (
          select m.department_id from department_member m where m.person_id = :person)
        and h.department_id <> f.department_id
      join department d on d.id = f.department_id or d.id = h.department_id
      where
      """;

  private final DatabaseClient database;
  private final FieldCipher cipher;

  ReferralCards(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /**
   * One referral.
   *
   * @param leading name of the department that leads
   * @param leads whether the reader's department is that one
   * @param state OPEN, RETURNED, RECALLED, or what the answer said
   * @param department the reader's
   * @param partAt when the reader's department added its part; null when it leads or has not
   * @param words what staff wrote for it; empty when nothing was written or it is forgotten
   * @param ending what the department wrote at the end; empty as well
   */
  public record Line(
      UUID id,
      UUID request,
      String orderNumber,
      ServiceItemCode item,
      String areaPath,
      Rung rung,
      String state,
      String reason,
      boolean forced,
      Times times,
      String leading,
      boolean leads,
      String department,
      @Nullable Instant partAt,
      int bounces,
      String words,
      String ending) {

    public boolean isOpen() {
      return state.equals("OPEN");
    }

    /** Whether the sign-for clock is over and nobody signed in time. */
    public boolean isSignOverdue() {
      var signed = times.signedAt();
      return signed == null
          ? isOpen() && times.now().isAfter(times.signBy())
          : signed.isAfter(times.signBy());
    }

    public boolean isOverdue() {
      var end = times.endedAt() == null ? times.now() : times.endedAt();
      return end.isAfter(times.finishBy());
    }

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "Line[%s]".formatted(id);
    }
  }

  /** The moments of a referral. */
  public record Times(
      Instant now,
      Instant referredAt,
      Instant signBy,
      @Nullable Instant signedAt,
      Instant finishBy,
      Instant originalFinishBy,
      @Nullable Instant endedAt) {}

  /** What a helping department did; words are empty while it has not. */
  public record Part(UUID department, String name, String words, @Nullable Instant at) {

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "Part[%s]".formatted(department);
    }
  }

  /** A wish for more time. */
  public record Wish(UUID id, Instant until, String reason, String state, String decision) {

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "Wish[%s, %s]".formatted(id, state);
    }
  }

  /** Everything of one referral. */
  public record Card(Line line, List<Part> parts, List<Wish> wishes) {
    public Card {
      parts = List.copyOf(parts);
      wishes = List.copyOf(wishes);
    }

    /** Whether more time can be asked for now. */
    public boolean isExtendable() {
      return line.isOpen()
          && line.leads()
          && line.times().signedAt() != null
          && wishes.stream().noneMatch(wish -> wish.state().equals("ASKED"));
    }
  }

  /**
   * What somebody's departments have, and had in the last 30 days; open ones and next ends first.
   */
  public Flux<Line> of(UUID person) {
    return database
        .sql(
            LINE
                + TheirReferrals.MINE
                + """
                and (f.state = 'OPEN' or f.ended_at > clock_timestamp() - interval '30 days')
                order by f.state <> 'OPEN', f.finish_by, f.id
                limit :most
                """)
        .bind("person", person)
        .bind("most", MOST_ROWS)
        .map(this::lineOf)
        .all();
  }

  /** One of them; empty when it is none of theirs. */
  public Mono<Card> find(UUID referral, UUID person) {
    return database
        .sql(
            LINE
                + TheirReferrals.MINE
                + """
                and f.id = :referral
                order by leads desc
                limit 1
                """)
        .bind("person", person)
        .bind("referral", referral)
        .map(this::lineOf)
        .one()
        .flatMap(
            line ->
                Mono.zip(parts(referral).collectList(), wishes(referral).collectList())
                    .map(read -> new Card(line, read.getT1(), read.getT2())));
  }

  /** What helping departments did, by name. */
  public Flux<Part> parts(UUID referral) {
    return database
        .sql(
            """
            select d.id, d.name, h.part_sealed, h.part_at
            from referral_helper h
            join department d on d.id = h.department_id
            where h.referral_id = :referral
            order by d.name
            """)
        .bind("referral", referral)
        .map(
            row ->
                new Part(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("name", String.class)),
                    opened(row, "part_sealed"),
                    row.get("part_at", Instant.class)))
        .all();
  }

  private Flux<Wish> wishes(UUID referral) {
    return database
        .sql(
            """
            select id, wanted_finish_by, reason_sealed, state, decision_sealed
            from referral_extension
            where referral_id = :referral
            order by asked_at
            """)
        .bind("referral", referral)
        .map(
            row ->
                new Wish(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("wanted_finish_by", Instant.class)),
                    opened(row, "reason_sealed"),
                    requireNonNull(row.get("state", String.class)),
                    opened(row, "decision_sealed")))
        .all();
  }

  private Line lineOf(Readable row) {
    return new Line(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("request_id", UUID.class)),
        requireNonNull(row.get("order_number", String.class)),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        requireNonNull(row.get("path", String.class)),
        Rung.valueOf(requireNonNull(row.get("rung", String.class))),
        requireNonNull(row.get("state", String.class)),
        requireNonNull(row.get("reason", String.class)),
        requireNonNull(row.get("forced", Boolean.class)),
        timesOf(row),
        requireNonNull(row.get("leading", String.class)),
        requireNonNull(row.get("leads", Boolean.class)),
        requireNonNull(row.get("department", String.class)),
        row.get("part_at", Instant.class),
        requireNonNull(row.get("bounces", Integer.class)),
        opened(row, "words_sealed"),
        opened(row, "ending_sealed"));
  }

  private static Times timesOf(Readable row) {
    return new Times(
        requireNonNull(row.get("now", Instant.class)),
        requireNonNull(row.get("referred_at", Instant.class)),
        requireNonNull(row.get("sign_by", Instant.class)),
        row.get("signed_at", Instant.class),
        requireNonNull(row.get("finish_by", Instant.class)),
        requireNonNull(row.get("original_finish_by", Instant.class)),
        row.get("ended_at", Instant.class));
  }

  private String opened(Readable row, String column) {
    var sealed = row.get(column, String.class);
    return sealed == null ? "" : cipher.decrypt(sealed);
  }
}
