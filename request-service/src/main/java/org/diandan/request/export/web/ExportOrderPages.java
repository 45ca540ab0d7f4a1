package org.diandan.request.export.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.export.ExportColumn;
import org.diandan.request.export.ExportOutcome;
import org.diandan.request.export.OrderExport;
import org.diandan.request.export.WantedExport;
import org.diandan.request.feature.Feature;
import org.diandan.request.feature.SwitchesInForce;
import org.diandan.request.referral.web.LadderWords;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.request.sheet.SheetForm;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Ordering the list one has just looked at. */
@Controller
@RequestMapping(ExportPages.PATH)
class ExportOrderPages {

  private final AskedLists lists;
  private final OrderExport ordering;
  private final LadderWords words;
  private final SwitchesInForce switches;

  ExportOrderPages(
      AskedLists lists, OrderExport ordering, LadderWords words, SwitchesInForce switches) {
    this.lists = lists;
    this.ordering = ordering;
    this.words = words;
    this.switches = switches;
  }

  /** A list somebody looks at, with what they typed. */
  private record Visit(AskedList list, OrderForm form, Locale locale) {}

  @GetMapping("/new")
  Mono<Rendering> form(
      @RequestParam MultiValueMap<String, String> asked,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var usual = new LinkedMultiValueMap<String, String>();
    usual.addAll("column", ExportColumn.USUAL.stream().map(ExportColumn::name).toList());
    usual.add("form", SheetForm.XLSX.name());
    var visit = new Visit(lists.of(asked, reader), new OrderForm(new TypedForm(usual)), locale);
    return page(visit, Map.of(), HttpStatus.OK);
  }

  @PostMapping
  Mono<Rendering> order(
      @AuthenticationPrincipal SignedIn reader, ServerWebExchange exchange, Locale locale) {
    return exchange
        .getFormData()
        .map(TypedForm::new)
        .map(typed -> new Visit(lists.of(typed.get("words"), reader), new OrderForm(typed), locale))
        .flatMap(visit -> order(visit, ExportPages.caller(exchange, reader)));
  }

  private Mono<Rendering> order(Visit visit, WantedExport.Caller by) {
    var errors = words.of(visit.form().errors(visit.list().history()), visit.locale());
    var form = visit.form().form();
    if (!errors.isEmpty() || form.isEmpty()) {
      return page(visit, errors, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    if (visit.form().isPersonal() && !switches.isOn(Feature.PERSONAL_EXPORTS)) {
      return refused(visit, HttpStatus.CONFLICT, Feature.PERSONAL_EXPORTS.messageKey("closed"), 0);
    }
    return visit
        .list()
        .count()
        .flatMap(rows -> ordering.order(wanted(visit, form.get(), by), rows))
        .flatMap(outcome -> answer(outcome, visit));
  }

  private static WantedExport wanted(Visit visit, SheetForm form, WantedExport.Caller by) {
    var list = visit.list();
    return new WantedExport(
        list.areas(),
        list.source(),
        list.words(),
        list.cases(),
        visit.form().columns(),
        form,
        visit.form().purpose(),
        visit.locale(),
        by);
  }

  private Mono<Rendering> answer(ExportOutcome outcome, Visit visit) {
    return switch (outcome) {
      case ExportOutcome.Done done ->
          Mono.just(
              Rendering.redirectTo(ExportPages.PATH + "/" + done.id())
                  .status(HttpStatus.SEE_OTHER)
                  .build());
      case ExportOutcome.Busy busy ->
          refused(visit, HttpStatus.CONFLICT, "export.refused.busy", busy.most());
      case ExportOutcome.NothingListed _ ->
          refused(visit, HttpStatus.UNPROCESSABLE_CONTENT, "export.refused.empty", 0);
      case ExportOutcome.TooLong tooLong ->
          refused(visit, HttpStatus.UNPROCESSABLE_CONTENT, "export.refused.long", tooLong.most());
      case ExportOutcome.OwnOrder _, ExportOutcome.NotEntitled _, ExportOutcome.TooLate _ ->
          throw new IllegalStateException("No order comes to this: " + outcome);
    };
  }

  private Mono<Rendering> refused(Visit visit, HttpStatus status, String key, int most) {
    return page(visit, Map.of("order", words.of(key, visit.locale(), most)), status);
  }

  private Mono<Rendering> page(Visit visit, Map<String, String> errors, HttpStatus status) {
    return visit
        .list()
        .count()
        .map(
            rows ->
                Rendering.view("request/export/new")
                    .status(status)
                    .modelAttribute("list", visit.list())
                    .modelAttribute("title", words.of(visit.list().titleKey(), visit.locale()))
                    .modelAttribute("rows", rows)
                    .modelAttribute("plain", columns(false))
                    .modelAttribute("personal", columns(true))
                    .modelAttribute("ticked", visit.form().columns())
                    .modelAttribute("typed", typed(visit))
                    .modelAttribute("errors", errors)
                    .build());
  }

  private static List<ExportColumn> columns(boolean personal) {
    return Arrays.stream(ExportColumn.values())
        .filter(column -> column.isPersonal() == personal)
        .toList();
  }

  private static Map<String, String> typed(Visit visit) {
    return new HashMap<>(visit.form().typed().fields());
  }
}
