package org.diandan.request.volunteer.web;

import java.util.Locale;
import java.util.Map;
import org.diandan.contract.CodeEvent.CodePurpose;
import org.diandan.request.intake.web.AreaChoice;
import org.diandan.request.proof.Proofs;
import org.diandan.request.proof.Proofs.Proof;
import org.diandan.request.proof.web.ProofCookie;
import org.diandan.request.volunteer.CheckJoin;
import org.diandan.request.volunteer.JoinForm;
import org.diandan.request.volunteer.JoinStep;
import org.diandan.request.volunteer.SignUp;
import org.diandan.request.volunteer.web.StepView.Question;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing up, one question a page; what was typed waits a day with the proof of the phone. */
@Controller
class JoinPages {

  static final String HOME = "/join";
  static final String BASE = "/join/steps/";
  static final String FIRST = BASE + "name";
  private static final String NEXT = "next";

  private final Proofs proofs;
  private final CheckJoin checking;
  private final StepView view;
  private final Joining joining;

  JoinPages(Proofs proofs, CheckJoin checking, StepView view, Joining joining) {
    this.proofs = proofs;
    this.checking = checking;
    this.view = view;
    this.joining = joining;
  }

  /** The end of the questions. */
  @Component
  record Joining(SignUp signUp, Welcome welcome) {}

  /** One call about one question. */
  private record Asked(JoinStep step, Proof proof, ServerWebExchange exchange, Locale locale) {}

  @GetMapping("/join/steps/{step}")
  Mono<Rendering> show(@PathVariable String step, ServerWebExchange exchange, Locale locale) {
    var asked = stepOf(step);
    return proofs
        .find(ProofCookie.find(exchange), CodePurpose.JOIN)
        .flatMap(
            proof ->
                page(
                    new Asked(asked, proof, exchange, locale),
                    new JoinForm(proof.form()),
                    Map.of()))
        .switchIfEmpty(Mono.fromSupplier(() -> redirect(HOME)));
  }

  @PostMapping("/join/steps/{step}")
  Mono<Rendering> answer(@PathVariable String step, ServerWebExchange exchange, Locale locale) {
    var asked = stepOf(step);
    return proofs
        .find(ProofCookie.find(exchange), CodePurpose.JOIN)
        .flatMap(
            proof ->
                exchange
                    .getFormData()
                    .flatMap(
                        sent ->
                            keep(
                                new Asked(asked, proof, exchange, locale),
                                sent.toSingleValueMap())))
        .switchIfEmpty(Mono.fromSupplier(() -> redirect(HOME)));
  }

  private Mono<Rendering> keep(Asked asked, Map<String, String> sent) {
    var form = filled(new JoinForm(asked.proof().form()), asked.step(), sent);
    var goesOn = NEXT.equals(sent.getOrDefault("act", NEXT));
    var faults =
        goesOn
            ? checking.faults(asked.step(), form, asked.proof().phone().digits())
            : Map.<String, String>of();
    return proofs
        .keep(ProofCookie.find(asked.exchange()), form.typed())
        .then(
            Mono.defer(
                () -> goesOn && faults.isEmpty() ? goOn(asked, form) : page(asked, form, faults)));
  }

  /** The form with what one page sent; the area is put together from its pickers. */
  static JoinForm filled(JoinForm form, JoinStep step, Map<String, String> sent) {
    return step == JoinStep.AREA
        ? form.with("area", AreaChoice.of(sent)).with("q", sent.getOrDefault("q", ""))
        : form.with(step.fields(), sent);
  }

  private Mono<Rendering> goOn(Asked asked, JoinForm form) {
    if (asked.step() != JoinStep.CHECK) {
      var steps = view.steps(form);
      return Mono.just(redirect(BASE + steps.get(steps.indexOf(asked.step()) + 1).path()));
    }
    var missing = checking.firstFaulty(form, asked.proof().phone().digits());
    return missing
        .map(
            step ->
                page(
                    new Asked(step, asked.proof(), asked.exchange(), asked.locale()),
                    form,
                    checking.faults(step, form, asked.proof().phone().digits())))
        .orElseGet(() -> join(asked, form));
  }

  private Mono<Rendering> join(Asked asked, JoinForm form) {
    return joining
        .signUp()
        .by(asked.proof(), form, asked.locale().toLanguageTag())
        .flatMap(
            outcome ->
                switch (outcome) {
                  case SignUp.Outcome.Joined joined ->
                      joining
                          .welcome()
                          .to(joined.personId(), asked.proof(), asked.exchange())
                          .map(signedIn -> redirect(signedIn ? "/me/volunteer" : "/login"));
                  case SignUp.Outcome.AlreadyThere _ ->
                      page(asked, form, Map.of("consent", "join.there"));
                  case SignUp.Outcome.Locked _ ->
                      page(asked, form, Map.of("consent", "join.locked"));
                });
  }

  private Mono<Rendering> page(Asked asked, JoinForm form, Map<String, String> faults) {
    return view.show(new Question(asked.step(), form, faults, BASE, asked.locale()));
  }

  private static JoinStep stepOf(String path) {
    return JoinStep.find(path)
        .filter(step -> step != JoinStep.DOCUMENT)
        .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404"));
  }

  private static Rendering redirect(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }
}
