package org.diandan.matching.assignment.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.contract.DeclineReason;
import org.diandan.matching.assignment.Answer;
import org.diandan.matching.assignment.AnswerOffer;
import org.diandan.matching.assignment.PersonsDesk;
import org.diandan.matching.assignment.SeeOffer;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The leader's desk on the phone: offers to answer and tasks to do. */
@Controller
class OfferPages {

  private final AnswerOffer answers;
  private final SeeOffer seeOffer;
  private final PersonsDesk desk;
  private final Wording wording;

  OfferPages(AnswerOffer answers, SeeOffer seeOffer, PersonsDesk desk, Wording wording) {
    this.answers = answers;
    this.seeOffer = seeOffer;
    this.desk = desk;
    this.wording = wording;
  }

  @GetMapping("/offers")
  Mono<String> page(@AuthenticationPrincipal SignedIn leader, Locale locale, Model model) {
    return filled(leader, locale, model).thenReturn("matching/offers");
  }

  /** The lists alone, for the live page to swap in. */
  @GetMapping("/offers/list")
  Mono<String> lists(@AuthenticationPrincipal SignedIn leader, Locale locale, Model model) {
    return filled(leader, locale, model).thenReturn("matching/offers-list :: list");
  }

  @GetMapping("/offers/{offerId}")
  Mono<Rendering> card(
      @PathVariable UUID offerId, @AuthenticationPrincipal SignedIn leader, Locale locale) {
    return card(offerId, leader, locale, null);
  }

  /** Nothing while the offer can be answered; what became of it as soon as it cannot. */
  @GetMapping("/offers/{offerId}/now")
  Mono<Rendering> now(
      @PathVariable UUID offerId, @AuthenticationPrincipal SignedIn leader, Locale locale) {
    return seeOffer
        .of(offerId, leader.personId())
        .switchIfEmpty(Mono.error(Refusals::unknownOffer))
        .map(
            card ->
                card.isOpen()
                    ? Rendering.view("matching/parts :: unchanged")
                        .status(HttpStatus.NO_CONTENT)
                        .build()
                    : Rendering.view("matching/parts :: ended(${ended})")
                        .modelAttribute("ended", card.state().name())
                        .build());
  }

  @PostMapping("/offers/{offerId}/acceptance")
  Mono<Rendering> accept(
      @PathVariable UUID offerId, @AuthenticationPrincipal SignedIn leader, Locale locale) {
    return answers
        .accept(offerId, leader.personId())
        .flatMap(answer -> next(answer, offerId, leader, locale));
  }

  @PostMapping("/offers/{offerId}/refusal")
  Mono<Rendering> decline(
      @PathVariable UUID offerId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn leader,
      Locale locale) {
    return exchange
        .getFormData()
        .map(form -> OfferApi.reason(form.getFirst("reason")))
        .flatMap(reason -> answers.decline(offerId, leader.personId(), reason))
        .flatMap(answer -> next(answer, offerId, leader, locale));
  }

  private Mono<Rendering> next(Answer answer, UUID offerId, SignedIn leader, Locale locale) {
    return switch (answer) {
      case Answer.Accepted yes ->
          Mono.just(Rendering.redirectTo("/visits/" + yes.assignmentId()).build());
      case Answer.Declined _ -> Mono.just(Rendering.redirectTo("/offers").build());
      case Answer.UnknownOffer _ -> Mono.error(Refusals.unknownOffer());
      case Answer.TooLate late -> card(offerId, leader, locale, Refusals.tooLate(late));
      case Answer.NoRoom full -> card(offerId, leader, locale, Refusals.noRoom(full));
    };
  }

  private Mono<Rendering> card(
      UUID offerId, SignedIn leader, Locale locale, @Nullable Refusal refusal) {
    return seeOffer
        .of(offerId, leader.personId())
        .switchIfEmpty(Mono.error(Refusals::unknownOffer))
        .map(card -> wording.offer(card, locale))
        .map(offer -> rendering(offer, refusal == null ? null : wording.said(refusal, locale)));
  }

  private static Rendering rendering(OfferView offer, @Nullable String refused) {
    return Rendering.view("matching/offer")
        .modelAttribute("offer", offer)
        .modelAttribute("refused", refused == null ? "" : refused)
        .modelAttribute("reasons", List.of(DeclineReason.values()))
        .status(refused == null ? HttpStatus.OK : HttpStatus.CONFLICT)
        .build();
  }

  private Mono<Void> filled(SignedIn leader, Locale locale, Model model) {
    return desk.of(leader.personId()).doOnNext(found -> fill(model, found, locale)).then();
  }

  private void fill(Model model, PersonsDesk.Desk found, Locale locale) {
    model
        .addAttribute("member", found.member())
        .addAttribute(
            "offers", found.offers().stream().map(card -> wording.offer(card, locale)).toList())
        .addAttribute(
            "tasks", found.tasks().stream().map(card -> wording.task(card, locale)).toList());
  }
}
