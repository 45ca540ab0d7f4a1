package org.diandan.matching.hours;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.diandan.matching.hours.TakeHoursSteps.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An official decides an objection or a review, strikes an entry or writes it again. */
@Component
public class DecideHours {

  private final TakeHoursSteps steps;
  private final Entries entries;

  DecideHours(TakeHoursSteps steps, Entries entries) {
    this.steps = steps;
    this.entries = entries;
  }

  /**
   * A decision.
   *
   * @param served the right times; null unless the entry is corrected
   * @param answer why, 1 to 500 characters; the person reads it
   * @param answersFor whether the official answers for an area
   */
  public record Decision(
      UUID entryId,
      UUID official,
      Verdict verdict,
      @Nullable Served served,
      String answer,
      Predicate<String> answersFor) {

    public Decision {
      if ((verdict == Verdict.CORRECTED) != (served != null)) {
        throw new IllegalArgumentException("Corrections, and only those, name other times.");
      }
    }
  }

  /** Decides, if the entry is of an area the official answers for. */
  public Mono<EntryOutcome> decide(Decision decision) {
    return steps.take(
        new Wish(decision.entryId(), decision.official(), decision.answer(), decision.verdict()),
        (filed, step) ->
            decision.answersFor().test(filed.area())
                ? step(decision, filed.entry(), step).map(Optional::of)
                : Mono.just(Optional.empty()));
  }

  private Mono<Step> step(Decision decision, Entry entry, Steps steps) {
    return switch (decision.verdict()) {
      case UPHELD -> Mono.just(steps.strike(entry, decision.official()));
      case TURNED_DOWN -> Mono.just(steps.uphold(entry, decision.official()));
      case CORRECTED -> correct(decision, entry, steps);
    };
  }

  private Mono<Step> correct(Decision decision, Entry entry, Steps steps) {
    var person = entry.personId();
    var served = requireNonNull(decision.served());
    return entries
        .listStanding(List.of(person), served)
        .collectList()
        .map(
            standing ->
                steps.correct(entry, served, decision.official(), Book.of(person, standing)));
  }
}
