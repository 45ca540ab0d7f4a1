package org.diandan.request.statistics.journal.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.statistics.journal.CatchUp;
import org.diandan.request.statistics.journal.CatchUp.Progress;
import org.diandan.request.statistics.journal.Generation;
import org.diandan.request.statistics.journal.Generations;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Fills the figures anew from the first event on, for administrators of everywhere. */
@Controller
class GenerationPages {

  private static final String PAGE = "/admin/figures";

  private final Generations generations;
  private final CatchUp catchUp;
  private final AuditLog audit;
  private final Times times;

  GenerationPages(Generations generations, CatchUp catchUp, AuditLog audit, Times times) {
    this.generations = generations;
    this.catchUp = catchUp;
    this.audit = audit;
    this.times = times;
  }

  /** How times are said. */
  @org.springframework.stereotype.Component("generationTimes")
  record Times(Clock clock, ZoneId zone) {

    SpokenTime spoken(Locale locale) {
      return new SpokenTime(clock.instant(), zone, locale);
    }
  }

  @GetMapping(PAGE)
  Mono<Rendering> page(@AuthenticationPrincipal SignedIn administrator, Locale locale) {
    requireEverywhere(administrator);
    return generations
        .list()
        .collectList()
        .flatMap(all -> progress(all).map(progress -> page(all, progress, locale)));
  }

  /** Only the part that changes. */
  @GetMapping(PAGE + "/progress")
  Mono<Rendering> progress(@AuthenticationPrincipal SignedIn administrator, Locale locale) {
    requireEverywhere(administrator);
    return generations
        .list()
        .collectList()
        .flatMap(all -> progress(all).map(progress -> part(all, progress, locale)));
  }

  @PostMapping(PAGE + "/rebuild")
  Mono<Rendering> rebuild(@AuthenticationPrincipal SignedIn administrator) {
    requireEverywhere(administrator);
    return recorded(administrator, "figures-rebuilt")
        .then(Mono.defer(() -> generations.begin(administrator.personId())))
        .map(begun -> back());
  }

  @PostMapping(PAGE + "/give-up")
  Mono<Rendering> giveUp(@AuthenticationPrincipal SignedIn administrator) {
    requireEverywhere(administrator);
    return recorded(administrator, "figures-rebuild-given-up")
        .then(Mono.defer(generations::giveUp))
        .map(given -> back());
  }

  private Mono<Void> recorded(SignedIn administrator, String action) {
    UUID actor = administrator.personId();
    return audit.record(new AuditEntry(actor, action, "", "", ""));
  }

  /** The broker is asked outside the event loop. */
  private Mono<Map<Integer, Progress>> progress(List<Generation> all) {
    return Mono.fromCallable(
            () -> {
              var progress = new HashMap<Integer, Progress>();
              all.stream()
                  .filter(one -> one.state() == Generation.State.FILLING || one.inForce())
                  .forEach(
                      one ->
                          catchUp
                              .progress(one.number())
                              .ifPresent(known -> progress.put(one.number(), known)));
              return Map.copyOf(progress);
            })
        .subscribeOn(Schedulers.boundedElastic());
  }

  private Rendering page(List<Generation> all, Map<Integer, Progress> progress, Locale locale) {
    return filled(Rendering.view("request/figures/generations"), all, progress, locale);
  }

  private Rendering part(List<Generation> all, Map<Integer, Progress> progress, Locale locale) {
    return filled(Rendering.view("request/figures/generations :: part"), all, progress, locale);
  }

  private Rendering filled(
      Rendering.Builder<?> view,
      List<Generation> all,
      Map<Integer, Progress> progress,
      Locale locale) {
    return view.modelAttribute("generations", all)
        .modelAttribute("progress", progress)
        .modelAttribute(
            "filling", all.stream().anyMatch(one -> one.state() == Generation.State.FILLING))
        .modelAttribute("spoken", times.spoken(locale))
        .build();
  }

  private static Rendering back() {
    return Rendering.redirectTo(PAGE).status(HttpStatus.SEE_OTHER).build();
  }

  private static void requireEverywhere(SignedIn administrator) {
    if (!administrator.holds(Role.ADMINISTRATOR.name(), "")) {
      throw new Refusal(HttpStatus.FORBIDDEN, "not-your-area", "figure.refused.everywhere");
    }
  }
}
