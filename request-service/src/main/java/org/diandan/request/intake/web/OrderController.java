package org.diandan.request.intake.web;

import java.util.Locale;
import java.util.Map;
import org.diandan.request.intake.OrderDrafts;
import org.diandan.request.intake.OrderForm;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The order form, one question per page. Every page keeps what was typed before it complains, so
 * that errors, the back button and a lost connection cost nobody their words.
 */
@Controller
class OrderController {

  /** Leads to the photos, with what was typed kept. */
  private static final String PHOTOS = "photos";

  private final OrderDrafts drafts;
  private final OrderPages pages;
  private final SendForm sending;
  private final Warnings warnings;

  OrderController(OrderDrafts drafts, OrderPages pages, SendForm sending, Warnings warnings) {
    this.drafts = drafts;
    this.pages = pages;
    this.sending = sending;
    this.warnings = warnings;
  }

  /** The first question for an item of the menu. */
  @GetMapping("/order/item/{code}")
  Mono<Rendering> item(@PathVariable String code, ServerWebExchange exchange, Locale locale) {
    if (!pages.isOffered(code)) {
      throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "request.item.gone");
    }
    return form(exchange)
        .flatMap(form -> show(Page.ITEM, form.with(Map.of("item", code)), exchange, locale));
  }

  @GetMapping("/order/{page:where|when|who|check}")
  Mono<Rendering> page(@PathVariable String page, ServerWebExchange exchange, Locale locale) {
    return form(exchange)
        .flatMap(
            form ->
                !pages.isOffered(form.get("item"))
                    ? Mono.just(Rendering.redirectTo("/").build())
                    : show(pageOf(page), form, exchange, locale));
  }

  private Mono<Rendering> show(
      Page page, OrderForm form, ServerWebExchange exchange, Locale locale) {
    boolean wrong = exchange.getRequest().getQueryParams().containsKey("wrong");
    return wrong ? pages.showWrong(page, form, locale) : pages.show(page, form, locale);
  }

  /** The pickers for the next level, when a script asks for them. */
  @GetMapping("/order/where/areas")
  Mono<Rendering> areas(@RequestParam Map<String, String> query) {
    return pages.areas(OrderForm.empty().with(Map.of("area", AreaChoice.of(query))));
  }

  @PostMapping("/order/{page:item|where|when|who}")
  Mono<Rendering> answer(@PathVariable String page, ServerWebExchange exchange) {
    var asked = pageOf(page);
    var secret = DraftCookie.findOrCreate(exchange);
    return exchange
        .getFormData()
        .flatMap(typed -> kept(secret, asked, typed))
        .doOnNext(form -> AreaCookie.remember(exchange, form.get("area")))
        .flatMap(form -> next(asked, form, exchange));
  }

  @PostMapping("/order/check")
  Mono<Rendering> send(ServerWebExchange exchange, Locale locale) {
    var secret = DraftCookie.find(exchange);
    return form(exchange)
        .flatMap(
            form ->
                !pages.isOffered(form.get("item"))
                    ? Mono.just(Rendering.redirectTo("/").build())
                    : sending.send(secret, form, exchange, locale));
  }

  private Mono<OrderForm> kept(String secret, Page page, MultiValueMap<String, String> typed) {
    return drafts
        .find(secret)
        .map(form -> form.with(TypedAnswers.of(page, typed)))
        .flatMap(form -> drafts.save(secret, form));
  }

  private Mono<Rendering> next(Page page, OrderForm form, ServerWebExchange exchange) {
    return exchange
        .getFormData()
        .flatMap(
            typed -> {
              var action = typed.getFirst("act");
              boolean stays = action != null && !action.equals("next");
              if (stays) {
                var place = PHOTOS.equals(action) ? PHOTOS : page.path();
                return Mono.just(Rendering.redirectTo("/order/" + place).build());
              }
              return page == Page.ITEM && warnings.areNew(form)
                  ? Mono.just(seeOther("/order/warning"))
                  : pages.afterAnswer(page, form);
            });
  }

  private static Rendering seeOther(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }

  /** Who to call first, or where to go instead; the words stay. */
  @GetMapping("/order/warning")
  Mono<Rendering> warning(ServerWebExchange exchange) {
    return form(exchange)
        .map(
            form ->
                warnings.has(form)
                    ? warnings.page(form)
                    : Rendering.redirectTo("/order/resume").build());
  }

  /** It was read; the order goes on. */
  @PostMapping("/order/warning")
  Mono<Rendering> goOn(ServerWebExchange exchange) {
    var secret = DraftCookie.find(exchange);
    return form(exchange)
        .flatMap(
            form ->
                !pages.isOffered(form.get("item"))
                    ? Mono.just(seeOther("/"))
                    : drafts
                        .save(secret, warnings.read(form))
                        .flatMap(read -> pages.afterAnswer(Page.ITEM, read)));
  }

  /** Where a form that was left goes on: at its first open question. */
  @GetMapping("/order/resume")
  Mono<Rendering> resume(ServerWebExchange exchange) {
    return form(exchange)
        .flatMap(
            form ->
                pages.isOffered(form.get("item"))
                    ? pages.firstOpen(form)
                    : Mono.just(Rendering.redirectTo("/").build()));
  }

  /** Forgets a form that was left, with its photos. */
  @PostMapping("/order/removal")
  Mono<Rendering> remove(ServerWebExchange exchange) {
    var secret = DraftCookie.find(exchange);
    DraftCookie.forget(exchange);
    return drafts.remove(secret).thenReturn(seeOther("/"));
  }

  private Mono<OrderForm> form(ServerWebExchange exchange) {
    var secret = DraftCookie.find(exchange);
    return secret.isEmpty() ? Mono.just(OrderForm.empty()) : drafts.find(secret);
  }

  private static Page pageOf(String path) {
    return Page.of(path)
        .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404"));
  }
}
