package org.diandan.request.tracking.web;

import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.tracking.DecideByLink;
import org.diandan.request.tracking.FindRequest;
import org.diandan.request.tracking.TrackedRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tracking and residents' decisions as JSON; the token is the secret of the private link. */
@RestController
class TrackingApi {

  private final FindRequest requests;
  private final DecideByLink decisions;
  private final FieldCipher cipher;

  TrackingApi(FindRequest requests, DecideByLink decisions, FieldCipher cipher) {
    this.requests = requests;
    this.decisions = decisions;
    this.cipher = cipher;
  }

  /** Where the request stands, with every step. */
  @GetMapping("/api/requests/{token}")
  Mono<TrackingAnswer> track(@PathVariable String token) {
    return answer(requests.byLink(token));
  }

  /** Whether it was resolved; an unresolved request goes back into dispatch. */
  @PostMapping("/api/requests/{token}/evaluation")
  Mono<TrackingAnswer> evaluate(@PathVariable String token, @RequestBody Evaluation evaluation) {
    return decisions
        .evaluate(token, evaluation.verdict(cipher))
        .flatMap(Outcomes::done)
        .then(Mono.defer(() -> answer(requests.byLink(token))));
  }

  /** The resident no longer wants it. */
  @PostMapping("/api/requests/{token}/withdrawal")
  Mono<TrackingAnswer> withdraw(@PathVariable String token) {
    return decisions
        .withdraw(token)
        .flatMap(Outcomes::done)
        .then(Mono.defer(() -> answer(requests.byLink(token))));
  }

  private static Mono<TrackingAnswer> answer(Mono<TrackedRequest> request) {
    return request.map(TrackingAnswer::of).switchIfEmpty(Mono.error(Outcomes::unknown));
  }
}
