package org.diandan.request.supervision;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.SupervisionEvent.SupervisionAnswered;
import org.diandan.contract.SupervisionEvent.SupervisionIssued;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.department.Departments;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.referral.Officer;
import org.diandan.request.referral.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Calls whoever holds a request to account, and takes the answer. */
@Component
public final class Supervise {

  private static final String ISSUE =
      """
      issued as (
        insert into supervision (
          id, request_id, round, team_id, department_id, called_name, words_sealed, issued_by,
          issued_at, answer_by)
        select :supervision, r.id, r.round, :team, :department, :name, :words, :by, :now, :until
        from request r
        where r.id = :id and r.version = :version
        returning id, request_id, round
      ), step as (
        insert into request_step (
          request_id, event_id, kind, round, team_name, occurred_at, expected_at)
        select request_id, :event, 'SUPERVISE', round, :name, :now, :until from issued
      ), changed as (
        select append_audit(:by, 'supervision-issued', cast(request_id as text), :name, :source)
        from issued
      )
      """;

  private static final String ANSWER =
      """
      answered as (
        update supervision
        set answered_at = :now, answered_by = :by, answer_sealed = :words
        where id = :supervision and answered_at is null
        returning request_id, round, called_name
      ), step as (
        insert into request_step (request_id, event_id, kind, round, team_name, occurred_at)
        select request_id, :event, 'SUPERVISE_ANSWER', round, called_name, :now from answered
      ), changed as (
        select append_audit(
          :by, 'supervision-answered', cast(request_id as text), called_name, :source)
        from answered
      )
      """;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final Departments departments;
  private final FieldCipher cipher;

  Supervise(DatabaseClient database, Ledger ledger, Departments departments, FieldCipher cipher) {
    this.database = database;
    this.ledger = ledger;
    this.departments = departments;
    this.cipher = cipher;
  }

  /** A request with whoever holds it; neither team nor department when nobody does. */
  private record Held(
      UUID id,
      int round,
      long version,
      AreaCode area,
      @Nullable UUID team,
      @Nullable UUID department,
      @Nullable String name,
      Instant now) {}

  /**
   * Calls whoever holds it; the caller has checked the request's area and that the end is later.
   *
   * @param words what is asked, never blank
   */
  public Mono<SuperviseOutcome> issue(UUID request, String words, Instant until, Staff by) {
    return held(request)
        .flatMap(
            found ->
                found.name() == null
                    ? Mono.<SuperviseOutcome>just(new SuperviseOutcome.NobodyHoldsIt())
                    : persons(found)
                        .map(persons -> issuing(found, until, persons, by))
                        .map(change -> change.bind("words", cipher.encrypt(words)))
                        .flatMap(ledger::write)
                        .flatMap(Supervise::outcome))
        .onErrorResume(
            DuplicateKeyException.class, _ -> Mono.just(new SuperviseOutcome.CalledAlready()))
        .defaultIfEmpty(new SuperviseOutcome.Unknown());
  }

  /** What calling whoever holds it would come to as it stands now; nothing is written. */
  public Mono<SuperviseOutcome> wouldIssue(UUID request) {
    return held(request)
        .flatMap(
            found ->
                found.name() == null
                    ? Mono.<SuperviseOutcome>just(new SuperviseOutcome.NobodyHoldsIt())
                    : isCalled(found))
        .defaultIfEmpty(new SuperviseOutcome.Unknown());
  }

  private Mono<SuperviseOutcome> isCalled(Held found) {
    return database
        .sql(
            "select count(*) from supervision"
                + " where request_id = :id and called_name = :name and answered_at is null")
        .bind("id", found.id())
        .bind("name", requireNonNull(found.name()))
        .mapValue(Long.class)
        .one()
        .map(open -> open > 0 ? new SuperviseOutcome.CalledAlready() : new SuperviseOutcome.Done());
  }

  /** The answer of somebody who was called; empty rights look like an unknown notice. */
  public Mono<SuperviseOutcome> answer(UUID supervision, String words, Officer by) {
    return called(supervision, by.person())
        .flatMap(
            notice ->
                notice.answered()
                    ? Mono.<SuperviseOutcome>just(new SuperviseOutcome.AnsweredAlready())
                    : ledger
                        .write(answering(notice, by).bind("words", cipher.encrypt(words)))
                        .<SuperviseOutcome>map(
                            written ->
                                written instanceof Written.Applied
                                    ? new SuperviseOutcome.Done()
                                    : new SuperviseOutcome.AnsweredAlready()))
        .defaultIfEmpty(new SuperviseOutcome.Unknown());
  }

  /** A notice that calls the reader. */
  private record Called(
      UUID id,
      UUID request,
      AreaCode area,
      int round,
      UUID issuedBy,
      Instant answerBy,
      boolean answered,
      Instant now) {}

  private static Change issuing(Held found, Instant until, Set<UUID> persons, Staff by) {
    var team = found.team();
    var name = requireNonNull(found.name());
    var event =
        new SupervisionIssued(
            UUID.randomUUID(),
            found.id(),
            found.now(),
            found.area(),
            found.round(),
            UUID.randomUUID(),
            team == null ? requireNonNull(found.department()) : team,
            team == null ? null : new TeamRef(team, name),
            until,
            persons);
    return Change.of(ISSUE)
        .bind("supervision", event.supervisionId())
        .bind("id", found.id())
        .bind("version", found.version())
        .bindNullable("team", team, UUID.class)
        .bindNullable("department", found.department(), UUID.class)
        .bind("name", name)
        .bind("by", by.person())
        .bind("now", found.now())
        .bind("until", until)
        .bind("event", event.eventId())
        .bind("source", by.source())
        .publishing(event);
  }

  private static Change answering(Called notice, Officer by) {
    var event =
        new SupervisionAnswered(
            UUID.randomUUID(),
            notice.request(),
            notice.now(),
            notice.area(),
            notice.round(),
            notice.id(),
            notice.answerBy(),
            Set.of(notice.issuedBy()));
    return Change.of(ANSWER)
        .bind("supervision", notice.id())
        .bind("now", notice.now())
        .bind("by", by.person())
        .bind("event", event.eventId())
        .bind("source", by.source())
        .publishing(event);
  }

  /** Leaders of a team are told by its name; of a department its members. */
  private Mono<Set<UUID>> persons(Held found) {
    var department = found.department();
    return department == null ? Mono.just(Set.of()) : departments.members(Set.of(department));
  }

  private static Mono<SuperviseOutcome> outcome(Written written) {
    return Mono.just(
        written instanceof Written.Applied
            ? new SuperviseOutcome.Done()
            : new SuperviseOutcome.NobodyHoldsIt());
  }

  private Mono<Held> held(UUID request) {
    return database
        .sql(
            """
            select r.id, r.round, r.version, r.area_code,
              case when r.state in ('ACCEPTED', 'IN_SERVICE') then r.team_id end as team_id,
              case when r.state = 'REFERRED' then f.department_id end as department_id,
              case
                when r.state in ('ACCEPTED', 'IN_SERVICE', 'REFERRED') then request_holder(r)
              end as name,
              clock_timestamp() as now
            from request r
            left join referral f on f.request_id = r.id and f.state = 'OPEN'
            where r.id = :id
            """)
        .bind("id", request)
        .map(Supervise::heldOf)
        .one();
  }

  private static Held heldOf(Readable row) {
    return new Held(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("round", Integer.class)),
        requireNonNull(row.get("version", Long.class)),
        new AreaCode(requireNonNull(row.get("area_code", String.class))),
        row.get("team_id", UUID.class),
        row.get("department_id", UUID.class),
        row.get("name", String.class),
        requireNonNull(row.get("now", Instant.class)));
  }

  private Mono<Called> called(UUID supervision, UUID person) {
    return database
        .sql(
            "select s.id, s.request_id, r.area_code, s.round, s.issued_by, s.answer_by,"
                + " s.answered_at is not null as answered, clock_timestamp() as now"
                + " from supervision s join request r on r.id = s.request_id"
                + " where s.id = :id and "
                + Supervisions.CALLS)
        .bind("id", supervision)
        .bind("person", person)
        .map(
            row ->
                new Called(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("request_id", UUID.class)),
                    new AreaCode(requireNonNull(row.get("area_code", String.class))),
                    requireNonNull(row.get("round", Integer.class)),
                    requireNonNull(row.get("issued_by", UUID.class)),
                    requireNonNull(row.get("answer_by", Instant.class)),
                    requireNonNull(row.get("answered", Boolean.class)),
                    requireNonNull(row.get("now", Instant.class))))
        .one();
  }
}
