package org.diandan.request.administration.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RoughPosition;
import org.diandan.request.administration.AdministeredAreas;
import org.diandan.request.area.Area;
import org.diandan.request.area.EditAreas;
import org.diandan.request.area.EditAreas.Author;
import org.diandan.request.area.EditAreas.Edited;
import org.diandan.request.area.EditAreas.Outcome;
import org.diandan.request.limits.Source;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.context.MessageSource;
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

/** The area tree as administrators change it, each inside the own areas. */
@Controller
@RequestMapping(AreaEditPages.PATH)
class AreaEditPages {

  static final String PATH = "/admin/areas";

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_REASON = 200;

  private final EditAreas areas;
  private final MessageSource messages;

  AreaEditPages(EditAreas areas, MessageSource messages) {
    this.areas = areas;
    this.messages = messages;
  }

  /** One area before somebody who administers it. */
  private record Desk(Edited area, SignedIn administrator, Locale locale) {

    AreaCode code() {
      return area.area().code();
    }
  }

  /** What was typed, by field. */
  private record Typed(Map<String, String> texts, Author author) {

    static Typed of(
        MultiValueMap<String, String> form, SignedIn administrator, ServerWebExchange exchange) {
      var texts = new HashMap<String, String>();
      form.toSingleValueMap().forEach((name, text) -> texts.put(name, text.strip()));
      var reason = texts.getOrDefault("reason", "");
      return new Typed(
          texts,
          new Author(
              administrator.personId(),
              reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
              Source.of(exchange.getRequest())));
    }

    String text(String name) {
      return texts.getOrDefault(name, "");
    }

    /** Degrees; empty when it is no number. */
    Optional<Double> degrees(String name) {
      try {
        return Optional.of(Double.valueOf(text(name))).filter(degrees -> Math.abs(degrees) <= 180);
      } catch (NumberFormatException _) {
        return Optional.empty();
      }
    }
  }

  /** Where somebody begins, or what was found. */
  @GetMapping
  Mono<Rendering> list(
      @RequestParam(defaultValue = "") String q, @AuthenticationPrincipal SignedIn administrator) {
    var mine = AdministeredAreas.of(administrator).prefixes();
    var words = q.strip();
    return (words.isEmpty() ? areas.listTops(mine) : areas.search(words, mine))
        .collectList()
        .map(
            found ->
                Rendering.view("request/administration/areas")
                    .modelAttribute("q", words)
                    .modelAttribute("areas", found)
                    .build());
  }

  /** One area, with what lies inside. */
  @GetMapping("/{code}")
  Mono<Rendering> show(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String done,
      @AuthenticationPrincipal SignedIn administrator,
      Locale locale) {
    return desk(code, administrator, locale).flatMap(desk -> page(desk, Map.of(), Map.of(), done));
  }

  /** Renames, moves, retires or brings back, or adds one inside: the form names its step. */
  @PostMapping("/{code}")
  Mono<Rendering> change(
      @PathVariable String code,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn administrator,
      Locale locale) {
    return Mono.zip(desk(code, administrator, locale), exchange.getFormData())
        .flatMap(read -> change(read.getT1(), Typed.of(read.getT2(), administrator, exchange)));
  }

  private Mono<Rendering> change(Desk desk, Typed typed) {
    return switch (typed.text("step")) {
      case "rename" -> rename(desk, typed);
      case "move" -> move(desk, typed);
      case "retire", "return" -> retire(desk, typed);
      case "add" -> add(desk, typed);
      default -> Mono.error(new Refusal(HttpStatus.BAD_REQUEST, "unknown-step", "kit.error.400"));
    };
  }

  private Mono<Rendering> rename(Desk desk, Typed typed) {
    var name = typed.text("name");
    if (isNoName(name)) {
      return again(desk, typed, "name", "area.name.wrong");
    }
    return areas
        .rename(desk.code(), name, typed.author())
        .map(outcome -> done(desk.code(), outcome));
  }

  private Mono<Rendering> move(Desk desk, Typed typed) {
    var longitude = typed.degrees("longitude");
    var latitude = typed.degrees("latitude");
    if (longitude.isEmpty() || latitude.isEmpty() || Math.abs(latitude.get()) > 90) {
      return again(desk, typed, "longitude", "area.centre.wrong");
    }
    return areas.mayBeCentre(desk.code(), longitude.get(), latitude.get())
        ? areas
            .move(desk.code(), new RoughPosition(longitude.get(), latitude.get()), typed.author())
            .map(outcome -> done(desk.code(), outcome))
        : again(desk, typed, "longitude", "area.centre.outside");
  }

  private Mono<Rendering> retire(Desk desk, Typed typed) {
    if (!mayRetire(desk)) {
      return Mono.error(new Refusal(HttpStatus.FORBIDDEN, "outside-area", "area.above"));
    }
    return areas
        .retire(desk.code(), typed.text("step").equals("retire"), typed.author())
        .map(outcome -> done(desk.code(), outcome));
  }

  private Mono<Rendering> add(Desk desk, Typed typed) {
    var code = typed.text("code");
    if (isNoName(typed.text("newName"))) {
      return again(desk, typed, "newName", "area.name.wrong");
    }
    if (!AreaCode.isWellFormed(code) || !isDirectlyInside(desk.code(), code)) {
      return again(desk, typed, "code", "area.code.wrong");
    }
    return areas
        .add(desk.code(), new AreaCode(code), typed.text("newName"), typed.author())
        .flatMap(
            outcome ->
                switch (outcome) {
                  case SAVED -> Mono.just(done(new AreaCode(code), outcome));
                  case UNCHANGED -> again(desk, typed, "code", "area.code.taken");
                });
  }

  private static boolean isNoName(String name) {
    return name.isEmpty() || name.length() > LONGEST_NAME;
  }

  private static boolean isDirectlyInside(AreaCode parent, String code) {
    var digits = digitsInside(parent);
    return digits > 0
        && code.length() == parent.value().length() + digits
        && code.startsWith(parent.value());
  }

  /** How many digits an area directly inside adds; none where nothing lies inside. */
  private static int digitsInside(AreaCode parent) {
    return switch (parent.level()) {
      case PROVINCE, CITY -> 2;
      case COUNTY, TOWN -> 3;
      case VILLAGE -> 0;
    };
  }

  /** An area is taken out of use by who administers the one around it. */
  private static boolean mayRetire(Desk desk) {
    var code = desk.code().value();
    return AdministeredAreas.of(desk.administrator()).prefixes().stream()
        .anyMatch(mine -> code.startsWith(mine) && mine.length() < code.length());
  }

  private Mono<Desk> desk(String code, SignedIn administrator, Locale locale) {
    if (!AdministeredAreas.of(administrator).cover(code)) {
      return Mono.error(new Refusal(HttpStatus.FORBIDDEN, "outside-area", "identity.outside-area"));
    }
    return areas
        .find(code)
        .flatMap(Mono::justOrEmpty)
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404")))
        .map(found -> new Desk(found, administrator, locale));
  }

  private Mono<Rendering> again(Desk desk, Typed typed, String field, String key) {
    return page(
        desk, typed.texts(), Map.of(field, messages.getMessage(key, null, desk.locale())), "");
  }

  private Mono<Rendering> page(
      Desk desk, Map<String, String> typed, Map<String, String> errors, String done) {
    return areas
        .listInside(desk.code())
        .collectList()
        .map(
            inside ->
                Rendering.view("request/administration/area")
                    .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("here", desk.area())
                    .modelAttribute("level", desk.code().level().name())
                    .modelAttribute("inside", inside)
                    .modelAttribute("proposed", proposed(desk.code(), inside))
                    .modelAttribute("mayRetire", mayRetire(desk))
                    .modelAttribute("typed", typed)
                    .modelAttribute("errors", errors)
                    .modelAttribute("done", done)
                    .build());
  }

  /** The code after the last one inside; empty where nothing can lie inside. */
  private static String proposed(AreaCode parent, List<Edited> inside) {
    var digits = digitsInside(parent);
    if (digits == 0) {
      return "";
    }
    var last =
        inside.stream()
            .map(Edited::area)
            .map(Area::code)
            .mapToInt(code -> Integer.parseInt(code.value().substring(parent.value().length())))
            .max()
            .orElse(0);
    return parent.value() + ("%0" + digits + "d").formatted(last + 1);
  }

  private static Rendering done(AreaCode code, Outcome outcome) {
    return Rendering.redirectTo(
            PATH + "/" + code.value() + "?done=" + outcome.name().toLowerCase(Locale.ROOT))
        .status(HttpStatus.SEE_OTHER)
        .build();
  }
}
