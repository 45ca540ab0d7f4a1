package org.diandan.request.feature.web;

import java.util.List;
import org.diandan.request.feature.SwitchesInForce;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses programs at the doors of features that are off. After the filters of security, so that
 * who may not come in at all learns nothing.
 */
@Component
final class ClosedDoors implements WebFilter {

  private final SwitchesInForce switches;
  private final List<Door> doors;

  ClosedDoors(SwitchesInForce switches, List<Door> doors) {
    this.switches = switches;
    this.doors = List.copyOf(doors);
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return doors.stream()
        .filter(door -> !switches.isOn(door.feature()) && door.leads(exchange.getRequest()))
        .findFirst()
        .map(door -> refused(exchange, door.closed()))
        .orElseGet(() -> chain.filter(exchange));
  }

  private static Mono<Void> refused(ServerWebExchange exchange, SwitchedOff refusal) {
    ServerRequestObservationContext.findCurrent(exchange.getAttributes())
        .ifPresent(measured -> measured.setError(refusal));
    return Mono.error(refusal);
  }
}
