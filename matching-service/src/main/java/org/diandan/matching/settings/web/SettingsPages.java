package org.diandan.matching.settings.web;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.matching.settings.ChangeSettings;
import org.diandan.matching.settings.ChangeSettings.Outcome;
import org.diandan.matching.settings.ChangeSettings.Wish;
import org.diandan.matching.settings.Fault;
import org.diandan.matching.settings.Preview;
import org.diandan.matching.settings.PreviewSettings;
import org.diandan.matching.settings.Setting;
import org.diandan.matching.settings.SettingValues;
import org.diandan.matching.settings.SettingsHistory;
import org.diandan.matching.settings.Standing;
import org.diandan.matching.settings.TypedSettings;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The administrators' form: try a change on last week, then make it, and what was changed. */
@Controller
@RequestMapping("/admin/dispatch")
class SettingsPages {

  private static final String SAVE = "save";

  private final SettingsHistory history;
  private final PreviewSettings previews;
  private final ChangeSettings changes;
  private final SettingsWording wording;

  SettingsPages(
      SettingsHistory history,
      PreviewSettings previews,
      ChangeSettings changes,
      SettingsWording wording) {
    this.history = history;
    this.previews = previews;
    this.changes = changes;
    this.wording = wording;
  }

  /** What the page shows around the form. */
  private record Shown(
      HttpStatus status, List<Fault> faults, @Nullable Preview preview, boolean overtaken) {}

  /**
   * What was typed.
   *
   * @param latest the newest change the form was filled upon
   */
  private record Typed(Map<String, String> texts, String reason, String latest) {

    static Typed of(MultiValueMap<String, String> form) {
      var texts = new HashMap<String, String>();
      Setting.everyKey()
          .map(Setting.Key::name)
          .forEach(name -> texts.put(name, requireNonNullElse(form.getFirst(name), "")));
      return new Typed(
          texts,
          requireNonNullElse(form.getFirst(Reason.FIELD), ""),
          requireNonNullElse(form.getFirst("latest"), ""));
    }

    boolean isUpon(Standing standing) {
      return latest.equals(String.valueOf(standing.latest()));
    }
  }

  @GetMapping
  Mono<Rendering> page(
      @RequestParam(defaultValue = "") String saved,
      @AuthenticationPrincipal SignedIn administrator,
      Locale locale) {
    return history
        .standing()
        .map(
            standing -> {
              var texts = new HashMap<String, String>();
              standing.values().forEach((name, value) -> texts.put(name, value.toString()));
              return wording
                  .page(standing, texts, administrator, locale)
                  .modelAttribute("saved", saved.equals(String.valueOf(standing.number())))
                  .build();
            });
  }

  /** Tries the change, or makes it: two buttons of one form, which keeps what was typed. */
  @PostMapping
  Mono<Rendering> send(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return Mono.zip(exchange.getFormData(), history.standing())
        .flatMap(
            read -> {
              var form = read.getT1();
              var desk = new Desk(Typed.of(form), read.getT2(), administrator, locale);
              return SAVE.equals(form.getFirst("step")) ? save(desk) : preview(desk);
            });
  }

  private Mono<Rendering> preview(Desk desk) {
    return switch (TypedSettings.of(desk.typed().texts())) {
      case TypedSettings.Faulty faulty -> Mono.just(faulty(desk, faulty.faults()));
      case TypedSettings.Usable usable ->
          previews
              .of(usable.values(), Permitted.areasOf(desk.reader()))
              .map(preview -> page(desk, new Shown(HttpStatus.OK, List.of(), preview, false)));
    };
  }

  private Mono<Rendering> save(Desk desk) {
    Permitted.requireChange(desk.reader());
    var faults = new ArrayList<Fault>();
    var typed = TypedSettings.of(desk.typed().texts());
    if (typed instanceof TypedSettings.Faulty faulty) {
      faults.addAll(faulty.faults());
    }
    faults.addAll(Reason.faults(desk.typed().reason()));
    return typed instanceof TypedSettings.Usable usable && faults.isEmpty()
        ? write(desk, usable.values())
        : Mono.just(faulty(desk, faults));
  }

  private Mono<Rendering> write(Desk desk, SettingValues values) {
    if (!desk.typed().isUpon(desk.standing())) {
      return Mono.just(overtaken(desk));
    }
    var wish =
        new Wish(
            values,
            desk.standing().latest(),
            desk.reader().personId(),
            desk.typed().reason().strip());
    return changes
        .to(wish)
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Changed changed ->
                      Rendering.redirectTo("/admin/dispatch?saved=" + changed.number())
                          .status(HttpStatus.SEE_OTHER)
                          .build();
                  case Outcome.Overtaken _ -> overtaken(desk);
                });
  }

  private Rendering faulty(Desk desk, List<Fault> faults) {
    return page(desk, new Shown(HttpStatus.UNPROCESSABLE_CONTENT, faults, null, false));
  }

  private Rendering overtaken(Desk desk) {
    return page(desk, new Shown(HttpStatus.CONFLICT, List.of(), null, true));
  }

  private Rendering page(Desk desk, Shown shown) {
    var page =
        wording
            .page(desk.standing(), desk.typed().texts(), desk.reader(), desk.locale())
            .status(shown.status())
            .modelAttribute("errors", wording.errors(shown.faults(), desk.locale()))
            .modelAttribute("overtaken", shown.overtaken())
            .modelAttribute("reason", desk.typed().reason());
    var preview = shown.preview();
    return preview == null
        ? page.build()
        : page.modelAttribute("preview", wording.preview(preview, desk.locale())).build();
  }

  /** Who fills what upon what. */
  private record Desk(Typed typed, Standing standing, SignedIn reader, Locale locale) {}
}
