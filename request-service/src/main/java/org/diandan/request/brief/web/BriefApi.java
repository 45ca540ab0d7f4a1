package org.diandan.request.brief.web;

import java.util.UUID;
import org.diandan.request.brief.Brief;
import org.diandan.web.SignedIn;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The brief as JSON, for programs of leaders. */
@RestController
class BriefApi {

  private final BriefAnswers briefs;

  BriefApi(BriefAnswers briefs) {
    this.briefs = briefs;
  }

  /** What the leader's team may know; {@code reveal=phone} shows the whole number once accepted. */
  @GetMapping("/api/requests/{id}/brief")
  Mono<Brief> brief(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reveal,
      @AuthenticationPrincipal SignedIn leader,
      ServerHttpRequest call) {
    return briefs.read(leader, id, reveal.equals("phone"), call);
  }
}
