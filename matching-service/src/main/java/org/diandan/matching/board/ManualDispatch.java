package org.diandan.matching.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.matching.assignment.GuardedWrites;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFiles;
import org.diandan.matching.dispatch.ManualOffer;
import org.diandan.matching.dispatch.TeamFit;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * An official asks a team. It is an offer like any other, which the team may decline: nobody can be
 * made to serve (志愿服务条例 Art. 25, 40). The hard rules hold here too; passing over the first proposal
 * needs a reason.
 */
@Component
public class ManualDispatch {

  private static final int PROPOSED = 10;

  private final CaseFiles files;
  private final TeamFit fit;
  private final GuardedWrites writes;
  private final ManualOffer offers;

  ManualDispatch(CaseFiles files, TeamFit fit, GuardedWrites writes, ManualOffer offers) {
    this.files = files;
    this.fit = fit;
    this.writes = writes;
    this.offers = offers;
  }

  /** What became of it. */
  public sealed interface Outcome {

    /** The team is asked. */
    record Asked(UUID offerId, Instant expiresAt) implements Outcome {}

    /** Nobody is being looked for (any more). */
    record NotSearching() implements Outcome {}

    /** The team is being asked already. */
    record AskedAlready() implements Outcome {}

    /** A hard rule stands against it. */
    record NotFit() implements Outcome {}

    /** The team has no room. */
    record NoRoom() implements Outcome {}

    /** It is not the first proposal, and no reason was given. */
    record ReasonMissing(String firstTeamName) implements Outcome {}
  }

  /**
   * Whom an official wants to ask.
   *
   * @param because null when it is the first proposal
   */
  public record Wish(UUID teamId, UUID officialId, @Nullable String because) {}

  /** The file, for whoever checks authority; empty when there is none. */
  public Mono<CaseFile> find(UUID requestId) {
    return files.find(requestId);
  }

  /** The best teams that were not asked in this round. */
  public Mono<Proposals> propose(CaseFile file) {
    return fit.rank(file, PROPOSED).map(Proposals::of);
  }

  /** Asks a team. */
  public Mono<Outcome> ask(UUID requestId, Wish wish) {
    return writes.retried(
        Mono.defer(() -> files.find(requestId)).flatMap(file -> attempt(file, wish)),
        new Outcome.NotSearching());
  }

  private Mono<Optional<Outcome>> attempt(CaseFile file, Wish wish) {
    if (!file.isSearching()) {
      return done(new Outcome.NotSearching());
    }
    if (file.unanswered().stream().anyMatch(offer -> offer.teamId().equals(wish.teamId()))) {
      return done(new Outcome.AskedAlready());
    }
    return Mono.zip(fit.of(file, wish.teamId()), fit.rank(file, 1))
        .flatMap(found -> attempt(file, wish, found.getT1(), found.getT2()));
  }

  private Mono<Optional<Outcome>> attempt(
      CaseFile file, Wish wish, DispatchDecision fitting, DispatchDecision ranked) {
    return switch (fitting) {
      case DispatchDecision.Ask ask when !ask.offers().isEmpty() ->
          overrules(ranked, wish)
              .map(first -> done(new Outcome.ReasonMissing(first)))
              .orElseGet(() -> write(file, wish, ask.offers().getFirst()));
      case DispatchDecision.EverybodyBusy _ -> done(new Outcome.NoRoom());
      case DispatchDecision.Ask _,
          DispatchDecision.NobodyQualified _,
          DispatchDecision.EverybodyAsked _ ->
          done(new Outcome.NotFit());
    };
  }

  /** The team that is passed over without a word. */
  private static Optional<String> overrules(DispatchDecision ranked, Wish wish) {
    return wish.because() == null
            && ranked instanceof DispatchDecision.Ask ask
            && !ask.offers().isEmpty()
            && !ask.offers().getFirst().teamId().equals(wish.teamId())
        ? Optional.of(ask.offers().getFirst().teamName())
        : Optional.empty();
  }

  private Mono<Optional<Outcome>> write(CaseFile file, Wish wish, DispatchDecision.Offer offer) {
    var asked =
        offers.to(
            file, offer, new ManualOffer.Person(wish.officialId(), wish.because(), List.of()));
    return writes.write(asked.change(), new Outcome.Asked(asked.offerId(), asked.expiresAt()));
  }

  private static Mono<Optional<Outcome>> done(Outcome outcome) {
    return Mono.just(Optional.of(outcome));
  }
}
