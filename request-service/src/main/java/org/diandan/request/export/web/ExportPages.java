package org.diandan.request.export.web;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.export.DecideExport;
import org.diandan.request.export.ExportJob;
import org.diandan.request.export.ExportJobs;
import org.diandan.request.export.ExportOutcome;
import org.diandan.request.export.WantedExport.Caller;
import org.diandan.request.feature.Feature;
import org.diandan.request.feature.SwitchesInForce;
import org.diandan.request.limits.Source;
import org.diandan.request.referral.web.LadderWords;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.web.Refusal;
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

/** Somebody's exports, those that wait for their word, and what is done to one of them. */
@Controller
@RequestMapping(ExportPages.PATH)
class ExportPages {

  static final String PATH = "/official/exports";

  private final ExportJobs jobs;
  private final DecideExport deciding;
  private final LadderWords words;
  private final SwitchesInForce switches;

  ExportPages(ExportJobs jobs, DecideExport deciding, LadderWords words, SwitchesInForce switches) {
    this.jobs = jobs;
    this.deciding = deciding;
    this.words = words;
    this.switches = switches;
  }

  /** An export with what its list is called and where it is read. */
  record Shown(ExportJob job, String title, String list) {}

  @GetMapping
  Mono<Rendering> list(@AuthenticationPrincipal SignedIn reader, Locale locale) {
    return Mono.zip(
            jobs.orderedBy(reader.personId()).map(job -> shown(job, locale)).collectList(),
            jobs.waitingFor(reader.personId()).map(job -> shown(job, locale)).collectList())
        .map(
            read ->
                Rendering.view("request/export/list")
                    .modelAttribute("own", read.getT1())
                    .modelAttribute("waiting", read.getT2())
                    .modelAttribute("spoken", words.spoken(locale))
                    .build());
  }

  @GetMapping("/{id}")
  Mono<Rendering> one(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return find(id, reader).map(job -> filled("one", job, reader, locale).build());
  }

  /** The part of the page that changes while the file is written. */
  @GetMapping("/{id}/progress")
  Mono<Rendering> progress(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return find(id, reader).map(job -> filled("job-part :: part", job, reader, locale).build());
  }

  @PostMapping("/{id}/approval")
  Mono<Rendering> approve(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, ServerWebExchange exchange) {
    return find(id, reader)
        .doOnNext(job -> requirePersonal(job, switches))
        .flatMap(job -> deciding.approve(job, caller(exchange, reader)))
        .map(outcome -> answer(outcome, PATH));
  }

  @PostMapping("/{id}/refusal")
  Mono<Rendering> refuse(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn reader,
      ServerWebExchange exchange,
      Locale locale) {
    return Mono.zip(find(id, reader), exchange.getFormData().map(TypedForm::new))
        .flatMap(
            read -> {
              var errors = new OrderForm(read.getT2()).reason("why");
              return errors.isEmpty()
                  ? deciding
                      .refuse(read.getT1(), caller(exchange, reader), read.getT2().get("why"))
                      .map(outcome -> answer(outcome, PATH))
                  : Mono.just(
                      filled("one", read.getT1(), reader, locale)
                          .status(HttpStatus.UNPROCESSABLE_CONTENT)
                          .modelAttribute("errors", words.of(errors, locale))
                          .modelAttribute("typed", read.getT2().fields())
                          .build());
            });
  }

  /** Calls an export off, or removes its file. */
  @PostMapping("/{id}/cancellation")
  Mono<Rendering> callOff(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, ServerWebExchange exchange) {
    return find(id, reader)
        .filter(job -> job.orderedBy().equals(reader.personId()))
        .switchIfEmpty(Mono.error(ExportPages::unknown))
        .flatMap(job -> deciding.callOff(job, caller(exchange, reader)))
        .map(outcome -> answer(outcome, PATH));
  }

  private Rendering.Builder<?> filled(String view, ExportJob job, SignedIn reader, Locale locale) {
    return Rendering.view("request/export/" + view)
        .modelAttribute("shown", shown(job, locale))
        .modelAttribute("job", job)
        .modelAttribute("own", job.orderedBy().equals(reader.personId()))
        .modelAttribute("errors", Map.of())
        .modelAttribute("typed", Map.of())
        .modelAttribute("spoken", words.spoken(locale));
  }

  private Shown shown(ExportJob job, Locale locale) {
    return new Shown(
        job,
        words.of(AskedLists.titleOf(job.source(), job.words()), locale),
        AskedLists.addressOf(job.source(), job.words()));
  }

  private Mono<ExportJob> find(UUID id, SignedIn reader) {
    return jobs.find(id, reader.personId()).switchIfEmpty(Mono.error(ExportPages::unknown));
  }

  static Caller caller(ServerWebExchange exchange, SignedIn reader) {
    return new Caller(reader.personId(), Source.of(exchange.getRequest()));
  }

  /** Refuses what may hold personal data while that is switched off. */
  static void requirePersonal(ExportJob job, SwitchesInForce switches) {
    if (job.isPersonal()) {
      switches.demand(Feature.PERSONAL_EXPORTS);
    }
  }

  static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "export.refused.unknown");
  }

  private static Rendering answer(ExportOutcome outcome, String next) {
    return switch (outcome) {
      case ExportOutcome.Done _ -> Rendering.redirectTo(next).status(HttpStatus.SEE_OTHER).build();
      case ExportOutcome.OwnOrder _ -> throw conflict("own-order", "export.refused.own");
      case ExportOutcome.NotEntitled _ ->
          throw new Refusal(HttpStatus.FORBIDDEN, "not-your-area", "export.refused.area");
      case ExportOutcome.TooLate _ -> throw conflict("too-late", "export.refused.late");
      case ExportOutcome.Busy _, ExportOutcome.NothingListed _, ExportOutcome.TooLong _ ->
          throw new IllegalStateException("Only an order comes to this: " + outcome);
    };
  }

  private static Refusal conflict(String type, String messageKey) {
    return new Refusal(HttpStatus.CONFLICT, type, messageKey);
  }
}
