package org.diandan.request.volunteer.web;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.CodeEvent.CodePurpose;
import org.diandan.request.proof.Proofs;
import org.diandan.request.proof.web.ProofCookie;
import org.diandan.request.volunteer.GuardianConsent;
import org.diandan.request.volunteer.Volunteer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A guardian who proved the phone sees whose consent is asked, and says yes or no. */
@Controller
class ConsentPages {

  private static final String HOME = "/join/consent";
  private static final String CHILDREN = HOME + "/children";

  private final Proofs proofs;
  private final GuardianConsent consent;

  ConsentPages(Proofs proofs, GuardianConsent consent) {
    this.proofs = proofs;
    this.consent = consent;
  }

  @GetMapping(CHILDREN)
  Mono<Rendering> children(ServerWebExchange exchange) {
    return proofs
        .find(ProofCookie.find(exchange), CodePurpose.CONSENT)
        .flatMap(guardian -> consent.children(guardian).collectList())
        .map(ConsentPages::page)
        .defaultIfEmpty(redirect(HOME));
  }

  /** Says yes or takes it back; twice the same changes nothing. */
  @PostMapping(CHILDREN + "/{child}")
  Mono<Rendering> say(@PathVariable UUID child, ServerWebExchange exchange) {
    return proofs
        .find(ProofCookie.find(exchange), CodePurpose.CONSENT)
        .flatMap(
            guardian ->
                exchange
                    .getFormData()
                    .map(form -> "yes".equals(form.getFirst("answer")))
                    .flatMap(agreed -> consent.say(guardian, child, agreed)))
        .map(_ -> redirect(CHILDREN))
        .defaultIfEmpty(redirect(HOME));
  }

  private static Rendering page(List<Volunteer> children) {
    return Rendering.view("request/volunteer/consent").modelAttribute("children", children).build();
  }

  private static Rendering redirect(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }
}
