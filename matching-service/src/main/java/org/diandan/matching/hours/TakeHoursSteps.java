package org.diandan.matching.hours;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.diandan.matching.assignment.GuardedWrites;
import org.diandan.outbox.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads an entry, decides a step and writes it, unless something moved meanwhile. */
@Component
class TakeHoursSteps {

  private static final String MOVE =
      """
      changed as (
        update matching.hours_entry
        set state = :state, because = :because, rung = :rung, vouched_by = :vouched_by,
          notice_from = :notice_from, revision = revision + 1
        where id = :id
          and revision = :revision
        returning id, revision),
      step as (
        insert into matching.hours_step (entry_id, revision, state, rung, taken_by, words, taken_at)
        select id, revision, :state, :rung, :taken_by, :words, now()
        from changed)
      """;

  private static final String OBJECT =
      MOVE
          + """
          , objection as (
            insert into matching.hours_dispute (id, entry_id, raised_by, words, raised_at)
            select gen_random_uuid(), id, :taken_by, :words, now()
            from changed)
          """;

  private static final String DECIDE =
      MOVE
          + """
          , verdict as (
            update matching.hours_dispute d
            set verdict = :verdict, decided_by = :taken_by, decided_at = now(), answer = :words
            from changed
            where d.entry_id = changed.id
              and d.verdict is null)
          """;

  private static final String WRITE_AGAIN = DECIDE + ", " + RecordHours.ENTRIES;

  private final Entries entries;
  private final HoursRules rules;
  private final GuardedWrites writes;
  private final JsonMapper json;

  TakeHoursSteps(Entries entries, HoursRules rules, GuardedWrites writes, JsonMapper json) {
    this.entries = entries;
    this.rules = rules;
    this.writes = writes;
    this.json = json;
  }

  /**
   * Who wants to take which step.
   *
   * @param words said with it; null for none
   * @param verdict on the objection that waits, if one does; null when the step is none
   */
  record Wish(UUID entryId, UUID personId, @Nullable String words, @Nullable Verdict verdict) {}

  /**
   * Takes a step.
   *
   * @param decide from what is known; empty when the entry is none of this person's business
   */
  Mono<EntryOutcome> take(Wish wish, BiFunction<Filed, Steps, Mono<Optional<Step>>> decide) {
    return writes.retried(
        Mono.defer(() -> entries.find(wish.entryId()))
            .flatMap(
                filed ->
                    decide
                        .apply(filed, new Steps(rules, filed.now()))
                        .flatMap(step -> write(wish, filed, step)))
            .defaultIfEmpty(Optional.of(new EntryOutcome.Unknown())),
        new EntryOutcome.NotNow(EntryState.RECORDED));
  }

  private Mono<Optional<EntryOutcome>> write(Wish wish, Filed filed, Optional<Step> decided) {
    if (decided.isEmpty()) {
      return Mono.just(Optional.of(new EntryOutcome.Unknown()));
    }
    return switch (decided.get()) {
      case Step.Taken taken -> {
        var instead = taken.instead();
        yield writes.write(
            change(wish, taken), new EntryOutcome.Done(instead == null ? taken.entry() : instead));
      }
      case Step.NotNow _ -> Mono.just(Optional.of(new EntryOutcome.NotNow(filed.entry().state())));
      case Step.NotYours _ -> Mono.just(Optional.of(new EntryOutcome.OwnEntry()));
      case Step.Overlaps _ -> Mono.just(Optional.of(new EntryOutcome.Overlaps()));
    };
  }

  private Change change(Wish wish, Step.Taken taken) {
    var entry = taken.entry();
    var change =
        statement(wish, taken)
            .bind("id", entry.id())
            .bind("revision", entry.revision())
            .bind("state", entry.state().name())
            .bindNullable(
                "because", entry.because() == null ? null : entry.because().name(), String.class)
            .bind("rung", entry.rung().name())
            .bindNullable("vouched_by", entry.evidence().vouchedBy(), UUID.class)
            .bindNullable("notice_from", entry.noticeFrom(), Instant.class)
            .bind("taken_by", wish.personId())
            .bindNullable("words", wish.words(), String.class);
    return change.publishing(taken.events());
  }

  private Change statement(Wish wish, Step.Taken taken) {
    if (taken.entry().state() == EntryState.DISPUTED) {
      return Change.of(OBJECT);
    }
    var verdict = wish.verdict();
    if (verdict == null) {
      return Change.of(MOVE);
    }
    var instead = taken.instead();
    return instead == null
        ? Change.of(DECIDE).bind("verdict", verdict.name())
        : Change.of(WRITE_AGAIN)
            .bind("verdict", verdict.name())
            .bind("hours_entries", json.writeValueAsString(List.of(requireNonNull(instead))));
  }
}
