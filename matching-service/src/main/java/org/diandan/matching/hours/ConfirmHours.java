package org.diandan.matching.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.contract.HoursEvent;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Confirms entries whose public notice has passed. Any instance may sweep at any moment: entries
 * that moved meanwhile refuse the whole change, and the next sweep reads anew.
 */
@Component
class ConfirmHours {

  private static final Logger LOG = LoggerFactory.getLogger(ConfirmHours.class);
  private static final Duration A_SWEEP = Duration.ofMinutes(1);
  private static final int AT_ONCE = 200;

  private static final String MOVE =
      """
      due as (
        select h.id
        from matching.hours_entry h
        join unnest(:ids, :revisions) as d(id, revision)
          on d.id = h.id and d.revision = h.revision
        order by h.id
        for update of h),
      changed as (
        select 1 as held
        from due
        having count(*) = cardinality(:ids)),
      moved as (
        update matching.hours_entry h
        set state = d.state, because = nullif(d.because, ''), revision = h.revision + 1
        from unnest(:ids, :states, :becauses) as d(id, state, because), changed
        where h.id = d.id
        returning h.id, h.revision, h.state, h.rung),
      steps as (
        insert into matching.hours_step (entry_id, revision, state, rung, taken_at)
        select id, revision, state, rung, now()
        from moved)
      """;

  private final Entries entries;
  private final HoursRules rules;
  private final Ledger ledger;

  ConfirmHours(Entries entries, HoursRules rules, Ledger ledger) {
    this.entries = entries;
    this.rules = rules;
    this.ledger = ledger;
  }

  @Scheduled(
      initialDelayString = "${matching.hours.sweep-every}",
      fixedDelayString = "${matching.hours.sweep-every}")
  void sweep() {
    sweepOnce()
        .repeat()
        .takeUntil(confirmed -> confirmed < AT_ONCE)
        .timeout(A_SWEEP)
        .onErrorResume(
            failure -> {
              LOG.warn("Hours could not be confirmed and stay due", failure);
              return Mono.empty();
            })
        .blockLast(A_SWEEP);
  }

  /** Moves at most 200 entries; 0 when none is due, or when one of them moved by itself. */
  Mono<Integer> sweepOnce() {
    return entries
        .listDue(rules.notice(), AT_ONCE)
        .collectList()
        .flatMap(due -> due.isEmpty() ? Mono.just(0) : move(due));
  }

  private Mono<Integer> move(List<Filed> due) {
    var persons = due.stream().map(filed -> filed.entry().personId()).collect(Collectors.toSet());
    var from = due.stream().map(filed -> filed.entry().served().from()).min(Instant::compareTo);
    var until = due.stream().map(filed -> filed.entry().served().until()).max(Instant::compareTo);
    return entries
        .listStanding(persons, new Served(from.orElseThrow(), until.orElseThrow()))
        .collectList()
        .flatMap(standing -> ledger.write(change(due, standing)))
        .map(written -> written instanceof Written.Applied ? due.size() : 0);
  }

  private Change change(List<Filed> due, Collection<Entry> standing) {
    var moved = new ArrayList<Entry>();
    var events = new ArrayList<HoursEvent>();
    for (var filed : due) {
      var entry = filed.entry();
      if (isTooMuch(entry, standing)) {
        moved.add(entry.in(EntryState.IN_REVIEW, Because.LONG_DAY));
      } else if (new Steps(rules, filed.now()).confirm(entry) instanceof Step.Taken taken) {
        moved.add(taken.entry());
        events.addAll(taken.events());
      }
    }
    return Change.of(MOVE)
        .bind("ids", moved.stream().map(Entry::id).toArray(UUID[]::new))
        .bind("revisions", moved.stream().map(Entry::revision).toArray(Integer[]::new))
        .bind("states", moved.stream().map(entry -> entry.state().name()).toArray(String[]::new))
        .bind("becauses", moved.stream().map(ConfirmHours::because).toArray(String[]::new))
        .publishing(events);
  }

  /**
   * Two visits that ended at the same moment did not see each other's minutes; whoever has a reason
   * already was reviewed.
   */
  private boolean isTooMuch(Entry entry, Collection<Entry> standing) {
    return entry.because() == null && Book.of(entry.personId(), standing).hasLongDay(entry, rules);
  }

  private static String because(Entry entry) {
    var because = entry.because();
    return because == null ? "" : because.name();
  }
}
