package org.diandan.matching.assignment;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.TaskEvent.HandoverAsked;
import org.diandan.contract.TaskEvent.HandoverRefused;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFile.Assignment;
import org.diandan.matching.dispatch.CaseFile.Handover;
import org.diandan.outbox.Change;

/** The statements of a hand-over's question and its no, each with its event. */
final class HandoverChanges {

  private static final String ASK =
      """
      changed as (
        update matching.dispatch_case
        set next_step_at = least(next_step_at, :answer_by), version = version + 1
        where request_id = :request_id
          and version = :version
        returning request_id),
      asked as (
        insert into matching.handover (
          id, assignment_id, request_id, to_team_id, state, asked_at, asked_by, answer_by,
          explanation)
        select :id, :assignment_id, request_id, :to_team, 'ASKED', :now, :person_id, :answer_by,
          cast(:explanation as jsonb)
        from changed)
      """;

  private static final String REFUSE =
      """
      changed as (
        update matching.dispatch_case
        set next_step_at = now(), version = version + 1
        where request_id = :request_id
          and version = :version
        returning request_id),
      refused as (
        update matching.handover h
        set state = 'REFUSED', answered_at = :now, answered_by = :person_id, reason = :reason
        from changed
        where h.id = :id)
      """;

  private HandoverChanges() {}

  /**
   * A question about a task.
   *
   * @param explanation why the asking team fits, as JSON
   */
  record Question(
      UUID id,
      Assignment assignment,
      TeamRef asker,
      UUID personId,
      Instant answerBy,
      String explanation) {}

  static Change ask(CaseFile file, Question question) {
    return Change.of(ASK)
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bind("id", question.id())
        .bind("assignment_id", question.assignment().id())
        .bind("to_team", question.asker().teamId())
        .bind("person_id", question.personId())
        .bind("now", file.now())
        .bind("answer_by", question.answerBy())
        .bind("explanation", question.explanation())
        .publishing(
            new HandoverAsked(
                UUID.randomUUID(),
                file.now(),
                file.attempt(),
                question.assignment().id(),
                question.assignment().team(),
                question.asker(),
                question.answerBy()));
  }

  /** A no to an open question. */
  record Refusal(Handover handover, Assignment assignment, UUID personId, String reason) {}

  static Change refuse(CaseFile file, Refusal refusal) {
    return Change.of(REFUSE)
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bind("id", refusal.handover().id())
        .bind("person_id", refusal.personId())
        .bind("now", file.now())
        .bind("reason", refusal.reason())
        .publishing(
            new HandoverRefused(
                UUID.randomUUID(),
                file.now(),
                file.attempt(),
                refusal.assignment().id(),
                refusal.assignment().team(),
                refusal.handover().asker()));
  }
}
