package org.diandan.matching.assigning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.matching.assignment.GuardedWrites;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFiles;
import org.diandan.matching.dispatch.ManualOffer;
import org.diandan.matching.dispatch.TeamFit;
import org.diandan.matching.dispatch.policy.PersonsChoice;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * An official asks a team that was not proposed, with a reason that is kept. Rules that protect
 * people hold all the same, and a team that cannot say yes is not asked; the team may decline like
 * any other.
 */
@Component
public class OverruleRules {

  private static final int FOUND = 10;

  private final CaseFiles files;
  private final TeamFit fit;
  private final GuardedWrites writes;
  private final ManualOffer offers;

  OverruleRules(CaseFiles files, TeamFit fit, GuardedWrites writes, ManualOffer offers) {
    this.files = files;
    this.fit = fit;
    this.writes = writes;
    this.offers = offers;
  }

  /** What became of it. */
  public sealed interface Outcome {

    /** The team is asked. */
    record Asked(UUID offerId) implements Outcome {}

    /** Nobody is being looked for (any more). */
    record NotSearching() implements Outcome {}

    /** The team is being asked already. */
    record AskedAlready() implements Outcome {}

    /** No such team takes offers there. */
    record UnknownTeam() implements Outcome {}

    /** Rules stand against it that nobody sets aside. */
    record NotAllowed(PersonsChoice choice) implements Outcome {}
  }

  /** Whom an official wants to ask, and why. */
  public record Wish(UUID teamId, UUID officialId, String because) {

    public Wish {
      if (because.isBlank()) {
        throw new IllegalArgumentException("Setting a rule aside takes a reason.");
      }
    }
  }

  /** Teams by a part of their name, at most ten, each with what speaks against it. */
  public Mono<List<PersonsChoice>> find(CaseFile file, String part) {
    return part.isBlank() ? Mono.just(List.of()) : fit.named(file, part.strip(), FOUND);
  }

  /** Asks the team, unless a rule that holds always is against it. */
  public Mono<Outcome> ask(UUID requestId, Wish wish) {
    return writes.retried(
        Mono.defer(() -> files.find(requestId)).flatMap(file -> attempt(file, wish)),
        new Outcome.NotSearching());
  }

  private Mono<Optional<Outcome>> attempt(CaseFile file, Wish wish) {
    if (!file.isSearching()) {
      return Mono.just(Optional.of(new Outcome.NotSearching()));
    }
    if (file.unanswered().stream().anyMatch(offer -> offer.teamId().equals(wish.teamId()))) {
      return Mono.just(Optional.of(new Outcome.AskedAlready()));
    }
    return fit.chosen(file, wish.teamId())
        .flatMap(choice -> attempt(file, wish, choice))
        .defaultIfEmpty(Optional.of(new Outcome.UnknownTeam()));
  }

  private Mono<Optional<Outcome>> attempt(CaseFile file, Wish wish, PersonsChoice choice) {
    if (!choice.mayBeAsked()) {
      return Mono.just(Optional.of(new Outcome.NotAllowed(choice)));
    }
    var person = new ManualOffer.Person(wish.officialId(), wish.because(), choice.overruled());
    var asked = offers.to(file, choice.offer(), person);
    return writes.write(asked.change(), new Outcome.Asked(asked.offerId()));
  }
}
