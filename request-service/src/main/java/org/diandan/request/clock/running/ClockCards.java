package org.diandan.request.clock.running;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.request.clock.running.ClockCard.Asked;
import org.diandan.request.clock.running.ClockCard.Extension;
import org.diandan.request.clock.running.ClockCard.Standing;
import org.diandan.request.privacy.FieldCipher;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads what pages show of clocks; the caller has checked the reader. */
@Component
public final class ClockCards {

  private static final int MOST_ROWS = 100;

  private final RunningRequests requests;
  private final DatabaseClient database;
  private final FieldCipher cipher;

  ClockCards(RunningRequests requests, DatabaseClient database, FieldCipher cipher) {
    this.requests = requests;
    this.database = database;
    this.cipher = cipher;
  }

  /** A wish for more time that waits for an official. */
  public record Waiting(
      UUID request, String orderNumber, String area, Instant promised, Extension extension) {}

  /** The clocks of one request; empty when there is no such request. */
  public Mono<ClockCard> of(UUID request) {
    return requests
        .find(request)
        .flatMap(
            found ->
                Mono.zip(question(request), extensions(request, found.round()))
                    .map(read -> card(found, read.getT1(), read.getT2())));
  }

  /**
   * What waits for a decision inside the areas, oldest first, at most 100.
   *
   * @param areas code prefixes; an empty prefix is everywhere
   */
  public Flux<Waiting> waiting(List<String> areas) {
    return database
        .sql(
            """
            select e.id, e.wanted_finish_by, e.reason_sealed, e.asked_at, e.state,
              e.decision_sealed, r.id as request_id, r.order_number, r.finish_by,
              (select string_agg(p.name, ' › ' order by length(p.code))
               from area p
               where p.code in (left(r.area_code, 6), left(r.area_code, 9), r.area_code)) as path
            from request_extension e
            join request r on r.id = e.request_id and r.round = e.round
            where e.state = 'ASKED'
              and r.state in ('ACCEPTED', 'IN_SERVICE')
              and exists (
                select 1 from unnest(:areas) as prefix where starts_with(r.area_code, prefix))
            order by e.asked_at
            limit :most
            """)
        .bind("areas", areas.toArray(String[]::new))
        .bind("most", MOST_ROWS)
        .map(
            row ->
                new Waiting(
                    requireNonNull(row.get("request_id", UUID.class)),
                    requireNonNull(row.get("order_number", String.class)),
                    requireNonNull(row.get("path", String.class)),
                    requireNonNull(row.get("finish_by", Instant.class)),
                    extensionOf(row)))
        .all();
  }

  /** The request an extension belongs to; empty when there is none. */
  public Mono<UUID> requestOf(UUID extension) {
    return database
        .sql("select request_id from request_extension where id = :id")
        .bind("id", extension)
        .mapValue(UUID.class)
        .one();
  }

  /** Beside the question, the number that stands on every page. */
  private record Head(String orderNumber, List<Asked> questions) {}

  private Mono<Head> question(UUID request) {
    return database
        .sql(
            """
            select r.order_number, q.id, q.words_sealed, q.asked_at, q.asked_as
            from request r
            left join request_question q on q.request_id = r.id and q.ended_at is null
            where r.id = :request
            """)
        .bind("request", request)
        .map(
            row ->
                new Head(
                    requireNonNull(row.get("order_number", String.class)),
                    row.get("id", UUID.class) == null ? List.of() : List.of(askedOf(row))))
        .one();
  }

  private Mono<List<Extension>> extensions(UUID request, int round) {
    return database
        .sql(
            """
            select id, wanted_finish_by, reason_sealed, asked_at, state, decision_sealed
            from request_extension
            where request_id = :request and round = :round
            order by asked_at
            """)
        .bind("request", request)
        .bind("round", round)
        .map(this::extensionOf)
        .all()
        .collectList();
  }

  private static ClockCard card(RunningRequest request, Head head, List<Extension> extensions) {
    boolean waits = RunningRequest.MAY_WAIT.contains(request.state());
    var open = extensions.stream().anyMatch(one -> one.standing() == Standing.ASKED);
    return new ClockCard(
        request.id(),
        head.orderNumber(),
        request.state(),
        request.clocks().finishBy(),
        waits && !head.questions().isEmpty() ? head.questions().getFirst() : null,
        request.originalFinishBy(),
        extensions,
        waits && head.questions().isEmpty(),
        request.isHeld() && !open && request.extensions() < ExtendPromise.MOST);
  }

  private Asked askedOf(Readable row) {
    return new Asked(
        requireNonNull(row.get("id", UUID.class)),
        opened(row, "words_sealed"),
        requireNonNull(row.get("asked_at", Instant.class)),
        Asker.As.valueOf(requireNonNull(row.get("asked_as", String.class))));
  }

  private Extension extensionOf(Readable row) {
    return new Extension(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("wanted_finish_by", Instant.class)),
        opened(row, "reason_sealed"),
        requireNonNull(row.get("asked_at", Instant.class)),
        Standing.valueOf(requireNonNull(row.get("state", String.class))),
        opened(row, "decision_sealed"));
  }

  private String opened(Readable row, String column) {
    var sealed = row.get(column, String.class);
    return sealed == null ? "" : cipher.decrypt(sealed);
  }
}
