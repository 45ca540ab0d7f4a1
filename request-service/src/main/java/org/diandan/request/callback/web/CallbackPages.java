package org.diandan.request.callback.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.callback.CountOutcomes;
import org.diandan.request.callback.Lease;
import org.diandan.request.callback.LeaseCallbacks;
import org.diandan.request.callback.Outcome;
import org.diandan.request.callback.RecordOutcome;
import org.diandan.request.callback.Recorded;
import org.diandan.request.callback.Told;
import org.diandan.request.callback.Told.Contact;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.desk.OpenCase;
import org.diandan.request.identity.OperatorAreas;
import org.diandan.request.intake.Fault;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The call-backs: how many wait, the one an agent holds, and what came of it. */
@Controller
class CallbackPages {

  private static final String LIST = "/desk/callbacks";

  private final LeaseCallbacks leases;
  private final RecordOutcome recording;
  private final Shown shown;
  private final Words words;

  CallbackPages(LeaseCallbacks leases, RecordOutcome recording, Shown shown, Words words) {
    this.leases = leases;
    this.recording = recording;
    this.shown = shown;
    this.words = words;
  }

  /** What the pages show. */
  @Component("callbackShown")
  record Shown(OpenCase cases, CountOutcomes outcomes) {}

  /** How they say it. */
  @Component("callbackWords")
  record Words(Catalogue catalogue, MessageSource messages, Clock clock, ZoneId zone) {

    SpokenTime spoken(Locale locale) {
      return new SpokenTime(clock.instant(), zone, locale);
    }
  }

  /** A form that came back with errors; both empty at first. */
  private record Sent(Map<String, String> typed, Map<String, String> errors) {}

  @GetMapping(LIST)
  Mono<Rendering> list(
      @RequestParam(defaultValue = "") String gone, @AuthenticationPrincipal SignedIn agent) {
    var areas = OperatorAreas.of(agent);
    return Mono.zip(leases.countDue(areas), shown.outcomes().today(areas))
        .map(
            found ->
                Rendering.view("request/desk/callbacks")
                    .modelAttribute("due", found.getT1())
                    .modelAttribute("today", found.getT2())
                    .modelAttribute("outcomes", Outcome.values())
                    .modelAttribute("callingTime", leases.isCallingTime())
                    .modelAttribute("gone", !gone.isEmpty())
                    .build());
  }

  /** Hands out the next one. */
  @PostMapping("/desk/callbacks/next")
  Mono<Rendering> next(@AuthenticationPrincipal SignedIn agent) {
    return leases
        .next(agent.personId(), OperatorAreas.of(agent))
        .map(lease -> seeOther(LIST + "/" + lease.request()))
        .defaultIfEmpty(seeOther(LIST));
  }

  /** Gives back what the agent holds. */
  @PostMapping("/desk/callbacks/release")
  Mono<Rendering> release(@AuthenticationPrincipal SignedIn agent) {
    return leases.giveBack(agent.personId()).thenReturn(seeOther(LIST));
  }

  @GetMapping("/desk/callbacks/{id}")
  Mono<Rendering> one(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn agent, Locale locale) {
    return leases
        .renew(agent.personId(), id)
        .flatMap(lease -> page(agent, lease, new Sent(Map.of(), Map.of()), locale))
        .defaultIfEmpty(seeOther(LIST + "?gone=true"));
  }

  /** A sign of life of an open page. */
  @PostMapping("/desk/callbacks/{id}/lease")
  Mono<ResponseEntity<Void>> renew(@PathVariable UUID id, @AuthenticationPrincipal SignedIn agent) {
    return leases
        .renew(agent.personId(), id)
        .map(lease -> ResponseEntity.noContent().<Void>build())
        .defaultIfEmpty(ResponseEntity.status(HttpStatus.CONFLICT).build());
  }

  @PostMapping("/desk/callbacks/{id}")
  Mono<Rendering> tell(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn agent,
      ServerWebExchange exchange,
      Locale locale) {
    return exchange
        .getFormData()
        .map(MultiValueMap::toSingleValueMap)
        .flatMap(typed -> tell(id, agent, typed, locale));
  }

  private Mono<Rendering> tell(UUID id, SignedIn agent, Map<String, String> typed, Locale locale) {
    var outcome = Outcome.find(typed.getOrDefault("outcome", ""));
    if (outcome.isEmpty()) {
      return again(
          agent,
          id,
          sent(typed, List.of(new FieldError("outcome", "callback.outcome.missing")), locale),
          locale);
    }
    var stars = typed.getOrDefault("stars", "");
    var told =
        new Told(
            outcome.get(),
            contact(typed.getOrDefault("contacted", "")),
            stars.matches("[1-5]") ? Integer.parseInt(stars) : 0,
            typed.getOrDefault("words", ""));
    return recording
        .record(agent.personId(), id, told)
        .flatMap(
            recorded ->
                switch (recorded) {
                  case Recorded.Done _ -> next(agent);
                  case Recorded.NotHeld _ -> Mono.just(seeOther(LIST + "?gone=true"));
                  case Recorded.Faulty faulty ->
                      again(
                          agent,
                          id,
                          sent(typed, faulty.faults().stream().map(Fault::error).toList(), locale),
                          locale);
                });
  }

  private static @Nullable Contact contact(String typed) {
    return Arrays.stream(Contact.values())
        .filter(contact -> contact.name().equals(typed))
        .findFirst()
        .orElse(null);
  }

  private Mono<Rendering> again(SignedIn agent, UUID id, Sent sent, Locale locale) {
    return leases
        .held(agent.personId(), id)
        .flatMap(lease -> page(agent, lease, sent, locale))
        .defaultIfEmpty(seeOther(LIST + "?gone=true"));
  }

  private Mono<Rendering> page(SignedIn agent, Lease lease, Sent sent, Locale locale) {
    return shown
        .cases()
        .open(lease.request(), OperatorAreas.of(agent), agent.personId())
        .map(
            found -> {
              var model = new HashMap<String, Object>();
              model.put("lease", lease);
              model.put("request", found.request());
              model.put("contact", found.contact());
              model.put("item", words.catalogue().get(found.request().item()));
              model.put("spoken", words.spoken(locale));
              model.put("outcomes", Outcome.values());
              model.put("contacts", Contact.values());
              model.put("typed", sent.typed());
              model.put("errors", sent.errors());
              return Rendering.view("request/desk/callback")
                  .status(
                      sent.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                  .model(model)
                  .build();
            })
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "desk.case.unknown")));
  }

  private Sent sent(Map<String, String> typed, List<FieldError> errors, Locale locale) {
    var sentences = new LinkedHashMap<String, String>();
    errors.forEach(
        error ->
            sentences.putIfAbsent(
                error.field(),
                words
                    .messages()
                    .getMessage(error.messageKey(), error.arguments().toArray(), locale)));
    return new Sent(typed, sentences);
  }

  private static Rendering seeOther(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }
}
