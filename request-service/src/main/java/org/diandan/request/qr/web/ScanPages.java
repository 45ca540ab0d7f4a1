package org.diandan.request.qr.web;

import java.util.HashMap;
import java.util.Map;
import org.diandan.request.intake.web.BeginForm;
import org.diandan.request.qr.CodeText;
import org.diandan.request.qr.PlaceCode;
import org.diandan.request.qr.PlaceCodes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where a scanned or typed code leads: into the order form, with the place filled in. */
@Controller
class ScanPages {

  private final PlaceCodes codes;
  private final BeginForm forms;

  ScanPages(PlaceCodes codes, BeginForm forms) {
    this.codes = codes;
    this.forms = forms;
  }

  /** For whoever types what stands under the picture. */
  @GetMapping("/q")
  Rendering typed(@RequestParam(defaultValue = "") String code) {
    if (code.isBlank()) {
      return page("", "", HttpStatus.OK);
    }
    return CodeText.read(code)
        .map(text -> Rendering.redirectTo("/q/" + text.value()).build())
        .orElseGet(() -> page("wrong", code, HttpStatus.UNPROCESSABLE_CONTENT));
  }

  @GetMapping("/q/{code}")
  Mono<Rendering> scanned(@PathVariable String code, ServerWebExchange exchange) {
    return Mono.justOrEmpty(CodeText.read(code))
        .flatMap(codes::find)
        .flatMap(found -> found.disabled() ? gone() : begin(found, exchange))
        .defaultIfEmpty(page("unknown", code, HttpStatus.NOT_FOUND));
  }

  private static Mono<Rendering> gone() {
    return Mono.just(page("disabled", "", HttpStatus.GONE));
  }

  private Mono<Rendering> begin(PlaceCode code, ServerWebExchange exchange) {
    var form = forms.with(fields(code), exchange);
    PlaceCookie.give(exchange, code.code());
    var counted =
        Scan.isReal(exchange.getRequest()) ? codes.countScan(code.code()) : Mono.<Void>empty();
    return counted
        .then(form)
        .map(begun -> Rendering.redirectTo(menuOf(code)).status(HttpStatus.SEE_OTHER).build());
  }

  private static Map<String, String> fields(PlaceCode code) {
    var fields = new HashMap<String, String>();
    fields.put("area", code.area().value());
    fields.put("address", code.name());
    var point = code.point();
    fields.put("longitude", point == null ? "" : String.valueOf(point.longitude()));
    fields.put("latitude", point == null ? "" : String.valueOf(point.latitude()));
    return fields;
  }

  private static String menuOf(PlaceCode code) {
    return code.group() == null ? "/" : "/order/group/" + code.group();
  }

  private static Rendering page(String trouble, String typed, HttpStatus status) {
    return Rendering.view("request/qr/code")
        .status(status)
        .modelAttribute("trouble", trouble)
        .modelAttribute("typed", typed.length() > 20 ? typed.substring(0, 20) : typed)
        .build();
  }
}
