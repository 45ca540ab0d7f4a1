package org.diandan.matching.assignment.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.matching.assignment.Choice;
import org.diandan.matching.assignment.Choices;
import org.diandan.matching.team.Memberships;
import org.diandan.web.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Why this team: for those who lead it and for those who answer for the area. */
@Controller
class ChoicePages {

  private static final List<Role> ANSWERABLE = List.of(Role.OFFICIAL, Role.ADMINISTRATOR);

  private final Choices choices;
  private final Memberships memberships;
  private final ChoiceWording wording;

  ChoicePages(Choices choices, Memberships memberships, ChoiceWording wording) {
    this.choices = choices;
    this.memberships = memberships;
    this.wording = wording;
  }

  /** The page; 404 for everybody else, as if there were no such offer. */
  @GetMapping("/offers/{offerId}/why")
  Mono<Rendering> page(
      @PathVariable UUID offerId, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return page(choices.find(offerId), reader, locale);
  }

  /** The same of the team that was asked last; other services know the request, not its offers. */
  @GetMapping("/offers/of/{requestId}/why")
  Mono<Rendering> latest(
      @PathVariable UUID requestId, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return page(choices.findLatest(requestId), reader, locale);
  }

  private Mono<Rendering> page(Mono<Choice> choice, SignedIn reader, Locale locale) {
    return Mono.zip(choice, memberships.of(reader.personId()))
        .flatMap(
            found ->
                Mono.justOrEmpty(
                    back(found.getT1(), found.getT2(), reader)
                        .map(back -> rendering(found.getT1(), back, locale))))
        .switchIfEmpty(Mono.error(Refusals::unknownOffer));
  }

  /** Where the reader comes from; empty when it is none of the reader's business. */
  private static Optional<String> back(
      Choice choice, Memberships.Standing standing, SignedIn reader) {
    if (standing.leads().contains(choice.teamId())) {
      return Optional.of("/offers/" + choice.offerId());
    }
    var answers =
        ANSWERABLE.stream().anyMatch(role -> reader.holds(role.name(), choice.area().value()));
    return answers ? Optional.of("/official/requests/" + choice.requestId()) : Optional.empty();
  }

  private Rendering rendering(Choice choice, String back, Locale locale) {
    return Rendering.view("matching/why")
        .modelAttribute("choice", wording.of(choice, locale))
        .modelAttribute("back", back)
        .build();
  }
}
