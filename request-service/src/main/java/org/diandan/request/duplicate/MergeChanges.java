package org.diandan.request.duplicate;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.MergeEvent.RequestMerged;
import org.diandan.contract.MergeEvent.RequestUnmerged;
import org.diandan.outbox.Change;
import org.diandan.request.lifecycle.CurrentRequest;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.Step;

/** The changes of merging and parting; each holds only while the requests are as they were read. */
final class MergeChanges {

  private static final String MERGE =
      """
      leader as (
        select id, state, team_id, team_name
        from request
        where id = :into and merged_into is null and state = any(:leading)
        for update
      ), changed as (
        update request r
        set merged_into = l.id,
          state = merged_state(l.state),
          version = r.version + 1,
          team_id = l.team_id,
          team_name = l.team_name
        from leader l
        where r.id = :id
          and r.version = :version
          and r.merged_into is null
          and r.state = any(:from)
        returning r.id
      ), step as (
        insert into request_step (request_id, event_id, kind, round, occurred_at)
        select id, :event, 'MERGE', :round, :now from changed
      ), parties as (
        update request_party
        set standing = 'GONE'
        where request_id = :id and exists (select 1 from changed)
      )
      """;

  private static final String UNMERGE =
      """
      due as (
        select r.id, r.round, d.event
        from unnest(:ids, :versions, :events) as d(id, version, event)
        join request r on r.id = d.id and r.version = d.version
        where r.merged_into = :leader and r.state = any(:from)
        for update of r
      ), changed as (
        update request r
        set merged_into = null,
          state = :state,
          version = r.version + 1,
          team_id = null,
          team_name = null,
          delivered_at = null
        from due
        where r.id = due.id
          and (select count(*) from due) = :count
        returning r.id, due.round, due.event
      ), step as (
        insert into request_step (request_id, event_id, kind, round, occurred_at)
        select id, event, 'UNMERGE', round, :now from changed
      )
      """;

  private MergeChanges() {}

  /**
   * The request follows another one, which is locked until this is written, so that no step of it
   * is missed.
   *
   * @param leading names of the states the other one may be in
   */
  static Change merge(CurrentRequest request, UUID into, String[] leading) {
    var event = UUID.randomUUID();
    return Change.of(MERGE)
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("from", Lifecycle.statesBefore(Step.MERGE))
        .bind("into", into)
        .bind("leading", leading)
        .bind("event", event)
        .bind("round", request.round())
        .bind("now", request.now().atOffset(ZoneOffset.UTC))
        .publishing(new RequestMerged(event, request.id(), request.now(), request.area(), into));
  }

  /** The request goes its own way; its clocks were never touched. */
  static Change unmerge(CurrentRequest request, UUID from) {
    return unmerge(List.of(request), from);
  }

  /**
   * All of these go their own ways, or none of them.
   *
   * @param requests at least one
   * @param from what all of them are merged into
   */
  static Change unmerge(List<CurrentRequest> requests, UUID from) {
    var events =
        requests.stream()
            .map(
                one ->
                    new RequestUnmerged(UUID.randomUUID(), one.id(), one.now(), one.area(), from))
            .toList();
    return Change.of(UNMERGE)
        .bind("ids", requests.stream().map(CurrentRequest::id).toArray(UUID[]::new))
        .bind("versions", requests.stream().map(CurrentRequest::version).toArray(Long[]::new))
        .bind("events", events.stream().map(RequestUnmerged::eventId).toArray(UUID[]::new))
        .bind("count", (long) requests.size())
        .bind("leader", from)
        .bind("from", Lifecycle.statesBefore(Step.UNMERGE))
        .bind(
            "state",
            Lifecycle.after(requests.getFirst().state(), Step.UNMERGE).orElseThrow().name())
        .bind("now", requests.getFirst().now().atOffset(ZoneOffset.UTC))
        .publishing(events);
  }
}
