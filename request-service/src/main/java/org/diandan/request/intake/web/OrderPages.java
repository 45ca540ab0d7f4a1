package org.diandan.request.intake.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.Promises;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.duplicate.NearbyOrders;
import org.diandan.request.duplicate.NearbyOrders.NearbyOrder;
import org.diandan.request.feature.Feature;
import org.diandan.request.feature.SwitchesInForce;
import org.diandan.request.intake.CheckOrder;
import org.diandan.request.intake.Checked;
import org.diandan.request.intake.Fault;
import org.diandan.request.intake.OrderForm;
import org.diandan.request.intake.Relation;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Renders the pages of the order form. */
@Component
final class OrderPages {

  private final CheckOrder checks;
  private final PlacePicker places;
  private final Wording wording;
  private final Promising promising;

  OrderPages(CheckOrder checks, PlacePicker places, Wording wording, Promising promising) {
    this.checks = checks;
    this.places = places;
    this.wording = wording;
    this.promising = promising;
  }

  /** The catalogue, the clocks and what others ordered, as the pages need them. */
  @Component
  record Promising(
      Catalogue catalogue,
      Promises promises,
      Clock clock,
      ZoneId zone,
      NearbyOrders nearby,
      SwitchesInForce switches) {}

  /** What a page shows. */
  record Shown(Page page, OrderForm form, List<FieldError> errors, Locale locale) {

    /** Only the last page answers a form directly; all others come after a redirect. */
    HttpStatus status() {
      return page == Page.CHECK && !errors.isEmpty()
          ? HttpStatus.UNPROCESSABLE_CONTENT
          : HttpStatus.OK;
    }
  }

  /** An error on the page that repeats all answers, with the page that puts it right. */
  record Repair(String sentence, String href) {}

  /** The page with what was typed so far. */
  Mono<Rendering> show(Page page, OrderForm form, Locale locale) {
    return show(new Shown(page, form, List.of(), locale));
  }

  /** The page with what was typed and what is wrong with it. */
  Mono<Rendering> show(Shown shown) {
    return places
        .choices(shown.form())
        .zipWith(nearby(shown))
        .map(found -> view(shown, found.getT1()).modelAttribute("nearby", found.getT2()).build());
  }

  /**
   * What others near by ordered, before the same thing is ordered twice. Switched off, nobody is
   * shown anything; who was shown something before can still join it.
   */
  private Mono<List<NearbyOrder>> nearby(Shown shown) {
    return shown.page() == Page.CHECK && promising.switches().isOn(Feature.NEARBY)
        ? promising.nearby().like(shown.form().answers(promising.zone()))
        : Mono.just(List.of());
  }

  /**
   * Where to go after an answer: the next page, or the same one with its errors. Always a redirect,
   * so that the browser's Back never asks to send a form again.
   */
  Mono<Rendering> afterAnswer(Page page, OrderForm form) {
    return errorsOf(page, form)
        .map(errors -> errors.isEmpty() ? "/order/" + page.next().path() : wrongOf(page, form))
        .map(place -> Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build());
  }

  /** The page with what is wrong on it now; nothing may be any more. */
  Mono<Rendering> showWrong(Page page, OrderForm form, Locale locale) {
    return errorsOf(page, form).flatMap(errors -> show(new Shown(page, form, errors, locale)));
  }

  private static String wrongOf(Page page, OrderForm form) {
    return hrefOf(page, form) + "?wrong";
  }

  private Mono<List<FieldError>> errorsOf(Page page, OrderForm form) {
    return checks
        .check(form.answers(promising.zone()), form.onBehalf().orElse(null))
        .map(checked -> errorsOf(page, form, checked));
  }

  /** Whether the menu has an item with this code. */
  boolean isOffered(String code) {
    return promising.catalogue().find(code).isPresent();
  }

  /** The first page with something missing or wrong; the last one when nothing is. */
  Mono<Rendering> firstOpen(OrderForm form) {
    return Flux.just(Page.values())
        .filterWhen(page -> errorsOf(page, form).map(errors -> !errors.isEmpty()))
        .next()
        .defaultIfEmpty(Page.CHECK)
        .map(page -> Rendering.redirectTo(hrefOf(page, form)).build());
  }

  /** Only the pickers of the where page. */
  Mono<Rendering> areas(OrderForm form) {
    return places
        .choices(form)
        .map(
            choices ->
                Rendering.view("request/order/where :: areas")
                    .modelAttribute("choices", choices)
                    .modelAttribute("relations", Relation.values())
                    .modelAttribute("errors", Map.of())
                    .build());
  }

  private static List<FieldError> errorsOf(Page page, OrderForm form, Checked checked) {
    if (page == Page.WHEN && !form.hasReadableDay()) {
      return List.of(new FieldError("day", "order.day.wrong"));
    }
    if (page == Page.WHEN && !form.hasReadableTimes()) {
      return List.of(new FieldError("from", "order.times.wrong"));
    }
    return switch (checked) {
      case Checked.Good _ -> List.of();
      case Checked.Faulty faulty ->
          faulty.faults().stream()
              .map(Fault::error)
              .filter(error -> Page.asking(error.field()) == page)
              .toList();
    };
  }

  private Rendering.Builder<?> view(Shown shown, PlacePicker.Choices choices) {
    var form = shown.form();
    // It may have been taken off the menu since the form was begun; the check says so.
    var item = promising.catalogue().get(new ServiceItemCode(form.get("item")));
    var now = promising.clock().instant();
    var spoken = new SpokenTime(now, promising.zone(), shown.locale());
    var promise = promising.promises().of(item, now);
    return Rendering.view("request/order/" + shown.page().path())
        .status(shown.status())
        .modelAttribute("number", shown.page().number())
        .modelAttribute("pages", Page.count())
        .modelAttribute("form", form)
        .modelAttribute("item", item)
        .modelAttribute("acceptBy", spoken.of(promise.acceptBy()))
        .modelAttribute("finishBy", spoken.of(promise.finishBy()))
        .modelAttribute("today", LocalDate.ofInstant(now, promising.zone()).toString())
        .modelAttribute("choices", choices)
        .modelAttribute("rows", answers(shown).of(form, item, choices))
        .modelAttribute("relations", Relation.values())
        .modelAttribute("errors", wording.of(shown.errors(), shown.locale()))
        .modelAttribute("spoken", spoken)
        .modelAttribute("repairs", repairs(shown));
  }

  private AnswerRows answers(Shown shown) {
    return new AnswerRows(wording, shown.locale(), promising.switches().isOn(Feature.PHOTOS));
  }

  private List<Repair> repairs(Shown shown) {
    return shown.errors().stream()
        .map(
            error ->
                new Repair(
                    wording.sentence(error, shown.locale()),
                    hrefOf(Page.asking(error.field()), shown.form())))
        .toList();
  }

  /** Where a page is asked again. */
  static String hrefOf(Page page, OrderForm form) {
    return page == Page.ITEM
        ? "/order/item/" + UriUtils.encode(form.get("item"), StandardCharsets.UTF_8)
        : "/order/" + page.path();
  }
}
