package org.diandan.request.qr.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diandan.request.qr.CodeText;
import org.diandan.request.qr.PlaceCodes;
import org.diandan.request.tracking.FindRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Notes the code an order began with before its sender is told that it was taken. A browser that
 * sends the form again is counted once.
 */
@Component
class CountCodeOrders implements WebFilter {

  private static final Logger LOG = LoggerFactory.getLogger(CountCodeOrders.class);
  private static final String SENT = "/order/check";
  private static final Pattern TAKEN = Pattern.compile("/order/done/([A-Za-z0-9_-]{32})");

  private final PlaceCodes codes;
  private final FindRequest requests;

  CountCodeOrders(PlaceCodes codes, FindRequest requests) {
    this.codes = codes;
    this.requests = requests;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var code = PlaceCookie.find(exchange);
    var request = exchange.getRequest();
    if (code.isPresent()
        && HttpMethod.POST.equals(request.getMethod())
        && request.getPath().pathWithinApplication().value().equals(SENT)) {
      exchange.getResponse().beforeCommit(() -> count(code.get(), exchange));
    }
    return chain.filter(exchange);
  }

  private Mono<Void> count(CodeText code, ServerWebExchange exchange) {
    return Mono.justOrEmpty(takenToken(exchange))
        .doOnNext(token -> PlaceCookie.forget(exchange))
        .flatMap(requests::byLink)
        .flatMap(request -> codes.countOrder(request.id(), code))
        // The order is taken all the same; one code counts one less.
        .onErrorResume(
            DataAccessException.class,
            e -> {
              LOG.warn("An order was not counted for its code: {}", e.getMessage());
              return Mono.empty();
            });
  }

  private static Optional<String> takenToken(ServerWebExchange exchange) {
    var place = exchange.getResponse().getHeaders().getLocation();
    return Optional.ofNullable(place)
        .map(uri -> TAKEN.matcher(uri.getPath()))
        .filter(Matcher::matches)
        .map(taken -> taken.group(1));
  }
}
