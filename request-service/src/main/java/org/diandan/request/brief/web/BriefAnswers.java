package org.diandan.request.brief.web;

import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.brief.Brief;
import org.diandan.request.brief.BriefOutcome;
import org.diandan.request.brief.BriefPasses;
import org.diandan.request.brief.ReadBrief;
import org.diandan.request.brief.ReadBrief.Reader;
import org.diandan.request.limits.Source;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives out briefs, each look at a person's details recorded before it is shown. */
@Component
final class BriefAnswers {

  /** The parameter matching-service puts its word into. */
  static final String PASS = "pass";

  private final ReadBrief briefs;
  private final BriefPasses passes;
  private final AuditLog audit;

  BriefAnswers(ReadBrief briefs, BriefPasses passes, AuditLog audit) {
    this.briefs = briefs;
    this.passes = passes;
    this.audit = audit;
  }

  /** The brief for a signed-in leader, or a member with a pass, or why not. */
  Mono<Brief> read(SignedIn reader, UUID request, boolean revealPhone, ServerHttpRequest call) {
    return briefs
        .by(reader(reader.personId(), request, call), request, revealPhone)
        .map(BriefAnswers::shown)
        .flatMap(
            brief ->
                brief.details() == null
                    ? Mono.just(brief)
                    : audit.record(entry(reader, request, revealPhone, call)).thenReturn(brief));
  }

  private Reader reader(UUID person, UUID request, ServerHttpRequest call) {
    var pass = call.getQueryParams().getFirst(PASS);
    return new Reader(person, pass != null && passes.isGood(pass, request, person));
  }

  private static AuditEntry entry(
      SignedIn reader, UUID request, boolean revealPhone, ServerHttpRequest call) {
    return new AuditEntry(
        reader.personId(),
        revealPhone ? "phone-revealed" : "brief-read",
        request.toString(),
        "serves the open assignment",
        Source.of(call));
  }

  private static Brief shown(BriefOutcome outcome) {
    return switch (outcome) {
      case BriefOutcome.Shown shown -> shown.brief();
      case BriefOutcome.Gone _ ->
          throw new Refusal(HttpStatus.GONE, "brief-gone", "request.brief.gone");
      case BriefOutcome.NotTheirs _ ->
          throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "request.brief.unknown");
    };
  }
}
