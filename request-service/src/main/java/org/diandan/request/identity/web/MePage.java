package org.diandan.request.identity.web;

import java.util.List;
import java.util.Map;
import org.diandan.contract.Role;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.web.Authority;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where everybody finds what is theirs: residents their orders, staff their desks. */
@Controller
final class MePage {

  private static final String PAGE = "request/identity/me";
  private static final List<Role> EVERYBODY = List.of();

  /**
   * A link of the page.
   *
   * @param roles who sees it, any of them; empty means everybody who is signed in
   */
  record Link(String href, String messageKey, String icon, List<Role> roles) {

    boolean isFor(SignedIn person) {
      return roles.isEmpty() || roles.stream().anyMatch(role -> person.holds(role.name()));
    }
  }

  private static final List<Role> LEADERS = List.of(Role.LEADER);
  private static final List<Role> SERVING = List.of(Role.LEADER, Role.VOLUNTEER);
  private static final List<Role> DEPARTMENTS = List.of(Role.DEPARTMENT);
  private static final List<Role> CALLED = List.of(Role.DEPARTMENT, Role.LEADER);
  private static final List<Role> OPERATORS = List.of(Role.OPERATOR);
  private static final List<Role> OFFICIALS = List.of(Role.OFFICIAL);
  private static final List<Role> ADMINISTRATORS = List.of(Role.ADMINISTRATOR);
  private static final List<Role> BOTH_DESKS = List.of(Role.OPERATOR, Role.OFFICIAL);
  private static final List<Role> REVIEWERS = List.of(Role.OFFICIAL, Role.ADMINISTRATOR);
  private static final List<Role> PLACES = List.of(Role.OPERATOR, Role.ADMINISTRATOR);
  private static final List<Role> OFFICE =
      List.of(Role.OPERATOR, Role.OFFICIAL, Role.ADMINISTRATOR);

  /** What is needed daily comes first. */
  private static final List<Link> DESKS =
      List.of(
          new Link("/offers", "identity.me.offers", "offered", LEADERS),
          new Link("/visits", "identity.me.visits", "place", SERVING),
          new Link("/duties", "identity.me.duties", "clock", SERVING),
          new Link("/desk", "desk.me", "phone", OPERATORS),
          new Link("/desk/callbacks", "desk.callbacks", "unresolved", OPERATORS),
          new Link("/inbox", "identity.me.inbox", "message", EVERYBODY),
          new Link("/department", "department.title", "referred", DEPARTMENTS),
          new Link("/official/work", "work.title", "escalated", OFFICIALS),
          new Link("/assigning", "work.assign", "dispatching", REVIEWERS),
          new Link("/official/referrals", "referrals.title", "referred", OFFICIALS),
          new Link("/official/meetings", "meeting.title", "conference", OFFICIALS),
          new Link("/official/replies", "digest.title", "message", OFFICIALS),
          new Link("/official/reports", "report.reports", "print", OFFICE),
          new Link("/supervisions", "supervision.called", "warning", CALLED),
          new Link("/official/supervisions", "supervision.title", "warning", OFFICIALS),
          new Link("/board", "identity.me.board", "menu", LEADERS),
          new Link("/handovers", "identity.me.handovers", "referred", LEADERS),
          new Link("/hours", "identity.me.hours", "star", SERVING),
          new Link("/certificates", "certificate.title", "print", SERVING),
          new Link("/volunteer/availability", "own.availability", "clock", SERVING),
          new Link("/volunteer/skills", "own.skills", "success", SERVING),
          new Link("/volunteer/teams", "own.teams", "team", SERVING),
          new Link("/teams/register", "identity.me.register", "team", SERVING),
          new Link("/me/volunteer", "own.title", "person", EVERYBODY),
          new Link("/admin", "administration.title", "menu", ADMINISTRATORS),
          new Link("/official", "identity.me.official", "team", OFFICE),
          new Link("/official/duplicates", "official.duplicates", "search", BOTH_DESKS),
          new Link("/admin/volunteers", "volunteers.title", "person", REVIEWERS),
          new Link("/official/extensions", "clock.extensions.title", "clock", OFFICIALS),
          new Link("/admin/teams", "identity.me.teams", "team", REVIEWERS),
          new Link("/admin/skills", "identity.me.skills", "success", REVIEWERS),
          new Link("/admin/hours", "identity.me.hours-desk", "clock", REVIEWERS),
          new Link("/admin/stations", "identity.me.stations", "place", REVIEWERS),
          new Link("/admin/certificates", "certificate.admin.title", "print", ADMINISTRATORS),
          new Link("/admin/imports/cases", "import.cases", "empty", PLACES),
          new Link("/admin/codes", "qr.title", "place", PLACES),
          new Link("/desk/board", "desk.board.title", "escalated", OPERATORS),
          new Link("/admin/dispatch", "identity.me.dispatch", "dispatching", ADMINISTRATORS),
          new Link("/admin/departments", "department.admin.title", "referred", ADMINISTRATORS),
          new Link("/admin/calendar", "calendar.title", "clock", ADMINISTRATORS),
          new Link("/admin/suggestions", "admin.suggestions", "menu", ADMINISTRATORS),
          new Link("/admin/imports", "import.title", "submitted", ADMINISTRATORS),
          new Link("/admin/keys", "hotline.keys.title", "phone", ADMINISTRATORS),
          new Link("/admin/open311", "open311.admin.title", "referred", ADMINISTRATORS),
          new Link("/outbox", "identity.me.outbox", "submitted", ADMINISTRATORS),
          new Link("/me/password", "identity.me.password", "closed", EVERYBODY));

  private static final List<Link> RESIDENTS =
      List.of(
          new Link("/mine", "history.title", "message", EVERYBODY),
          new Link("/track", "identity.me.track", "search", EVERYBODY),
          new Link("/join", "join.link", "person", EVERYBODY),
          new Link("/teams", "identity.me.all-teams", "team", EVERYBODY),
          new Link("/login", "identity.me.login", "person", EVERYBODY));

  /**
   * A role somebody holds.
   *
   * @param area name of the area; null means everywhere
   */
  record Duty(String role, @Nullable String area) {}

  private final Areas areas;

  MePage(Areas areas) {
    this.areas = areas;
  }

  @GetMapping("/me")
  Mono<Rendering> show(@AuthenticationPrincipal @Nullable SignedIn person) {
    if (person == null) {
      return Mono.just(Rendering.view(PAGE).model(Map.of("links", RESIDENTS)).build());
    }
    return Flux.fromIterable(person.authorities())
        .concatMap(this::duty)
        .collectList()
        .map(duties -> page(person, duties));
  }

  private Mono<Duty> duty(Authority authority) {
    return areas
        .find(authority.area())
        .map(
            found ->
                new Duty(
                    authority.role(),
                    authority.area().isEmpty()
                        ? null
                        : found.map(Area::path).orElse(authority.area())));
  }

  private static Rendering page(SignedIn person, List<Duty> duties) {
    var links = DESKS.stream().filter(link -> link.isFor(person)).toList();
    return Rendering.view(PAGE)
        .model(Map.of("links", links, "person", person, "duties", duties))
        .build();
  }
}
