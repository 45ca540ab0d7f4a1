package org.diandan.matching.visit;

import java.time.Instant;
import java.util.UUID;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFile.Assignment;
import org.diandan.matching.dispatch.UnfinishedVisits;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends visits nobody ended: their time is capped at the plan and waits for a leader's word. */
@Component
class CloseForgotten implements UnfinishedVisits {

  private static final UUID NOBODY = new UUID(0, 0);

  private static final String LOOK_LATER =
      """
      changed as (
        update matching.dispatch_case
        set next_step_at = :next_look, version = version + 1
        where request_id = :request_id
          and version = :version
        returning request_id)
      """;

  private final VisitBooks books;
  private final PlanMove plan;
  private final VisitHours hours;
  private final Ledger ledger;

  CloseForgotten(VisitBooks books, PlanMove plan, VisitHours hours, Ledger ledger) {
    this.books = books;
    this.plan = plan;
    this.hours = hours;
    this.ledger = ledger;
  }

  @Override
  public Mono<Written> look(CaseFile file, Assignment underWay) {
    return books
        .find(underWay.id(), NOBODY)
        .flatMap(book -> step(new Scene(file, underWay, book, NOBODY, false)))
        .flatMap(ledger::write);
  }

  private Mono<Change> step(Scene scene) {
    var cameAt = scene.assignment().checkedInAt();
    var times = plan.times(scene, cameAt == null ? scene.now() : cameAt);
    if (times.closesAt().isAfter(scene.now())) {
      return Mono.just(later(scene, times.closesAt()));
    }
    var end = plan.forgotten(scene, times.plannedUntil());
    return hours.into(end.change(), scene, end.attendances());
  }

  private static Change later(Scene scene, Instant closesAt) {
    return Change.of(LOOK_LATER)
        .bind("request_id", scene.file().requestId())
        .bind("version", scene.file().version())
        .bind("next_look", closesAt);
  }
}
