package org.diandan.request.tracking.web;

import org.diandan.request.action.web.ActionAnswers;
import org.diandan.request.intake.Origin.HotlineNumber;
import org.diandan.request.tracking.FindRequest;
import org.diandan.request.tracking.TrackedRequest;
import org.diandan.web.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tracking as JSON; the token is the secret of the private link. */
@RestController
class TrackingApi {

  private final FindRequest requests;

  TrackingApi(FindRequest requests) {
    this.requests = requests;
  }

  /** Where the request stands, with every step. */
  @GetMapping("/api/requests/{token}")
  Mono<TrackingAnswer> track(@PathVariable String token) {
    return answer(requests.byLink(token));
  }

  /** An order of this hotline by the hotline's own number. */
  @GetMapping("/api/hotline/orders/{theirNumber}")
  Mono<TrackingAnswer> trackForHotline(
      @PathVariable String theirNumber, @AuthenticationPrincipal SignedIn hotline) {
    return answer(requests.byHotline(new HotlineNumber(hotline.personId(), theirNumber)));
  }

  private static Mono<TrackingAnswer> answer(Mono<TrackedRequest> request) {
    return request.map(TrackingAnswer::of).switchIfEmpty(Mono.error(ActionAnswers::unknown));
  }
}
