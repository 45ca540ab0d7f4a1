package org.diandan.request.statistics.web;

import org.diandan.request.statistics.Figure;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;

/** What every figure means, in the words that stand beside it wherever it is shown. */
@Controller
class GlossaryPage {

  @GetMapping("/official/figures")
  Rendering glossary() {
    return Rendering.view("request/figures/glossary")
        .modelAttribute("figures", Figure.values())
        .build();
  }
}
