package org.diandan.matching.assigning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.matching.board.ManualDispatch;
import org.diandan.matching.board.ManualDispatch.Wish;
import org.diandan.matching.board.Proposals;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks several of the proposed teams, the best first; whoever says yes first gets the task. A
 * choice that leaves out a better proposal needs a reason.
 */
@Component
public class AskSeveral {

  private final ManualDispatch dispatch;

  AskSeveral(ManualDispatch dispatch) {
    this.dispatch = dispatch;
  }

  /** What became of it. */
  public sealed interface Outcome {

    /**
     * Those that could be asked are.
     *
     * @param teams how many
     * @param refused why others are not, in the order of the proposals
     */
    record Asked(int teams, List<ManualDispatch.Outcome> refused) implements Outcome {

      public Asked {
        refused = List.copyOf(refused);
      }
    }

    /** A better proposal is left out without a reason; nobody is asked. */
    record ReasonMissing(String betterTeamName) implements Outcome {}

    /** Some are not among the proposals (any more); nobody is asked. */
    record NotProposed() implements Outcome {}
  }

  /**
   * Whom an official wants to ask.
   *
   * @param because null when no better proposal is left out
   */
  public record Several(List<UUID> teams, UUID officialId, @Nullable String because) {

    public Several {
      teams = List.copyOf(teams);
    }
  }

  /** Asks them one after the other. */
  public Mono<Outcome> ask(CaseFile file, Several several) {
    return dispatch.propose(file).flatMap(proposals -> ask(file, several, proposals));
  }

  private Mono<Outcome> ask(CaseFile file, Several several, Proposals proposals) {
    var wanted = new HashSet<>(several.teams());
    var ranked = proposals.teams();
    var chosen = ranked.stream().map(Offer::teamId).filter(wanted::contains).toList();
    if (chosen.size() < wanted.size()) {
      return Mono.just(new Outcome.NotProposed());
    }
    var better = leftOut(ranked, wanted);
    if (several.because() == null && better.isPresent()) {
      return Mono.just(new Outcome.ReasonMissing(better.get().teamName()));
    }
    return Flux.fromIterable(chosen)
        .concatMap(team -> dispatch.ask(file.requestId(), wish(team, several)))
        .collectList()
        .map(AskSeveral::outcome);
  }

  /** The best proposal that stands above a chosen one and is not chosen itself. */
  static Optional<Offer> leftOut(List<Offer> ranked, Set<UUID> wanted) {
    var above = ranked.subList(0, Math.min(wanted.size(), ranked.size()));
    return above.stream().filter(offer -> !wanted.contains(offer.teamId())).findFirst();
  }

  private static Wish wish(UUID team, Several several) {
    return new Wish(team, several.officialId(), several.because());
  }

  private static Outcome outcome(List<ManualDispatch.Outcome> outcomes) {
    var refused = new ArrayList<ManualDispatch.Outcome>();
    outcomes.stream()
        .filter(outcome -> !(outcome instanceof ManualDispatch.Outcome.Asked))
        .forEach(refused::add);
    return new Outcome.Asked(outcomes.size() - refused.size(), refused);
  }
}
