package org.diandan.request.intake.web;

import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;

/** The one page that opens without a network; it knows nobody. */
@Controller
class OfflineController {

  private static final Duration KEPT = Duration.ofHours(1);

  @GetMapping("/offline")
  Rendering offline() {
    return Rendering.view("request/offline")
        .header("Cache-Control", "public, max-age=" + KEPT.toSeconds())
        .build();
  }
}
