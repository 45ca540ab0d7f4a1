package org.diandan.request.desk.web;

import java.util.Locale;
import java.util.UUID;
import org.diandan.request.desk.TakenCall.TakenCalls;
import org.diandan.request.identity.OperatorAreas;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The end of a call: the number, what to read out, and the next call by one key. */
@Controller
class TakenPage {

  private final TakenCalls calls;
  private final Knowledge.Source knowledge;

  TakenPage(TakenCalls calls, Knowledge.Source knowledge) {
    this.calls = calls;
    this.knowledge = knowledge;
  }

  @GetMapping("/desk/taken/{id}")
  Mono<Rendering> show(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn operator, Locale locale) {
    return calls
        .find(operator.personId(), id)
        .map(
            call ->
                Rendering.view("request/desk/taken")
                    .modelAttribute("call", call)
                    .modelAttribute("item", knowledge.catalogue().get(call.item()))
                    .modelAttribute("visible", OperatorAreas.of(operator).cover(call.areaCode()))
                    .modelAttribute("spoken", knowledge.spoken(locale))
                    .build())
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "desk.case.unknown")));
  }
}
