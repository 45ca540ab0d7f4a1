package org.diandan.request.desk.web;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the call that a telephone system opens as {@code /desk?phone=…&call=…} and leads to {@code
 * /desk} at once, so that the phone stays in no address bar, history, referrer or sign-in link. On
 * the way it travels in a sealed cookie, also through the sign-in.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class CallPopUp implements WebFilter {

  private static final String DESK = "/desk";
  private static final String COOKIE = "__Host-call";
  private static final Duration LASTS = Duration.ofMinutes(10);
  private static final int LONGEST_PHONE = 30;
  private static final String CALL_ID = "[A-Za-z0-9._:@-]{1,64}";

  private final FieldCipher cipher;
  private final JsonMapper json;

  CallPopUp(FieldCipher cipher, JsonMapper json) {
    this.cipher = cipher;
    this.json = json;
  }

  /**
   * A call that rings.
   *
   * @param phone as the telephone system gave it, right or wrong, at most 30 characters
   * @param callId null when it gave none that can be kept
   */
  record Call(String phone, @Nullable String callId) {

    @Override
    public String toString() {
      return "Call[…]";
    }
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var request = exchange.getRequest();
    var query = request.getQueryParams();
    if (!request.getPath().value().equals(DESK)
        || !HttpMethod.GET.equals(request.getMethod())
        || !(query.containsKey("phone") || query.containsKey("call"))) {
      return chain.filter(exchange);
    }
    var response = exchange.getResponse();
    response.addCookie(cookie(sealed(request)).maxAge(LASTS).build());
    response.setStatusCode(HttpStatus.SEE_OTHER);
    response.getHeaders().set("Location", DESK);
    return response.setComplete();
  }

  /** The call that brought the operator here; it is found once. */
  Optional<Call> take(ServerWebExchange exchange) {
    var cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
    if (cookie == null || cookie.getValue().isEmpty()) {
      return Optional.empty();
    }
    exchange.getResponse().addCookie(cookie("").maxAge(0).build());
    return opened(cookie.getValue());
  }

  private String sealed(ServerHttpRequest request) {
    var phone = text(request, "phone");
    var call = text(request, "call");
    return cipher.encrypt(
        json.writeValueAsString(
            Map.of(
                "phone",
                phone.substring(0, Math.min(phone.length(), LONGEST_PHONE)),
                "call",
                call.matches(CALL_ID) ? call : "")));
  }

  private Optional<Call> opened(String sealed) {
    try {
      Map<String, String> call =
          json.readValue(cipher.decrypt(sealed), new TypeReference<Map<String, String>>() {});
      var id = call.getOrDefault("call", "");
      return Optional.of(new Call(call.getOrDefault("phone", ""), id.isEmpty() ? null : id));
    } catch (IllegalStateException | IllegalArgumentException | JacksonException e) {
      // Somebody wrote the cookie by hand: no call rings.
      return Optional.empty();
    }
  }

  private static String text(ServerHttpRequest request, String name) {
    var value = request.getQueryParams().getFirst(name);
    return value == null ? "" : value.strip();
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String value) {
    return ResponseCookie.from(COOKIE, value).path("/").secure(true).httpOnly(true).sameSite("Lax");
  }
}
