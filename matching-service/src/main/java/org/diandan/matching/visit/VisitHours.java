package org.diandan.matching.visit;

import java.util.List;
import org.diandan.matching.hours.Attended;
import org.diandan.matching.hours.Evidence;
import org.diandan.matching.hours.RecordHours;
import org.diandan.matching.hours.Served;
import org.diandan.matching.hours.Task;
import org.diandan.matching.visit.Attendance.Flag;
import org.diandan.matching.visit.Attendance.Leave;
import org.diandan.matching.visit.Told.Way;
import org.diandan.outbox.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Turns attendances into hours. A moment kept by a device and one made by somebody else are
 * nobody's proof of a place; the resident's code proves even a moment that was kept.
 */
@Component
class VisitHours {

  private final RecordHours record;

  VisitHours(RecordHours record) {
    this.record = record;
  }

  /** The change with the hours of everybody who was there. */
  Mono<Change> into(Change change, Scene scene, List<Attendance> attendances) {
    var task =
        Task.of(
            scene.assignment().id(),
            scene.file().requestId(),
            scene.assignment().teamId(),
            scene.file().need().item());
    return record
        .of(task, attendances.stream().map(VisitHours::attended).toList(), scene.now())
        .map(recording -> recording.into(change));
  }

  private static Attended attended(Attendance one) {
    var leftAt = one.leftAt() == null ? one.cameAt() : one.leftAt();
    return new Attended(one.personId(), new Served(one.cameAt(), leftAt), evidenceOf(one));
  }

  static Evidence evidenceOf(Attendance one) {
    var made = one.leftBy() == Leave.CLOCK || one.leftBy() == Leave.RELEASE;
    var kept = one.flags().contains(Flag.CLAIMED);
    return new Evidence(
        one.codeProvenAt() != null,
        !kept && (one.cameBy() == Way.STATION || isThere(one.cameNear())),
        !kept && !made && (one.leftBy() == Leave.STATION || isThere(one.leftNear())),
        made,
        one.confirmedBy());
  }

  private static boolean isThere(@Nullable Nearness near) {
    return near != null && near.isThere();
  }
}
