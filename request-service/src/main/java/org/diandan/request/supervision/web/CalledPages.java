package org.diandan.request.supervision.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.limits.Source;
import org.diandan.request.referral.Officer;
import org.diandan.request.referral.web.LadderWords;
import org.diandan.request.referral.web.Refusals;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.request.supervision.Supervise;
import org.diandan.request.supervision.SuperviseOutcome;
import org.diandan.request.supervision.Supervisions;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a department's staff or a team's leader is called to account for, with the answers. */
@Controller
@RequestMapping("/supervisions")
class CalledPages {

  private static final String PAGE = "/supervisions";

  private final Supervisions supervisions;
  private final Supervise supervising;
  private final LadderWords words;

  CalledPages(Supervisions supervisions, Supervise supervising, LadderWords words) {
    this.supervisions = supervisions;
    this.supervising = supervising;
    this.words = words;
  }

  /**
   * What was sent with the last form.
   *
   * @param about the notice it belongs to; empty for none
   */
  private record Reply(String about, String typed, List<FieldError> errors, String refused) {

    static final Reply NONE = new Reply("", "", List.of(), "");

    HttpStatus status() {
      if (!refused.isEmpty()) {
        return HttpStatus.CONFLICT;
      }
      return errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
  }

  @GetMapping
  Mono<Rendering> list(@AuthenticationPrincipal SignedIn reader, Locale locale) {
    return show(reader, locale, Reply.NONE);
  }

  @PostMapping("/{id}/answer")
  Mono<Rendering> answer(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var by = new Officer(reader.personId(), Source.of(exchange.getRequest()));
    return exchange
        .getFormData()
        .map(TypedForm::new)
        .flatMap(
            typed -> {
              var errors = typed.wordsErrors("answer");
              var answer = typed.get("answer");
              return errors.isEmpty()
                  ? supervising
                      .answer(id, answer, by)
                      .flatMap(outcome -> after(outcome, reader, locale))
                  : show(reader, locale, new Reply(id.toString(), answer, errors, ""));
            });
  }

  private Mono<Rendering> after(SuperviseOutcome outcome, SignedIn reader, Locale locale) {
    return switch (outcome) {
      case SuperviseOutcome.Done _ ->
          Mono.just(Rendering.redirectTo(PAGE).status(HttpStatus.SEE_OTHER).build());
      case SuperviseOutcome.AnsweredAlready _ ->
          show(
              reader,
              locale,
              new Reply("", "", List.of(), words.of("supervision.refused.answered", locale)));
      case SuperviseOutcome.Unknown _,
          SuperviseOutcome.NobodyHoldsIt _,
          SuperviseOutcome.CalledAlready _ ->
          Mono.error(Refusals.unknown());
    };
  }

  private Mono<Rendering> show(SignedIn reader, Locale locale, Reply reply) {
    var sentences = words.of(reply.errors(), locale);
    return supervisions
        .calling(reader.personId())
        .collectList()
        .map(
            notices ->
                Rendering.view("request/supervision/called")
                    .status(reply.status())
                    .modelAttribute("notices", notices)
                    .modelAttribute("about", reply.about())
                    .modelAttribute("typed", reply.typed())
                    .modelAttribute("error", sentences.getOrDefault("answer", ""))
                    .modelAttribute(
                        "links",
                        sentences.isEmpty()
                            ? Map.of()
                            : Map.of("answer-" + reply.about(), sentences.get("answer")))
                    .modelAttribute("refused", reply.refused())
                    .modelAttribute("catalogue", words.catalogue())
                    .modelAttribute("spoken", words.spoken(locale))
                    .build());
  }
}
