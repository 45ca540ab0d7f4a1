package org.diandan.request.qr.web;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diandan.request.qr.CodeText;
import org.diandan.request.qr.PlaceCode;
import org.diandan.request.qr.PlaceCode.Used;
import org.diandan.request.qr.PlaceCodes;
import org.diandan.request.qr.QrDrawing;
import org.diandan.request.qr.QrProperties;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Codes on paper, several to an A4 sheet, to be cut out and put up. */
@Controller
class SheetPage {

  private final PlaceCodes codes;
  private final QrProperties properties;

  SheetPage(PlaceCodes codes, QrProperties properties) {
    this.codes = codes;
    this.properties = properties;
  }

  /** One code on paper. */
  record Label(PlaceCode code, QrDrawing drawing) {}

  /** The chosen codes, or all of the reader's that are in use. */
  @GetMapping("/admin/codes/sheet")
  Mono<Rendering> sheet(
      @RequestParam(name = "code", required = false) @Nullable List<String> chosen,
      @AuthenticationPrincipal SignedIn reader,
      ServerWebExchange exchange) {
    var wanted = wanted(chosen);
    var address = address(exchange);
    return codes
        .inside(CodePages.areasOf(reader))
        .map(Used::code)
        .filter(code -> !code.disabled() && (wanted.isEmpty() || wanted.contains(code.code())))
        .map(code -> new Label(code, QrDrawing.of(address + "/q/" + code.code().value())))
        .collectList()
        .map(
            labels ->
                Rendering.view("request/qr/sheet")
                    .modelAttribute("labels", labels)
                    .modelAttribute("address", address)
                    .build());
  }

  private static Set<CodeText> wanted(@Nullable List<String> chosen) {
    var wanted = new HashSet<CodeText>();
    if (chosen != null) {
      chosen.stream().map(CodeText::read).flatMap(Optional::stream).forEach(wanted::add);
    }
    return wanted;
  }

  private String address(ServerWebExchange exchange) {
    if (!properties.address().isEmpty()) {
      return properties.address();
    }
    var here = exchange.getRequest().getURI();
    return here.getScheme() + "://" + here.getRawAuthority();
  }
}
