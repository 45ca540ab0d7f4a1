package org.diandan.matching.assignment;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.diandan.contract.DeclineReason;
import org.diandan.matching.assignment.OfferChanges.Yes;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFile.Offer;
import org.diandan.matching.dispatch.CaseFile.OfferState;
import org.diandan.matching.dispatch.CaseFiles;
import org.diandan.matching.dispatch.SettingsInForce;
import org.diandan.matching.team.Memberships;
import org.diandan.matching.team.Memberships.Standing;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A leader says yes or no.
 *
 * <p>A yes holds when the offer is still open, the team has room and no assignment of the request
 * is active. All three are conditions of the one statement that writes it; the last one is a unique
 * index besides.
 */
@Component
public class AnswerOffer {

  private final CaseFiles files;
  private final Memberships memberships;
  private final GuardedWrites writes;
  private final SettingsInForce settings;

  AnswerOffer(
      CaseFiles files, Memberships memberships, GuardedWrites writes, SettingsInForce settings) {
    this.files = files;
    this.memberships = memberships;
    this.writes = writes;
    this.settings = settings;
  }

  /** Takes the task for the team; whoever else was asked is told at once. */
  public Mono<Answer> accept(UUID offerId, UUID personId) {
    return answer(offerId, personId, (file, offer) -> accept(file, offer, personId));
  }

  /** Leaves the task to others, who are asked at once; costs the team nothing. */
  public Mono<Answer> decline(UUID offerId, UUID personId, DeclineReason reason) {
    return answer(offerId, personId, (file, offer) -> decline(file, offer, personId, reason));
  }

  private Mono<Answer> answer(
      UUID offerId, UUID personId, BiFunction<CaseFile, Offer, Mono<Optional<Answer>>> write) {
    return writes.retried(
        Mono.defer(() -> read(offerId, personId)).flatMap(reading -> decide(reading, write)),
        new Answer.TooLate(OfferState.SENT));
  }

  private Mono<Reading> read(UUID offerId, UUID personId) {
    var file = files.findByOffer(offerId).map(Optional::of).defaultIfEmpty(Optional.empty());
    return Mono.zip(file, memberships.of(personId))
        .map(read -> new Reading(read.getT1(), read.getT2(), offerId));
  }

  private static Mono<Optional<Answer>> decide(
      Reading reading, BiFunction<CaseFile, Offer, Mono<Optional<Answer>>> write) {
    var offer = reading.findOffer();
    if (reading.file().isEmpty() || offer.isEmpty()) {
      return answered(new Answer.UnknownOffer());
    }
    var file = reading.file().get();
    if (offer.get().state() != OfferState.SENT) {
      return answered(new Answer.TooLate(offer.get().state()));
    }
    return offer.get().expiresAt().isAfter(file.now())
        ? write.apply(file, offer.get())
        : answered(new Answer.TooLate(OfferState.EXPIRED));
  }

  private Mono<Optional<Answer>> accept(CaseFile file, Offer offer, UUID personId) {
    if (!offer.teamHasRoom()) {
      return answered(new Answer.NoRoom(offer.teamName()));
    }
    var clocks = settings.visitClocks();
    var startBy = clocks.startBy(file);
    var yes = new Yes(personId, UUID.randomUUID(), startBy, clocks.firstLook(startBy));
    return writes.write(
        OfferChanges.accept(file, offer, yes), new Answer.Accepted(yes.assignmentId()));
  }

  private Mono<Optional<Answer>> decline(
      CaseFile file, Offer offer, UUID personId, DeclineReason reason) {
    return writes.write(OfferChanges.decline(file, offer, personId, reason), new Answer.Declined());
  }

  private static Mono<Optional<Answer>> answered(Answer answer) {
    return Mono.just(Optional.of(answer));
  }

  private record Reading(Optional<CaseFile> file, Standing standing, UUID offerId) {

    Optional<Offer> findOffer() {
      return file.flatMap(known -> known.findOffer(offerId))
          .filter(offer -> standing.leads().contains(offer.teamId()));
    }
  }
}
