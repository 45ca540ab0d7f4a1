package org.diandan.request.administration.web;

import java.util.List;
import java.util.Map;
import org.diandan.request.administration.AdministeredAreas;
import org.diandan.request.administration.Waiting;
import org.diandan.web.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The administrators' first page: all they can change, by subject, and what waits for them. */
@Controller
class AdministrationPage {

  /**
   * A page an administrator can go to.
   *
   * @param word names it in the bundle: {@code administration.<word>} and what it is about
   */
  record Way(String href, String word, String icon) {}

  /** Ways that belong together, under {@code administration.<word>}. */
  record Subject(String word, List<Way> ways) {
    Subject {
      ways = List.copyOf(ways);
    }
  }

  private static final List<Subject> SUBJECTS =
      List.of(
          new Subject(
              "people",
              List.of(
                  new Way("/admin/accounts", "accounts", "person"),
                  new Way("/admin/volunteers", "volunteers", "person"),
                  new Way("/admin/teams", "teams", "team"),
                  new Way("/admin/skills", "skills", "success"),
                  new Way("/admin/hours", "hours", "clock"),
                  new Way("/admin/certificates", "certificates", "print"))),
          new Subject(
              "services",
              List.of(
                  new Way("/admin/catalogue", "catalogue", "menu"),
                  new Way("/admin/catalogue/skills", "skill-list", "success"),
                  new Way("/admin/dispatch", "dispatch", "dispatching"),
                  new Way("/admin/calendar", "calendar", "clock"),
                  new Way("/admin/suggestions", "suggestions", "menu"),
                  new Way("/admin/templates", "templates", "message"),
                  new Way("/admin/switches", "switches", "success"))),
          new Subject(
              "places",
              List.of(
                  new Way("/admin/areas", "areas", "place"),
                  new Way("/admin/codes", "codes", "place"),
                  new Way("/admin/stations", "stations", "place"))),
          new Subject(
              "connections",
              List.of(
                  new Way(ConnectionsPage.PATH, "systems", "search"),
                  new Way("/admin/keys", "keys", "phone"),
                  new Way("/admin/open311", "open311", "referred"),
                  new Way("/admin/imports", "imports", "submitted"),
                  new Way("/outbox", "outbox", "message"))),
          new Subject(
              "records",
              List.of(
                  new Way("/admin/reports", "reports", "print"),
                  new Way("/admin/audit", "audit", "search"),
                  new Way("/admin/health", "health", "success"),
                  new Way("/admin/dead-letters", "letters", "unresolved"),
                  new Way("/admin/dead-letters/matching", "letters-matching", "unresolved"),
                  new Way(
                      "/admin/dead-letters/notification", "letters-notification", "unresolved"))));

  /** Where what waits is dealt with. */
  private static final Map<String, String> DEALT_WITH =
      Map.of(
          "webhooks",
          ConnectionsPage.PATH,
          "deliveries",
          ConnectionsPage.PATH,
          "imports",
          "/admin/imports",
          "passwords",
          "/admin/accounts");

  private final Waiting waiting;

  AdministrationPage(Waiting waiting) {
    this.waiting = waiting;
  }

  @GetMapping("/admin")
  Mono<Rendering> show(@AuthenticationPrincipal SignedIn administrator) {
    return waiting
        .in(AdministeredAreas.of(administrator))
        .map(
            counts ->
                Rendering.view("request/administration/home")
                    .modelAttribute("subjects", SUBJECTS)
                    .modelAttribute("waiting", counts)
                    .modelAttribute("dealtWith", DEALT_WITH)
                    .build());
  }
}
