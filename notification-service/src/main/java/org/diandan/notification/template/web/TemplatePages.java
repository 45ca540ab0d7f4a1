package org.diandan.notification.template.web;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.diandan.contract.Role;
import org.diandan.notification.message.Language;
import org.diandan.notification.message.MessageKind;
import org.diandan.notification.message.Wording;
import org.diandan.notification.message.WordsInForce.Of;
import org.diandan.notification.template.ChangeTemplate;
import org.diandan.notification.template.ChangeTemplate.Outcome;
import org.diandan.notification.template.ChangeTemplate.Wish;
import org.diandan.notification.template.TemplateRow;
import org.diandan.notification.template.Templates;
import org.diandan.notification.template.TypedWords;
import org.diandan.notification.template.TypedWords.Checked;
import org.diandan.notification.template.TypedWords.Fault;
import org.diandan.notification.template.web.TemplateView.Preview;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What people are told: read, tried with made-up values, changed, and brought back. */
@Controller
@RequestMapping(TemplatePages.PATH)
class TemplatePages {

  static final String PATH = "/admin/templates";

  private static final int LONGEST_REASON = 200;

  private final Templates templates;
  private final ChangeTemplate changes;
  private final TemplateWords words;

  TemplatePages(Templates templates, ChangeTemplate changes, TemplateWords words) {
    this.templates = templates;
    this.changes = changes;
    this.words = words;
  }

  /** What was asked of the form. */
  private enum Step {
    PREVIEW,
    SAVE,
    SHIPPED;

    static Step of(@Nullable String typed) {
      return Stream.of(values())
          .filter(step -> step.name().toLowerCase(Locale.ROOT).equals(typed))
          .findFirst()
          .orElse(PREVIEW);
    }
  }

  /** What was typed, and upon which version. */
  private record Typed(TypedWords words, String reason, String latest, Step step) {

    static Typed of(MultiValueMap<String, String> form) {
      return new Typed(
          new TypedWords(text(form, "title"), text(form, "body"), text(form, "reply")),
          text(form, "reason").strip(),
          text(form, "latest"),
          Step.of(form.getFirst("step")));
    }

    private static String text(MultiValueMap<String, String> form, String name) {
      return requireNonNullElse(form.getFirst(name), "");
    }

    boolean isUpon(List<TemplateRow> rows) {
      return latest.equals(String.valueOf(newest(rows)));
    }
  }

  /** One kind's page: who looks at what. */
  private record Desk(Of what, List<TemplateRow> rows, SignedIn reader, Locale locale) {}

  /** What the page shows around the form. */
  private record Shown(HttpStatus status, List<Fault> faults, @Nullable Preview preview) {}

  @GetMapping
  Rendering list(@RequestParam(defaultValue = "") String q, Locale locale) {
    var language = locale.equals(Locale.ENGLISH) ? Language.ENGLISH : Language.CHINESE;
    return Rendering.view("notification/template/list")
        .modelAttribute("q", q.strip())
        .modelAttribute("groups", words.groups(language, q.strip()))
        .build();
  }

  /** Who changed what lately, of all kinds; each leads to its own history. */
  @GetMapping("/changes")
  Mono<Rendering> changes() {
    return templates
        .latest()
        .map(
            rows ->
                Rendering.view("notification/template/changes")
                    .modelAttribute("changes", words.latest(rows))
                    .build());
  }

  /** One kind in one language. */
  @GetMapping("/{kind}")
  Mono<Rendering> show(
      @PathVariable String kind,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var what = what(kind, exchange);
    var saved = exchange.getRequest().getQueryParams().containsKey("saved");
    return templates
        .list(what)
        .map(
            rows -> {
              var desk = new Desk(what, rows, reader, locale);
              var current = words.current(what);
              var typed = TypedWords.of(current, what.language());
              return page(desk, typed, new Shown(HttpStatus.OK, List.of(), preview(what, current)))
                  .modelAttribute("saved", saved)
                  .build();
            });
  }

  /** Tries new words, puts them in force, or brings the shipped ones back. */
  @PostMapping("/{kind}")
  Mono<Rendering> send(
      @PathVariable String kind,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var what = what(kind, exchange);
    return Mono.zip(exchange.getFormData(), templates.list(what))
        .flatMap(
            read -> answer(new Desk(what, read.getT2(), reader, locale), Typed.of(read.getT1())));
  }

  private Mono<Rendering> answer(Desk desk, Typed typed) {
    if (typed.step() != Step.PREVIEW && !mayChange(desk.reader())) {
      return Mono.error(new Refusal(HttpStatus.FORBIDDEN, "outside-area", "templates.everywhere"));
    }
    if (typed.step() == Step.SHIPPED) {
      return write(desk, typed, Optional.empty(), reasonFaults(typed));
    }
    return switch (typed.words().check(templates.needs(desk.what()))) {
      case Checked.Faulty faulty -> {
        var faults = new ArrayList<>(faulty.faults());
        faults.addAll(typed.step() == Step.SAVE ? reasonFaults(typed) : List.of());
        yield Mono.just(again(desk, typed, faults, null));
      }
      case Checked.Usable usable when typed.step() == Step.SAVE ->
          write(desk, typed, Optional.of(usable.wording()), reasonFaults(typed));
      case Checked.Usable usable ->
          Mono.just(again(desk, typed, List.of(), preview(desk.what(), usable.wording())));
    };
  }

  private Mono<Rendering> write(
      Desk desk, Typed typed, Optional<Wording> wording, List<Fault> faults) {
    if (!faults.isEmpty()) {
      var shown = wording.map(usable -> preview(desk.what(), usable)).orElse(null);
      return Mono.just(again(desk, typed, faults, shown));
    }
    if (!typed.isUpon(desk.rows())) {
      return Mono.just(overtaken(desk, typed));
    }
    var wish =
        new Wish(
            desk.what(), wording, newest(desk.rows()), desk.reader().personId(), typed.reason());
    return changes
        .to(wish)
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.IN_FORCE ->
                      Rendering.redirectTo(TemplateWords.path(desk.what()) + "&saved")
                          .status(HttpStatus.SEE_OTHER)
                          .build();
                  case Outcome.OVERTAKEN -> overtaken(desk, typed);
                });
  }

  private Rendering again(Desk desk, Typed typed, List<Fault> faults, @Nullable Preview preview) {
    var status = faults.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return page(desk, typed.words(), new Shown(status, faults, preview))
        .modelAttribute("reason", typed.reason())
        .modelAttribute("tried", preview != null)
        .build();
  }

  private Rendering overtaken(Desk desk, Typed typed) {
    return page(desk, typed.words(), new Shown(HttpStatus.CONFLICT, List.of(), null))
        .modelAttribute("reason", typed.reason())
        .modelAttribute("overtaken", true)
        .build();
  }

  private Rendering.Builder<?> page(Desk desk, TypedWords typed, Shown shown) {
    var what = desk.what();
    var page =
        Rendering.view("notification/template/one")
            .status(shown.status())
            .modelAttribute("kind", what.kind())
            .modelAttribute("language", what.language().code())
            .modelAttribute("heading", words.sample(what, words.current(what)).title())
            .modelAttribute("needsReply", templates.needs(what).reply())
            .modelAttribute("places", words.places(what, desk.locale()))
            .modelAttribute("typed", typed)
            .modelAttribute("shipped", words.shipped(what))
            .modelAttribute(
                "changed",
                desk.rows().stream().findFirst().filter(r -> r.wording().isPresent()).isPresent())
            .modelAttribute("latest", newest(desk.rows()))
            .modelAttribute("versions", words.versions(desk.rows(), what))
            .modelAttribute("mayChange", mayChange(desk.reader()))
            .modelAttribute("errors", words.errors(shown.faults(), desk.locale()));
    var preview = shown.preview();
    return preview == null ? page : page.modelAttribute("preview", preview);
  }

  private Preview preview(Of what, Wording wording) {
    return Preview.of(what.kind(), words.sample(what, wording));
  }

  private static long newest(List<TemplateRow> rows) {
    return rows.isEmpty() ? 0 : rows.getFirst().number();
  }

  private static List<Fault> reasonFaults(Typed typed) {
    return typed.reason().isEmpty() || typed.reason().length() > LONGEST_REASON
        ? List.of(new Fault("reason", "templates.fault.length", List.of(LONGEST_REASON)))
        : List.of();
  }

  private static boolean mayChange(SignedIn reader) {
    return reader.holds(Role.ADMINISTRATOR.name(), "");
  }

  private static Of what(String kind, ServerWebExchange exchange) {
    var asked = exchange.getRequest().getQueryParams().getFirst("language");
    var language = requireNonNullElse(asked, Language.CHINESE.code());
    return Stream.of(MessageKind.values())
        .filter(known -> known.name().equals(kind))
        .findFirst()
        .flatMap(known -> Language.coded(language).map(spoken -> new Of(known, spoken)))
        .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404"));
  }
}
