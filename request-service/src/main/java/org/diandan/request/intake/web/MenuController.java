package org.diandan.request.intake.web;

import java.util.List;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;

/** The menu: what do you need? */
@Controller
class MenuController {

  private static final List<String> OFTEN_ORDERED = List.of("EL05", "EL02", "RP01", "EL06", "EL04");
  private static final int LONGEST_SEARCH = 100;

  private final Catalogue catalogue;

  MenuController(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GetMapping("/")
  Rendering menu(@RequestParam @Nullable String q) {
    var words = q == null ? "" : q.strip();
    if (words.length() > LONGEST_SEARCH) {
      words = words.substring(0, LONGEST_SEARCH);
    }
    return Rendering.view("request/menu")
        .modelAttribute("q", words)
        .modelAttribute("found", catalogue.search(words))
        .modelAttribute("groups", catalogue.groups())
        .modelAttribute("often", oftenOrdered())
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

  private List<ServiceItem> oftenOrdered() {
    return OFTEN_ORDERED.stream().flatMap(code -> catalogue.find(code).stream()).toList();
  }
}
