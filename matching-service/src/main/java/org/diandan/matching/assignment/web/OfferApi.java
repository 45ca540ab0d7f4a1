package org.diandan.matching.assignment.web;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.DeclineReason;
import org.diandan.matching.assignment.Answer;
import org.diandan.matching.assignment.AnswerOffer;
import org.diandan.matching.assignment.OfferCard;
import org.diandan.matching.assignment.SeeOffer;
import org.diandan.matching.assignment.TeamDesk;
import org.diandan.matching.team.Memberships;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Offers for the programs of leaders. */
@RestController
@RequestMapping("/api/offers")
class OfferApi {

  private final AnswerOffer answers;
  private final SeeOffer seeOffer;
  private final TeamDesk desk;
  private final Memberships memberships;

  OfferApi(AnswerOffer answers, SeeOffer seeOffer, TeamDesk desk, Memberships memberships) {
    this.answers = answers;
    this.seeOffer = seeOffer;
    this.desk = desk;
    this.memberships = memberships;
  }

  /** The answer to an acceptance. */
  record Accepted(UUID assignmentId) {}

  /** Why not; one of {@link DeclineReason}. */
  record Reason(@Nullable String reason) {}

  /** Open offers of the teams the caller leads, the one that ends first on top. */
  @GetMapping
  Flux<OfferCard> open(@AuthenticationPrincipal SignedIn leader) {
    return memberships
        .of(leader.personId())
        .flatMapMany(standing -> desk.listOpenOffers(standing.leads()));
  }

  /** One offer in whatever state, seen from now on; 404 also when it is for another team. */
  @GetMapping("/{offerId}")
  Mono<OfferCard> offer(@PathVariable UUID offerId, @AuthenticationPrincipal SignedIn leader) {
    return seeOffer
        .of(offerId, leader.personId())
        .switchIfEmpty(Mono.error(Refusals::unknownOffer));
  }

  /** Takes the task; 409 with a plain sentence when it is too late or the team is full. */
  @PostMapping("/{offerId}/acceptance")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Accepted> accept(@PathVariable UUID offerId, @AuthenticationPrincipal SignedIn leader) {
    return answers.accept(offerId, leader.personId()).map(OfferApi::accepted);
  }

  /** Leaves the task to others. */
  @PostMapping("/{offerId}/refusal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> decline(
      @PathVariable UUID offerId,
      @RequestBody Reason body,
      @AuthenticationPrincipal SignedIn leader) {
    return answers
        .decline(offerId, leader.personId(), reason(body.reason()))
        .doOnNext(OfferApi::requireDeclined)
        .then();
  }

  static DeclineReason reason(@Nullable String text) {
    for (var reason : DeclineReason.values()) {
      if (reason.name().equals(text)) {
        return reason;
      }
    }
    throw new InvalidInput(List.of(new FieldError("reason", "offer.reason.missing")));
  }

  static Accepted accepted(Answer answer) {
    return switch (answer) {
      case Answer.Accepted yes -> new Accepted(yes.assignmentId());
      case Answer.UnknownOffer _ -> throw Refusals.unknownOffer();
      case Answer.TooLate late -> throw Refusals.tooLate(late);
      case Answer.NoRoom full -> throw Refusals.noRoom(full);
      case Answer.Declined _ -> throw new IllegalStateException("A yes does not become a no.");
    };
  }

  static void requireDeclined(Answer answer) {
    switch (answer) {
      case Answer.Declined _ -> {}
      case Answer.UnknownOffer _ -> throw Refusals.unknownOffer();
      case Answer.TooLate late -> throw Refusals.tooLate(late);
      case Answer.NoRoom full -> throw Refusals.noRoom(full);
      case Answer.Accepted _ -> throw new IllegalStateException("A no does not become a yes.");
    }
  }
}
