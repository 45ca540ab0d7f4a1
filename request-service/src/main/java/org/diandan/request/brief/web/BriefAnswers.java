package org.diandan.request.brief.web;

import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.brief.Brief;
import org.diandan.request.brief.BriefOutcome;
import org.diandan.request.brief.ReadBrief;
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

  private final ReadBrief briefs;
  private final AuditLog audit;

  BriefAnswers(ReadBrief briefs, AuditLog audit) {
    this.briefs = briefs;
    this.audit = audit;
  }

  /** The brief for a signed-in leader, or why not. */
  Mono<Brief> read(SignedIn reader, UUID request, boolean revealPhone, ServerHttpRequest call) {
    return briefs
        .by(reader.personId(), request, revealPhone)
        .map(BriefAnswers::shown)
        .flatMap(
            brief ->
                brief.details() == null
                    ? Mono.just(brief)
                    : audit.record(entry(reader, request, revealPhone, call)).thenReturn(brief));
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
