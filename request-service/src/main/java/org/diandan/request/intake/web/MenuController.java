package org.diandan.request.intake.web;

import java.util.List;
import java.util.Optional;
import org.diandan.contract.AreaCode;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.OftenOrdered;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.intake.OrderDrafts;
import org.diandan.request.intake.OrderForm;
import org.diandan.request.stopper.Stoppers;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The menu: what do you need? */
@Controller
class MenuController {

  private static final int LONGEST_SEARCH = 100;

  private final Catalogue catalogue;
  private final Stoppers stoppers;
  private final OrderDrafts drafts;
  private final Nearby nearby;

  MenuController(Catalogue catalogue, Stoppers stoppers, OrderDrafts drafts, Nearby nearby) {
    this.catalogue = catalogue;
    this.stoppers = stoppers;
    this.drafts = drafts;
    this.nearby = nearby;
  }

  /** What is ordered often around somebody. */
  @Component
  static final class Nearby {

    private final Areas areas;
    private final OftenOrdered often;

    Nearby(Areas areas, OftenOrdered often) {
      this.areas = areas;
      this.often = often;
    }

    /**
     * @param county name of the county; empty when nobody knows where somebody is
     */
    record Found(String county, List<ServiceItem> items) {}

    Mono<Found> around(Optional<AreaCode> county) {
      return county
          .map(code -> areas.find(code.value()))
          .orElse(Mono.just(Optional.empty()))
          .flatMap(this::inside);
    }

    private Mono<Found> inside(Optional<Area> county) {
      return county.isEmpty()
          ? Mono.just(new Found("", often.everywhere()))
          : often
              .around(county.get().code())
              .map(items -> new Found(county.get().name(), items));
    }
  }

  /**
   * The menu, and what was found in it.
   *
   * @param q words, pinyin or initials
   * @param area code of the place somebody is at; remembered when it is one
   */
  @GetMapping("/")
  Mono<Rendering> menu(
      @RequestParam @Nullable String q,
      @RequestParam(defaultValue = "") String area,
      ServerWebExchange exchange) {
    var words = q == null ? "" : q.strip();
    if (words.length() > LONGEST_SEARCH) {
      words = words.substring(0, LONGEST_SEARCH);
    }
    var searched = words;
    AreaCookie.remember(exchange, area);
    return draft(exchange)
        .flatMap(
            form ->
                nearby
                    .around(placeOf(area, form, exchange))
                    .map(often -> page(searched, form, often)));
  }

  private static Optional<AreaCode> placeOf(
      String area, OrderForm form, ServerWebExchange exchange) {
    return AreaCookie.countyOf(area)
        .or(() -> AreaCookie.countyOf(form.get("area")))
        .or(() -> AreaCookie.find(exchange));
  }

  private Mono<OrderForm> draft(ServerWebExchange exchange) {
    var secret = DraftCookie.find(exchange);
    return secret.isEmpty() ? Mono.just(OrderForm.empty()) : drafts.find(secret);
  }

  private Rendering page(String words, OrderForm form, Nearby.Found often) {
    return Rendering.view("request/menu")
        .modelAttribute("q", words)
        .modelAttribute("topics", stoppers.find(words))
        .modelAttribute("found", catalogue.search(words))
        .modelAttribute("groups", catalogue.groups())
        .modelAttribute("often", often.items())
        .modelAttribute("county", often.county())
        .modelAttribute("begun", catalogue.find(form.get("item")).stream().toList())
        .build();
  }

  @GetMapping("/order/group/{code}")
  Rendering group(@PathVariable String code) {
    var group =
        catalogue
            .findGroup(code)
            .orElseThrow(
                () -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "request.group.unknown"));
    return Rendering.view("request/order/group").modelAttribute("group", group).build();
  }
}
