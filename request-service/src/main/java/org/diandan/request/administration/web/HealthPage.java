package org.diandan.request.administration.web;

import java.util.Comparator;
import org.diandan.contract.Role;
import org.diandan.request.administration.FindImpossible;
import org.diandan.request.administration.Health;
import org.diandan.request.administration.Health.Sign;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** How the platform is, in plain words: what each sign means and what to do about it. */
@Controller
class HealthPage {

  private static final String PATH = "/admin/health";

  private final Health health;
  private final FindImpossible impossible;

  HealthPage(Health health, FindImpossible impossible) {
    this.health = health;
    this.impossible = impossible;
  }

  /** Looks for what cannot be, without waiting for the minute. */
  @PostMapping(PATH + "/looking")
  Mono<Rendering> look(@AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return impossible
        .look()
        .thenReturn(Rendering.redirectTo(PATH).status(HttpStatus.SEE_OTHER).build());
  }

  /** Blocks for some seconds at most, on a thread of its own. */
  @GetMapping(PATH)
  Rendering show(@AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    var signs = health.look();
    return Rendering.view("request/administration/health")
        .modelAttribute("signs", signs)
        .modelAttribute(
            "worst",
            signs.stream()
                .map(Sign::condition)
                .max(Comparator.naturalOrder())
                .orElse(Health.Condition.GOOD))
        .build();
  }

  private static void require(SignedIn administrator) {
    if (!administrator.holds(Role.ADMINISTRATOR.name(), "")) {
      throw new Refusal(HttpStatus.FORBIDDEN, "not-allowed", "kit.error.403");
    }
  }
}
