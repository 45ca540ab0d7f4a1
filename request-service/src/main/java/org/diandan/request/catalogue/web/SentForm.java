package org.diandan.request.catalogue.web;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.diandan.contract.Role;
import org.diandan.request.catalogue.EditCatalogue.Author;
import org.diandan.request.limits.Source;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A form of the menu or of the list of skills on its way. Both are the same everywhere, so whoever
 * changes them administers everything.
 *
 * @param wanted what it asks for, as typed
 * @param version of what its author saw; empty when it was nothing
 */
record SentForm<W>(W wanted, String version, Author author, Locale locale) {

  /** In characters; what is longer is cut, so that nobody loses a form for it. */
  private static final int LONGEST_REASON = 200;

  /** Reads it from the call. */
  static <W> Mono<SentForm<W>> of(
      ServerWebExchange exchange,
      SignedIn administrator,
      Function<MultiValueMap<String, String>, W> wanted) {
    var locale = Objects.requireNonNullElse(exchange.getLocaleContext().getLocale(), Locale.CHINA);
    var source = Source.of(exchange.getRequest());
    return exchange
        .getFormData()
        .map(
            form ->
                new SentForm<>(
                    wanted.apply(form),
                    field(form, "version"),
                    new Author(administrator.personId(), reason(form), source),
                    locale));
  }

  static boolean mayChange(SignedIn administrator) {
    return administrator.holds(Role.ADMINISTRATOR.name(), "");
  }

  /**
   * Refuses everybody else.
   *
   * @param messageKey of the sentence that says so
   */
  static void require(SignedIn administrator, String messageKey) {
    if (!mayChange(administrator)) {
      throw new Refusal(HttpStatus.FORBIDDEN, "outside-area", messageKey);
    }
  }

  boolean isAbout(int known) {
    return version.equals(String.valueOf(known));
  }

  /** With the fields as they stand, because a button without them was used. */
  SentForm<W> showing(W standing) {
    return new SentForm<>(standing, version, author, locale);
  }

  private static String reason(MultiValueMap<String, String> form) {
    var reason = field(form, "reason").strip();
    return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
  }

  private static String field(MultiValueMap<String, String> form, String name) {
    return Objects.requireNonNullElse(form.getFirst(name), "");
  }
}
