package org.diandan.request.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.identity.People.account;
import static org.diandan.request.identity.People.anybody;
import static org.diandan.request.identity.People.bean;
import static org.diandan.request.identity.People.passwordOf;
import static org.diandan.request.identity.People.tokenOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Walks all routes that exist, so that a new one cannot be forgotten. */
class EveryRouteIT {

  private static final Set<RequestMethod> READING =
      Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

  private record Route(HttpMethod method, String path) {}

  @Test
  void refusesEveryChangeByABrowserWithoutFormToken() {
    account("browsing", "ADMINISTRATOR", "");
    var token = tokenOf("browsing", passwordOf("browsing"));

    var let = new ArrayList<Route>();
    for (var route : changing()) {
      if (statusOf(route, token, MediaType.APPLICATION_JSON, "{}") != HttpStatus.FORBIDDEN.value()
          || statusOf(route, token, MediaType.APPLICATION_FORM_URLENCODED, "a=b")
              != HttpStatus.FORBIDDEN.value()) {
        let.add(route);
      }
    }

    assertThat(changing()).hasSizeGreaterThan(10);
    assertThat(let).isEmpty();
  }

  @Test
  void refusesEveryChangeThatAnotherSiteSends() {
    var let = new ArrayList<Route>();
    for (var route : changing()) {
      var status =
          anybody()
              .method(route.method())
              .uri(route.path())
              .header("Origin", "https://evil.example")
              .contentType(MediaType.APPLICATION_JSON)
              .bodyValue("{}")
              .exchange()
              .returnResult(String.class)
              .getStatus();
      if (!status.isSameCodeAs(HttpStatus.FORBIDDEN)) {
        let.add(route);
      }
    }

    assertThat(let).isEmpty();
  }

  private static int statusOf(Route route, String token, MediaType type, String body) {
    return anybody()
        .method(route.method())
        .uri(route.path())
        .cookie("__Host-session", token)
        .contentType(type)
        .bodyValue(body)
        .exchange()
        .returnResult(String.class)
        .getStatus()
        .value();
  }

  private static List<Route> changing() {
    return bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
        .flatMap(
            mapping ->
                mapping.getMethodsCondition().getMethods().stream()
                    .filter(method -> !READING.contains(method))
                    .flatMap(
                        method ->
                            mapping.getPatternsCondition().getPatterns().stream()
                                .map(
                                    pattern ->
                                        new Route(
                                            method.asHttpMethod(),
                                            pattern
                                                .getPatternString()
                                                .replaceAll("\\{[^}]*}", "1")
                                                .replace("/**", "/x")))))
        .toList();
  }
}
