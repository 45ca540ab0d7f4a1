package org.diandan.request.intake.web;

import java.util.Locale;
import java.util.Map;
import org.diandan.request.catalogue.Catalogue;
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

  private final OrderDrafts drafts;
  private final OrderPages pages;
  private final SendForm sending;
  private final Catalogue catalogue;

  OrderController(OrderDrafts drafts, OrderPages pages, SendForm sending, Catalogue catalogue) {
    this.drafts = drafts;
    this.pages = pages;
    this.sending = sending;
    this.catalogue = catalogue;
  }

  /** The first question for an item of the menu. */
  @GetMapping("/order/item/{code}")
  Mono<Rendering> item(@PathVariable String code, ServerWebExchange exchange, Locale locale) {
    if (catalogue.find(code).isEmpty()) {
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
                form.get("item").isEmpty()
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
        .flatMap(form -> next(asked, form, exchange));
  }

  @PostMapping("/order/check")
  Mono<Rendering> send(ServerWebExchange exchange, Locale locale) {
    var secret = DraftCookie.find(exchange);
    return form(exchange)
        .flatMap(
            form ->
                form.get("item").isEmpty()
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
              return stays
                  ? Mono.just(Rendering.redirectTo("/order/" + page.path()).build())
                  : pages.afterAnswer(page, form);
            });
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
