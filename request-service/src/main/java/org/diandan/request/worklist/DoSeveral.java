package org.diandan.request.worklist;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.referral.Because;
import org.diandan.request.referral.LadderRequests;
import org.diandan.request.referral.MoveRequest;
import org.diandan.request.referral.OnLadder;
import org.diandan.request.referral.Staff;
import org.diandan.request.supervision.Supervise;
import org.diandan.request.worklist.WorkBatch.Item;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Does the same to several requests, one after the other, each by its own rules: what cannot be
 * done to one stops no other. One entry of the audit log tells of the whole batch.
 */
@Component
public class DoSeveral {

  private final LadderRequests requests;
  private final Ways ways;
  private final WorkBatches batches;
  private final AuditLog audit;

  DoSeveral(LadderRequests requests, Ways ways, WorkBatches batches, AuditLog audit) {
    this.requests = requests;
    this.ways = ways;
    this.batches = batches;
    this.audit = audit;
  }

  /** How one request is moved. */
  @Component("bulkWays")
  record Ways(MoveRequest moving, Supervise supervising, FieldCipher cipher) {}

  /** What would come of each, in the order they were chosen; nothing is written. */
  public Mono<List<Item>> preview(WantedWork wanted) {
    return Flux.fromIterable(wanted.requests())
        .concatMap(request -> preview(request, wanted))
        .collectList();
  }

  /** Does it, and answers the batch's id. */
  public Mono<UUID> carryOut(WantedWork wanted, Staff by) {
    var id = UUID.randomUUID();
    return batches
        .begin(id, wanted, by.person())
        .thenMany(Flux.fromIterable(wanted.requests()))
        .concatMap(request -> one(request, wanted, by))
        .concatMap(item -> batches.add(id, item).thenReturn(item.outcome()))
        .collectList()
        .flatMap(outcomes -> record(entry("work-batch", id, wanted.action(), by), outcomes))
        .thenReturn(id);
  }

  /** Takes it back where nothing else has happened; false when there is no way back (any more). */
  public Mono<Boolean> undo(WorkBatch batch, Staff by) {
    return batches
        .beginUndo(batch.id(), by.person())
        .flatMap(_ -> undoAll(batch, by).thenReturn(true))
        .defaultIfEmpty(false);
  }

  private Mono<Void> undoAll(WorkBatch batch, Staff by) {
    return Flux.fromIterable(batch.items())
        .filter(item -> item.outcome() == BulkOutcome.DONE)
        .concatMap(
            item ->
                undo(item, batch, by)
                    .flatMap(
                        outcome ->
                            batches
                                .undone(batch.id(), item.request(), outcome)
                                .thenReturn(outcome)))
        .collectList()
        .flatMap(
            outcomes ->
                record(entry("work-batch-undone", batch.id(), batch.action(), by), outcomes));
  }

  private Mono<Item> preview(UUID request, WantedWork wanted) {
    return requests
        .find(request)
        .flatMap(found -> would(found, wanted))
        .defaultIfEmpty(BulkOutcome.GONE)
        .zipWith(batches.numberOf(request).defaultIfEmpty(""))
        .map(read -> new Item(request, read.getT2(), read.getT1(), null, null, null));
  }

  private Mono<BulkOutcome> would(OnLadder request, WantedWork wanted) {
    if (wanted.action() != BulkAction.URGE && isTeamComing(request)) {
      return Mono.just(BulkOutcome.TEAM_COMES);
    }
    var department = wanted.department();
    return switch (wanted.action()) {
      case URGE -> ways.supervising().wouldIssue(request.id()).map(BulkOutcome::of);
      case REFER ->
          department == null
              ? Mono.just(BulkOutcome.NOT_FOR_THIS_AREA)
              : ways.moving().wouldRefer(request.id(), department).map(BulkOutcome::of);
      case MEETING -> ways.moving().wouldSendToMeeting(request.id()).map(BulkOutcome::of);
    };
  }

  private Mono<Item> one(UUID request, WantedWork wanted, Staff by) {
    return requests
        .find(request)
        .flatMap(
            before ->
                would(before, wanted)
                    .flatMap(
                        would ->
                            would == BulkOutcome.DONE ? done(before, wanted, by) : Mono.just(would))
                    .flatMap(outcome -> item(before, outcome)))
        .defaultIfEmpty(new Item(request, "", BulkOutcome.GONE, null, null, null));
  }

  private Mono<Item> item(OnLadder before, BulkOutcome outcome) {
    var held = before.held();
    var department = held == null ? null : held.department();
    return requests
        .find(before.id())
        .map(
            after ->
                new Item(
                    before.id(),
                    "",
                    outcome,
                    department,
                    outcome == BulkOutcome.DONE ? after.version() : null,
                    null));
  }

  private Mono<BulkOutcome> done(OnLadder request, WantedWork wanted, Staff by) {
    var reason = wanted.reason();
    if (reason == null) {
      var until = request.now().plus(Duration.ofHours(wanted.answerWithinHours()));
      return ways.supervising().issue(request.id(), wanted.words(), until, by).map(BulkOutcome::of);
    }
    return move(request.id(), wanted.department(), because(reason, wanted.words(), by));
  }

  private Mono<BulkOutcome> undo(Item item, WorkBatch batch, Staff by) {
    return requests
        .find(item.request())
        .flatMap(
            now ->
                !Long.valueOf(now.version()).equals(item.versionAfter())
                    ? Mono.just(BulkOutcome.CHANGED_SINCE)
                    : back(item, batch, by))
        .defaultIfEmpty(BulkOutcome.GONE);
  }

  /** To the department that had it, or to the volunteers, who are looked for again. */
  private Mono<BulkOutcome> back(Item item, WorkBatch batch, Staff by) {
    var reason = batch.reason();
    return item.departmentBefore() != null && reason != null
        ? move(item.request(), item.departmentBefore(), because(reason, "", by))
        : ways.moving()
            .handBack(item.request(), because(LadderReason.CAN_BE_DONE_BELOW, "", by))
            .map(BulkOutcome::of);
  }

  private Mono<BulkOutcome> move(UUID request, @Nullable UUID department, Because because) {
    var moving = ways.moving();
    var moved =
        department == null
            ? moving.sendToMeeting(request, because)
            : moving.refer(request, department, Set.of(), because);
    return moved.map(BulkOutcome::of);
  }

  private Because because(LadderReason reason, String words, Staff by) {
    var sealed = words.isEmpty() ? null : ways.cipher().encrypt(words);
    return new Because(reason, sealed, by.person(), by.source());
  }

  private static boolean isTeamComing(OnLadder request) {
    return request.state() == RequestState.ACCEPTED || request.state() == RequestState.IN_SERVICE;
  }

  private Mono<Void> record(AuditEntry entry, List<BulkOutcome> outcomes) {
    Map<BulkOutcome, Long> counts =
        outcomes.stream()
            .collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));
    var after =
        counts.entrySet().stream()
            .map(count -> count.getKey() + "=" + count.getValue())
            .collect(Collectors.joining("; "));
    return audit.record(entry.changing("", "", after));
  }

  private static AuditEntry entry(String what, UUID batch, BulkAction action, Staff by) {
    return new AuditEntry(by.person(), what, batch.toString(), action.name(), by.source());
  }
}
