package org.diandan.request.picture.web;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.brief.BriefOutcome;
import org.diandan.request.brief.BriefPasses;
import org.diandan.request.brief.ReadBrief;
import org.diandan.request.brief.ReadBrief.Reader;
import org.diandan.request.limits.Source;
import org.diandan.request.statistics.RequestList;
import org.diandan.web.SignedIn;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Decides which of the signed-in see the pictures of a request, and records that they did. */
@Component
final class PictureViewers {

  private static final List<Role> DESKS = List.of(Role.OPERATOR, Role.OFFICIAL, Role.ADMINISTRATOR);

  private final ReadBrief briefs;
  private final BriefPasses passes;
  private final RequestList requests;
  private final AuditLog audit;

  PictureViewers(ReadBrief briefs, BriefPasses passes, RequestList requests, AuditLog audit) {
    this.briefs = briefs;
    this.passes = passes;
    this.requests = requests;
    this.audit = audit;
  }

  /**
   * True for desks of the request's area and for the team that goes there, as long as it sees the
   * door; then the look is in the audit log.
   */
  Mono<Boolean> mayLook(SignedIn viewer, UUID request, ServerHttpRequest call) {
    return isDeskOf(viewer, request)
        .flatMap(desk -> desk ? Mono.just(true) : goesThere(viewer, request, call))
        .flatMap(may -> may ? audit.record(entry(viewer, request, call)).thenReturn(true) : no());
  }

  private static Mono<Boolean> no() {
    return Mono.just(false);
  }

  private Mono<Boolean> isDeskOf(SignedIn viewer, UUID request) {
    return requests
        .findArea(request)
        .map(
            area ->
                area.isPresent()
                    && DESKS.stream().anyMatch(role -> viewer.holds(role.name(), area.get())));
  }

  /** True for the team that goes there, as long as it sees the door. */
  Mono<Boolean> goesThere(SignedIn viewer, UUID request, ServerHttpRequest call) {
    var pass = call.getQueryParams().getFirst("pass");
    var goes = pass != null && passes.isGood(pass, request, viewer.personId());
    return briefs
        .by(new Reader(viewer.personId(), goes), request, false)
        .map(
            outcome ->
                switch (outcome) {
                  case BriefOutcome.Shown shown -> shown.brief().details() != null;
                  case BriefOutcome.NotTheirs _, BriefOutcome.Gone _ -> false;
                });
  }

  private static AuditEntry entry(SignedIn viewer, UUID request, ServerHttpRequest call) {
    return new AuditEntry(
        viewer.personId(), "picture-seen", request.toString(), "looks at a photo", Source.of(call));
  }
}
