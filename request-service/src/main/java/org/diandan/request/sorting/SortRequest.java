package org.diandan.request.sorting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.RequestEvent.RequestSorted;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.clock.Promises;
import org.diandan.request.referral.Staff;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Staff say what a request really is. It keeps its number and gets the rules of that item which are
 * in force now; its promises are those it would have had from the beginning. Whether its area is
 * theirs is for the caller to check.
 */
@Component
public final class SortRequest {

  private static final int MOST_TRIES = 5;

  private static final String SORT =
      """
      moved as (
        update request
        set version = version + 1, item_code = :item, item_version = :itemVersion,
          urgency = :urgency, accept_by = :acceptBy, finish_by = :finishBy
        where id = :id and version = :version and state = any(:from) and not is_merged
        returning id
      ), step as (
        insert into request_step (request_id, event_id, kind, round, occurred_at)
        select id, :event, 'SORT', :round, :now from moved
      ), likeness as (
        update request_likeness
        set group_code = :group
        where request_id = :id and exists (select from moved)
      ), extended as (
        update request_extension
        set original_finish_by = original_finish_by + make_interval(secs => :later),
          wanted_finish_by = wanted_finish_by + make_interval(secs => :later)
        where request_id = :id
          and round = :round
          and state in ('ASKED', 'GRANTED')
          and exists (select from moved)
      ), changed as (
        select append_audit(
          :by, 'request-sorted', cast(id as text), :why, :source, '', :before, :after)
        from moved
      )
      """;

  private final DatabaseClient database;
  private final Ledger ledger;
  private final Catalogue catalogue;
  private final Promises promises;

  SortRequest(DatabaseClient database, Ledger ledger, Catalogue catalogue, Promises promises) {
    this.database = database;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.promises = promises;
  }

  /**
   * What it shall be.
   *
   * @param why for the audit log
   */
  public record Sorting(ServiceItem item, String why, Staff by) {}

  /** The request; empty when there is none. */
  public Mono<Sortable> find(UUID id) {
    return database.sql(Sortable.SELECT).bind("id", id).map(Sortable::of).one();
  }

  /** Decides and writes; again, on fresh facts, when something else happened in between. */
  public Mono<SortOutcome> sort(UUID id, Sorting sorting) {
    return Mono.defer(() -> once(id, sorting))
        .repeatWhenEmpty(MOST_TRIES, again -> again)
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("The request kept changing meanwhile.")));
  }

  /** Empty when something else happened between reading and writing. */
  private Mono<SortOutcome> once(UUID id, Sorting sorting) {
    return find(id)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(
            found ->
                found
                    .map(one -> attempt(one, sorting))
                    .orElseGet(() -> Mono.just(new SortOutcome.Unknown())));
  }

  private Mono<SortOutcome> attempt(Sortable found, Sorting sorting) {
    return found
        .whyNot()
        .map(Mono::just)
        .orElseGet(
            () ->
                ledger
                    .write(change(found, sorting))
                    .filter(Written.Applied.class::isInstance)
                    .map(_ -> new SortOutcome.Done()));
  }

  private Change change(Sortable found, Sorting sorting) {
    var request = found.request();
    var item = sorting.item();
    var event =
        new RequestSorted(
            UUID.randomUUID(),
            request.id(),
            request.now(),
            request.area(),
            new Need(item.code(), item.urgency(), item.skills(), item.flags()),
            clocks(found, item));
    return Change.of(SORT)
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("from", Sortable.STATES.stream().map(Enum::name).toArray(String[]::new))
        .bind("round", request.round())
        .bind("now", request.now())
        .bind("event", event.eventId())
        .bind("item", item.code().value())
        .bind("itemVersion", item.version())
        .bind("group", item.groupCode())
        .bind("urgency", item.urgency().name())
        .bind("acceptBy", event.clocks().acceptBy())
        .bind("finishBy", event.clocks().finishBy())
        .bind("later", seconds(found.clocks().finishBy(), event.clocks().finishBy()))
        .bind("by", sorting.by().person())
        .bind("why", sorting.why())
        .bind("source", sorting.by().source())
        .bind("before", summary(request.item().value(), found.itemVersion(), found.clocks()))
        .bind("after", summary(item.code().value(), item.version(), event.clocks()))
        .publishing(event);
  }

  /** As if it had been ordered as this item; waits and extensions stay added. */
  private Clocks clocks(Sortable found, ServiceItem item) {
    var was = catalogue.get(found.request().item(), found.itemVersion());
    var promised = promises.of(was, found.beganAt());
    var anew = promises.of(item, found.beganAt());
    var acceptBy = moved(anew.acceptBy(), promised.acceptBy(), found.clocks().acceptBy());
    var finishBy = moved(anew.finishBy(), promised.finishBy(), found.clocks().finishBy());
    return new Clocks(acceptBy, finishBy.isBefore(acceptBy) ? acceptBy : finishBy);
  }

  private static Instant moved(Instant anew, Instant promised, Instant running) {
    return anew.plus(Duration.between(promised, running));
  }

  private static double seconds(Instant from, Instant until) {
    return Duration.between(from, until).toMillis() / 1000.0;
  }

  private static String summary(String item, int version, Clocks clocks) {
    return "item=%s/%d; accept-by=%s; finish-by=%s"
        .formatted(item, version, clocks.acceptBy(), clocks.finishBy());
  }
}
