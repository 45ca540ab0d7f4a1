package org.diandan.request.referral.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.DepartmentEvent.ReturnReason;
import org.diandan.request.department.Department;
import org.diandan.request.department.Departments;
import org.diandan.request.desk.OpenCase.Contact;
import org.diandan.request.referral.LadderRequests;
import org.diandan.request.referral.Officer;
import org.diandan.request.referral.ReferralCards;
import org.diandan.request.referral.ReferralCards.Card;
import org.diandan.request.referral.RevealContact.Purpose;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** How a department sees what it has. */
@Component
final class ReferralView {

  private final ReferralCards cards;
  private final Departments departments;
  private final LadderRequests requests;
  private final LadderWords words;

  ReferralView(
      ReferralCards cards, Departments departments, LadderRequests requests, LadderWords words) {
    this.cards = cards;
    this.departments = departments;
    this.requests = requests;
    this.words = words;
  }

  /**
   * What was sent with the last form.
   *
   * @param refused why it cannot be done now
   */
  record Reply(Map<String, String> typed, List<FieldError> errors, Optional<Refusal> refused) {

    HttpStatus status() {
      return refused
          .map(Refusal::status)
          .orElse(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  static final Reply NOTHING_SENT = new Reply(Map.of(), List.of(), Optional.empty());

  /**
   * One look at a referral.
   *
   * @param contact of the resident, when it was asked for
   */
  record Look(UUID referral, Officer by, Locale locale, Reply reply, Optional<Contact> contact) {

    Look with(TypedForm typed) {
      return new Look(
          referral, by, locale, new Reply(typed.fields(), List.of(), Optional.empty()), contact);
    }

    Look with(List<FieldError> errors) {
      return new Look(
          referral, by, locale, new Reply(reply.typed(), errors, Optional.empty()), contact);
    }

    Look with(Refusal refused) {
      return new Look(
          referral, by, locale, new Reply(reply.typed(), List.of(), Optional.of(refused)), contact);
    }

    Look with(Contact revealed) {
      return new Look(referral, by, locale, reply, Optional.of(revealed));
    }
  }

  Mono<Rendering> list(SignedIn reader, Locale locale) {
    return Mono.zip(
            departments.listOf(reader.personId()).collectList(),
            cards.of(reader.personId()).collectList())
        .map(
            read ->
                Rendering.view("request/referral/department")
                    .modelAttribute("departments", read.getT1())
                    .modelAttribute("lines", read.getT2())
                    .modelAttribute("catalogue", words.catalogue())
                    .modelAttribute("spoken", words.spoken(locale))
                    .build());
  }

  /** The page; an error with status 404 when it is none of theirs. */
  Mono<Rendering> page(Look look) {
    return cards
        .find(look.referral(), look.by().person())
        .zipWhen(this::others)
        .map(read -> rendering(look, read.getT1(), read.getT2()))
        .switchIfEmpty(Mono.error(Refusals::unknown));
  }

  /** Departments it could be instead, the one that has it left out. */
  private Mono<Map<String, String>> others(Card card) {
    return requests
        .find(card.line().request())
        .flatMapMany(request -> departments.listFor(request.area().value()))
        .filter(department -> !department.name().equals(card.line().leading()))
        .collectMap(department -> department.id().toString(), Department::name, LinkedHashMap::new);
  }

  private Rendering rendering(Look look, Card card, Map<String, String> others) {
    var locale = look.locale();
    var reply = look.reply();
    return Rendering.view("request/referral/one")
        .status(reply.status())
        .modelAttribute("card", card)
        .modelAttribute("line", card.line())
        .modelAttribute("item", words.catalogue().get(card.line().item()))
        .modelAttribute("others", others)
        .modelAttribute(
            "returnReasons",
            words.choices("action.why.", Arrays.asList(ReturnReason.values()), locale))
        .modelAttribute(
            "purposes",
            words.choices("department.purpose.", Arrays.asList(Purpose.values()), locale))
        .modelAttribute("contacts", look.contact().stream().toList())
        .modelAttribute("typed", reply.typed())
        .modelAttribute("errors", words.of(reply.errors(), locale))
        .modelAttribute(
            "refused",
            reply
                .refused()
                .map(why -> words.of(why.messageKey(), locale, why.arguments()))
                .orElse(""))
        .modelAttribute("spoken", words.spoken(locale))
        .build();
  }
}
