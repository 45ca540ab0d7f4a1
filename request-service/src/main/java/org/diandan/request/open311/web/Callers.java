package org.diandan.request.open311.web;

import org.diandan.request.identity.KeyUses;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.diandan.request.limits.Source;
import org.diandan.request.open311.Applications;
import org.diandan.request.open311.Applications.Application;
import org.diandan.request.open311.Jurisdiction;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out which program posts, by its key alone, and counts it. */
@Component
final class Callers {

  private final Applications applications;
  private final Limits limits;
  private final KeyUses uses;

  Callers(Applications applications, Limits limits, KeyUses uses) {
    this.applications = applications;
    this.limits = limits;
    this.uses = uses;
  }

  /** The program; an error with status 403 without a good key, 429 when it posts too often. */
  Mono<Application> of(Parameters parameters, ServerHttpRequest request) {
    var stage = Stage.of(request);
    var key = parameters.find("api_key");
    if (key == null) {
      return Mono.error(forbidden("open311.key.missing"));
    }
    return applications
        .find(key)
        .switchIfEmpty(Mono.error(() -> forbidden("open311.key.wrong")))
        .flatMap(
            application ->
                application.test() == stage.isTest()
                    ? uses.note(application.id(), Source.of(request))
                        .then(Mono.defer(() -> counted(application)))
                    : Mono.error(forbidden("open311.key.stage")));
  }

  /** An error with status 403 when the key is not for this jurisdiction. */
  static void checkMayPost(Application application, Jurisdiction jurisdiction) {
    if (!application.mayPostTo(jurisdiction)) {
      throw forbidden("open311.key.jurisdiction");
    }
  }

  private Mono<Application> counted(Application application) {
    return limits
        .take(
            LimitKind.OPEN311_PER_KEY,
            application.id().toString(),
            new Limits.Share(application.perMinute(), 1))
        .thenReturn(application);
  }

  private static Refusal forbidden(String messageKey) {
    return new Refusal(HttpStatus.FORBIDDEN, "key-refused", messageKey);
  }
}
