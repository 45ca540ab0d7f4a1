package org.diandan.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Form tokens without server state: the HMAC of the session cookie, or of a form cookie for people
 * who are not signed in.
 *
 * <p>Any instance of any service can check a form that another one rendered.
 */
final class FormTokens implements ServerCsrfTokenRepository {

  static final String PARAMETER = "_csrf";
  static final String HEADER = "X-CSRF-TOKEN";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int COOKIE_BYTES = 32;
  private static final String FRESH = FormTokens.class.getName();

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  FormTokens(String secret) {
    this.key =
        new SecretKeySpec(("form tokens " + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** The token for the forms of a page; gives the browser a form cookie if it has none. */
  Mono<String> forPage(ServerWebExchange exchange) {
    return loadToken(exchange)
        .switchIfEmpty(Mono.defer(() -> generateToken(exchange)))
        .map(CsrfToken::getToken);
  }

  @Override
  public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
    return Mono.justOrEmpty(basis(exchange).map(this::token));
  }

  @Override
  public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
    return Mono.fromSupplier(
        () -> {
          var bytes = new byte[COOKIE_BYTES];
          random.nextBytes(bytes);
          var value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
          SessionCookies.writeForm(exchange, value);
          exchange.getAttributes().put(FRESH, value);
          return token(value);
        });
  }

  @Override
  public Mono<Void> saveToken(ServerWebExchange exchange, @Nullable CsrfToken token) {
    return Mono.empty();
  }

  /**
   * Whether a request must prove that it comes from one of our forms.
   *
   * <p>Free of it are reading, programs with a bearer token, and JSON calls to the API without any
   * session: those carry no authority that a foreign page could borrow.
   */
  boolean demands(ServerHttpRequest request) {
    if (isReading(request.getMethod()) || SessionCookies.bearer(request).isPresent()) {
      return false;
    }
    var path = request.getPath().value();
    var sessionless = SessionCookies.cookie(request, SessionCookies.SESSION).isEmpty();
    var program = path.startsWith("/internal/") || (path.startsWith("/api/") && !isForm(request));
    return !(sessionless && program);
  }

  /** Whether a browser says that a page of another site sent this; no token makes up for it. */
  static boolean isForeign(ServerHttpRequest request) {
    var headers = request.getHeaders();
    var site = headers.getFirst("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    var origin = headers.getOrigin();
    var host = headers.getFirst(HttpHeaders.HOST);
    return origin != null && host != null && !origin.endsWith("://" + host);
  }

  private static boolean isForm(ServerHttpRequest request) {
    var type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
    return type != null
        && (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
            || type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
            || type.startsWith(MediaType.TEXT_PLAIN_VALUE));
  }

  static boolean isReading(HttpMethod method) {
    return method.equals(HttpMethod.GET)
        || method.equals(HttpMethod.HEAD)
        || method.equals(HttpMethod.OPTIONS);
  }

  private static Optional<String> basis(ServerWebExchange exchange) {
    var request = exchange.getRequest();
    String fresh = exchange.getAttribute(FRESH);
    return SessionCookies.cookie(request, SessionCookies.SESSION)
        .or(() -> SessionCookies.cookie(request, SessionCookies.FORM))
        .or(() -> Optional.ofNullable(fresh));
  }

  private CsrfToken token(String basis) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var hash = mac.doFinal(basis.getBytes(StandardCharsets.UTF_8));
      var text = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
      return new DefaultCsrfToken(HEADER, PARAMETER, text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }
}
