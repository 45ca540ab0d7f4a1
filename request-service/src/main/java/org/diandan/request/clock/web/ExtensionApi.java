package org.diandan.request.clock.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.clock.running.Asker;
import org.diandan.request.clock.running.ClockCard;
import org.diandan.request.clock.running.ClockCards;
import org.diandan.request.clock.running.ClockOutcome;
import org.diandan.request.clock.running.ExtendPromise;
import org.diandan.request.clock.running.FindAsker;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The official's word about more time, as JSON. */
@RestController
class ExtensionApi {

  private final ClockCards cards;
  private final ExtendPromise extending;
  private final FindAsker askers;

  ExtensionApi(ClockCards cards, ExtendPromise extending, FindAsker askers) {
    this.cards = cards;
    this.extending = extending;
    this.askers = askers;
  }

  /**
   * A decision.
   *
   * @param reason needed for a refusal
   */
  record Decision(@Nullable Boolean granted, @Nullable String reason) {}

  @PostMapping("/api/extensions/{extension}/decision")
  Mono<ClockCard> decide(
      @PathVariable UUID extension,
      @RequestBody Decision decision,
      @AuthenticationPrincipal SignedIn official) {
    var granted = decision.granted();
    if (granted == null) {
      throw new InvalidInput(List.of(new FieldError("granted", "kit.field.missing")));
    }
    var reason = decision.reason() == null ? "" : decision.reason().strip();
    var fault = Said.fault("reason", reason, Said.LONGEST_REASON);
    if (!granted && fault.isPresent()) {
      throw new InvalidInput(List.of(fault.get()));
    }
    return cards
        .requestOf(extension)
        .flatMap(
            request ->
                askers
                    .of(official, request)
                    .flatMap(ExtensionApi::official)
                    .flatMap(
                        asker ->
                            granted
                                ? extending.grant(extension, asker)
                                : extending.refuse(extension, reason, asker))
                    .flatMap(outcome -> answered(outcome, request)))
        .switchIfEmpty(Mono.error(Refusals::unknown));
  }

  private static Mono<Asker> official(Optional<Asker> asker) {
    return Mono.justOrEmpty(asker).filter(found -> found.role() == Asker.As.OFFICIAL);
  }

  private Mono<ClockCard> answered(ClockOutcome outcome, UUID request) {
    return Refusals.of(outcome)
        .<Mono<ClockCard>>map(Mono::error)
        .orElseGet(() -> cards.of(request));
  }
}
