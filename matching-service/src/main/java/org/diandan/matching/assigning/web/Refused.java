package org.diandan.matching.assigning.web;

import org.diandan.matching.assigning.OverruleRules;
import org.diandan.matching.board.ManualDispatch;

/** Keys of the sentences that say why a team is not asked. */
final class Refused {

  private Refused() {}

  static String sentence(ManualDispatch.Outcome outcome) {
    return switch (outcome) {
      case ManualDispatch.Outcome.NotSearching _ -> "manual.notSearching";
      case ManualDispatch.Outcome.AskedAlready _ -> "manual.askedAlready";
      case ManualDispatch.Outcome.NotFit _ -> "manual.notFit";
      case ManualDispatch.Outcome.NoRoom _ -> "manual.noRoom";
      case ManualDispatch.Outcome.ReasonMissing _ -> "assigning.notProposed";
      case ManualDispatch.Outcome.Asked _ ->
          throw new IllegalArgumentException("A team that is asked is not refused.");
    };
  }

  static String sentence(OverruleRules.Outcome outcome) {
    return switch (outcome) {
      case OverruleRules.Outcome.NotSearching _ -> "manual.notSearching";
      case OverruleRules.Outcome.AskedAlready _ -> "manual.askedAlready";
      case OverruleRules.Outcome.UnknownTeam _ -> "assigning.unknownTeam";
      case OverruleRules.Outcome.NotAllowed _ -> "assigning.notAllowed";
      case OverruleRules.Outcome.Asked _ ->
          throw new IllegalArgumentException("A team that is asked is not refused.");
    };
  }
}
