package org.diandan.matching.intake;

import java.util.List;
import org.diandan.contract.RequestEvent.RequestSorted;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFile.AssignmentState;
import org.diandan.outbox.Change;

/** What becomes of a search whose request turned out to be another item of the menu. */
final class SortChange {

  private static final String SORT =
      """
      changed as (
        update matching.dispatch_case
        set item = :item, urgency = :urgency, skills = :skills, flags = :flags,
          accept_by = :accept_by, finish_by = :finish_by, version = version + 1
        where request_id = :request_id
          and version = :version
        returning request_id)
      """;

  /** The same, and a team for it is looked for. */
  private static final String SORT_AND_SEARCH =
      """
      changed as (
        update matching.dispatch_case
        set item = :item, urgency = :urgency, skills = :skills, flags = :flags,
          accept_by = :accept_by, finish_by = :finish_by, version = version + 1,
          state = 'SEARCHING', next_step_at = now()
        where request_id = :request_id
          and version = :version
        returning request_id),
      """
          + CaseChanges.ENDINGS;

  private SortChange() {}

  /**
   * It is something else than was asked for. Questions are taken back and the search begins anew in
   * the same round; so does it when a team accepted the other item in this moment. Whoever is there
   * already goes on.
   */
  static Change of(CaseFile file, RequestSorted sorted) {
    boolean accepted =
        file.findActive().filter(task -> task.state() == AssignmentState.ACCEPTED).isPresent();
    boolean again = file.isSearching() || accepted;
    return CaseChanges.withNeed(
            Change.of(again ? SORT_AND_SEARCH : SORT), sorted.need(), sorted.clocks())
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .publishing(again ? CaseChanges.endings(file) : List.of());
  }
}
