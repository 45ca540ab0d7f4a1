package org.diandan.request.tracking.web;

import org.diandan.request.action.web.ActionAnswers;
import org.diandan.request.tracking.FindRequest;
import org.diandan.request.tracking.TrackedRequest;
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

  private static Mono<TrackingAnswer> answer(Mono<TrackedRequest> request) {
    return request.map(TrackingAnswer::of).switchIfEmpty(Mono.error(ActionAnswers::unknown));
  }
}
