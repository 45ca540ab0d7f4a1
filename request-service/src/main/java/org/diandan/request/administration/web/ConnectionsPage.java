package org.diandan.request.administration.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.diandan.contract.AreaCode;
import org.diandan.request.administration.AdministeredAreas;
import org.diandan.request.administration.Connections;
import org.diandan.request.administration.Connections.Connection;
import org.diandan.request.administration.NamedArea;
import org.diandan.request.clock.SpokenTime;
import org.diandan.web.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/**
 * Every outside system that holds a key, on one page: when and from where it was last used, what it
 * is told and whether that arrives. What is to be done is done on the page each row leads to.
 */
@Controller
class ConnectionsPage {

  static final String PATH = "/admin/connections";

  private final Connections connections;
  private final NamedArea areas;
  private final Now now;

  ConnectionsPage(Connections connections, NamedArea areas, Now now) {
    this.connections = connections;
    this.areas = areas;
    this.now = now;
  }

  /** Which moment it is, and how people say it. */
  @Component("connectionsNow")
  record Now(Clock clock, ZoneId zone) {

    SpokenTime spoken(Locale locale) {
      return new SpokenTime(clock.instant(), zone, locale);
    }
  }

  @GetMapping(PATH)
  Mono<Rendering> show(@AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return connections
        .in(AdministeredAreas.of(administrator), now.clock().instant())
        .flatMap(found -> names(found).map(named -> page(found, named, locale)));
  }

  private Rendering page(List<Connection> found, Map<String, String> named, Locale locale) {
    return Rendering.view("request/administration/connections")
        .modelAttribute("connections", found)
        .modelAttribute("named", named)
        .modelAttribute("troubles", found.stream().filter(Connection::isInTrouble).count())
        .modelAttribute("spoken", now.spoken(locale))
        .modelAttribute("quietDays", Connections.QUIET_AFTER.toDays())
        .build();
  }

  /** Names of the areas, by code; readable ids of jurisdictions stand for themselves. */
  private Mono<Map<String, String>> names(List<Connection> found) {
    return areas.of(
        found.stream()
            .flatMap(connection -> connection.key().reach().stream())
            .filter(AreaCode::isWellFormed)
            .collect(Collectors.toSet()));
  }
}
