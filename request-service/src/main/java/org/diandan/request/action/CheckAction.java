package org.diandan.request.action;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diandan.request.intake.Fault;
import org.diandan.request.intake.OwnWords;
import org.diandan.request.intake.WishedTime;
import org.diandan.request.action.ResidentAction.AddWords;
import org.diandan.request.action.ResidentAction.Evaluate;
import org.diandan.request.action.ResidentAction.Reopen;
import org.diandan.request.action.ResidentAction.Reschedule;
import org.diandan.request.action.ResidentAction.Urge;
import org.diandan.request.action.ResidentAction.Withdraw;

/** Decides whether what was given with an action can be used, whatever the request's state. */
final class CheckAction {

  private static final int LONGEST_WORDS = 1000;
  private static final int LONGEST_REASON = 200;
  private static final int MOST_STARS = 5;

  private CheckAction() {}

  /** What is wrong with it; empty when it can be used. */
  static List<Fault> faults(ResidentAction action, Instant now) {
    return switch (action) {
      case Urge _ -> List.of();
      case Withdraw withdraw ->
          withdraw.reason() == null
              ? List.of()
              : one(OwnWords.fault("reason", withdraw.reason(), LONGEST_REASON));
      case AddWords added ->
          added.words().isBlank()
              ? List.of(Fault.malformed("words", "request.words-added.missing"))
              : one(words(added.words()));
      case Reschedule wish -> WishedTime.faults(wish.from(), wish.until(), now);
      case Evaluate verdict -> faults(verdict);
      case Reopen reopen -> one(words(reopen.words()));
    };
  }

  private static List<Fault> faults(Evaluate verdict) {
    var faults = new ArrayList<Fault>();
    if (verdict.stars() < 1 || verdict.stars() > MOST_STARS) {
      faults.add(Fault.malformed("stars", "request.stars.range"));
    }
    words(verdict.words()).ifPresent(faults::add);
    return faults;
  }

  private static Optional<Fault> words(String words) {
    return OwnWords.fault("words", words, LONGEST_WORDS);
  }

  private static List<Fault> one(Optional<Fault> fault) {
    return fault.stream().toList();
  }
}
