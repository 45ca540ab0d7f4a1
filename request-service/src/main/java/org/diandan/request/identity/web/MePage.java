package org.diandan.request.identity.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diandan.contract.Role;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;

/** Where everybody finds what is theirs: residents their orders, staff their desks. */
@Controller
final class MePage {

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

  private static final List<Link> DESKS =
      List.of(
          new Link("/offers", "identity.me.offers", "offered", List.of(Role.LEADER)),
          new Link("/inbox", "identity.me.inbox", "message", EVERYBODY),
          new Link(
              "/official",
              "identity.me.official",
              "team",
              List.of(Role.OFFICIAL, Role.ADMINISTRATOR)),
          new Link("/outbox", "identity.me.outbox", "submitted", List.of(Role.ADMINISTRATOR)));

  private static final List<Link> RESIDENTS =
      List.of(
          new Link("/track", "identity.me.track", "search", EVERYBODY),
          new Link("/login", "identity.me.login", "person", EVERYBODY));

  @GetMapping("/me")
  Rendering show(@AuthenticationPrincipal @Nullable SignedIn person) {
    var links = new ArrayList<Link>();
    (person == null ? RESIDENTS : DESKS)
        .stream().filter(link -> person == null || link.isFor(person)).forEach(links::add);
    var page = Rendering.view("request/identity/me").model(Map.of("links", links));
    return person == null ? page.build() : page.modelAttribute("person", person).build();
  }
}
