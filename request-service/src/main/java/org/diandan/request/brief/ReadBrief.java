package org.diandan.request.brief;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.Urgency;
import org.diandan.request.brief.Brief.Details;
import org.diandan.request.brief.Brief.Helped;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.Masking;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Shows leaders, and members who go there, what they may know: the street when the team is asked,
 * the door when it goes there.
 */
@Component
public final class ReadBrief {

  /** How long a team still sees whom it served. */
  private static final Duration AFTER_DELIVERY = Duration.ofHours(24);

  private final DatabaseClient database;
  private final FieldCipher cipher;

  ReadBrief(DatabaseClient database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /**
   * Who reads.
   *
   * @param goes whether matching-service says that the person goes there; leaders need not
   */
  public record Reader(UUID person, boolean goes) {}

  /**
   * The brief for a person of a team; the phone is masked unless it is revealed, and once the visit
   * is over nobody reveals it.
   */
  public Mono<BriefOutcome> by(Reader reader, UUID request, boolean revealPhone) {
    return database
        .sql(
            """
            select r.id, r.order_number, r.item_code, r.urgency, r.wished_from, r.wished_until,
              r.finish_by, r.name_sealed, r.phone_sealed, r.address_sealed, r.words_sealed,
              r.point_sealed, b.relation, b.name_sealed as helped_name,
              b.phone_sealed as helped_phone, b.call_back, p.standing, p.delivered_at,
              clock_timestamp() as now,
              array(
                select w.words_sealed
                from request_words w
                where w.request_id = r.id
                  and w.kind in ('ADD_WORDS', 'ASK_AGAIN')
                  and w.words_sealed is not null
                order by w.said_at) as added_sealed,
              (select string_agg(a.name, ' › ' order by length(a.code))
               from area a
               where a.code in (left(r.area_code, 6), left(r.area_code, 9))) as street,
              (select string_agg(a.name, ' › ' order by length(a.code))
               from area a
               where a.code in (left(r.area_code, 6), left(r.area_code, 9), r.area_code)) as path
            from request r
            join request_party p on p.request_id = r.id
            join team_person t on t.team_id = p.team_id and (t.leader or :goes)
            left join request_beneficiary b on b.request_id = r.id
            where r.id = :request and t.person_id = :person
            order by case p.standing when 'HOLDS' then 1 when 'ASKED' then 2 else 3 end
            limit 1
            """)
        .bind("request", request)
        .bind("person", reader.person())
        .bind("goes", reader.goes())
        .map(row -> outcome(row, revealPhone))
        .one()
        .defaultIfEmpty(new BriefOutcome.NotTheirs());
  }

  private BriefOutcome outcome(Readable row, boolean revealPhone) {
    return switch (requireNonNull(row.get("standing", String.class))) {
      case "ASKED" -> new BriefOutcome.Shown(brief(row, "street", null));
      case "HOLDS" ->
          isOver(row)
              ? new BriefOutcome.Gone()
              : new BriefOutcome.Shown(
                  brief(row, "path", details(row, revealPhone && isOpen(row))));
      default -> new BriefOutcome.Gone();
    };
  }

  private static boolean isOver(Readable row) {
    var deliveredAt = moment(row, "delivered_at");
    return deliveredAt != null
        && requireNonNull(moment(row, "now")).isAfter(deliveredAt.plus(AFTER_DELIVERY));
  }

  private static boolean isOpen(Readable row) {
    return moment(row, "delivered_at") == null;
  }

  private static Brief brief(Readable row, String path, @Nullable Details details) {
    return new Brief(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("order_number", String.class)),
        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
        Urgency.valueOf(requireNonNull(row.get("urgency", String.class))),
        requireNonNull(row.get(path, String.class)),
        moment(row, "wished_from"),
        moment(row, "wished_until"),
        requireNonNull(moment(row, "finish_by")),
        isOpen(row),
        details);
  }

  private Details details(Readable row, boolean revealPhone) {
    return new Details(
        opened(row, "name_sealed"),
        phone(row, "phone_sealed", revealPhone),
        opened(row, "address_sealed"),
        opened(row, "words_sealed"),
        added(row),
        opened(row, "point_sealed"),
        helped(row, revealPhone));
  }

  private @Nullable Helped helped(Readable row, boolean revealPhone) {
    var relation = row.get("relation", String.class);
    return relation == null
        ? null
        : new Helped(
            relation,
            requireNonNull(opened(row, "helped_name")),
            phone(row, "helped_phone", revealPhone),
            "BENEFICIARY".equals(row.get("call_back", String.class)));
  }

  private @Nullable String phone(Readable row, String column, boolean reveal) {
    var phone = opened(row, column);
    return phone == null || reveal ? phone : Masking.phone(phone);
  }

  private List<String> added(Readable row) {
    var sealed = row.get("added_sealed", String[].class);
    return sealed == null ? List.of() : Arrays.stream(sealed).map(cipher::decrypt).toList();
  }

  private @Nullable String opened(Readable row, String column) {
    var sealed = row.get(column, String.class);
    return sealed == null ? null : cipher.decrypt(sealed);
  }

  private static @Nullable Instant moment(Readable row, String column) {
    var value = row.get(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
