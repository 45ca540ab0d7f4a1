package org.diandan.request.identity.web;

import java.util.List;
import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.identity.Contact;
import org.diandan.request.identity.Persons;
import org.diandan.request.identity.Sessions;
import org.diandan.request.limits.Source;
import org.diandan.web.Authority;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What the other services may ask; the public front never forwards to it. */
@RestController
final class InternalApi {

  private static final int LONGEST_PURPOSE = 60;

  private final Sessions sessions;
  private final Persons persons;
  private final AuditLog audit;

  InternalApi(Sessions sessions, Persons persons, AuditLog audit) {
    this.sessions = sessions;
    this.persons = persons;
    this.audit = audit;
  }

  /** RFC 7662: only {@code active} unless the session is valid. */
  record Introspection(
      boolean active,
      @Nullable UUID sub,
      @Nullable String name,
      @Nullable String sid,
      List<Authority> authorities) {

    static Introspection of(SignedIn person) {
      return new Introspection(
          true, person.personId(), person.displayName(), person.sessionKey(), person.authorities());
    }

    static Introspection inactive() {
      return new Introspection(false, null, null, null, List.of());
    }
  }

  /**
   * A question for somebody's contact.
   *
   * @param purpose why, in a few words; it goes into the audit log
   */
  record ContactQuestion(@Nullable UUID personId, @Nullable String purpose) {}

  @PostMapping("/internal/introspection")
  Mono<Introspection> introspect(ServerWebExchange exchange) {
    return exchange
        .getFormData()
        .flatMap(form -> Mono.justOrEmpty(form.getFirst("token")))
        .flatMap(sessions::find)
        .map(Introspection::of)
        .defaultIfEmpty(Introspection.inactive());
  }

  @PostMapping("/internal/contacts")
  Mono<Contact> contact(@RequestBody ContactQuestion question, ServerWebExchange exchange) {
    var personId = question.personId();
    var purpose = question.purpose();
    if (personId == null) {
      throw new InvalidInput(List.of(new FieldError("personId", "kit.field.missing")));
    }
    if (purpose == null || purpose.isBlank() || purpose.length() > LONGEST_PURPOSE) {
      throw new InvalidInput(List.of(new FieldError("purpose", "kit.field.Size")));
    }
    return audit
        .record(
            new AuditEntry(
                null,
                "contact-revealed",
                personId.toString(),
                purpose,
                Source.of(exchange.getRequest())))
        .then(Mono.defer(() -> persons.contact(personId)))
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "unknown-person", "kit.error.404")));
  }
}
