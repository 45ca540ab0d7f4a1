package org.diandan.request.closing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.closing.FindEndable.Endable;
import org.diandan.request.intake.Fault;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.Step;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.privacy.KeyedHash;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Ends a request before anybody is there. What was read guards what is written, so a team that
 * checks in at the same moment is never sent away unseen.
 */
@Component
public final class EndRequest {

  private static final int MOST_TRIES = 20;

  private final FindEndable requests;
  private final Ledger ledger;
  private final AuditLog audit;
  private final Secrets secrets;

  EndRequest(FindEndable requests, Ledger ledger, AuditLog audit, Secrets secrets) {
    this.requests = requests;
    this.ledger = ledger;
    this.audit = audit;
    this.secrets = secrets;
  }

  /** Seals what is kept and recognises what was sent before. */
  @Component("endingSecrets")
  record Secrets(FieldCipher cipher, KeyedHash hash) {

    @Nullable String sealed(String words) {
      return words.isEmpty() ? null : cipher.encrypt(words);
    }
  }

  /** One checked call. */
  private record Call(
      UUID request, EndReason reason, String words, Closer by, @Nullable String key, String print) {

    Optional<EndOutcome> refusal(Endable found) {
      if (Lifecycle.after(found.request().state(), Step.CLOSE_BY_STAFF).isEmpty()) {
        return Optional.of(new EndOutcome.OutOfOrder(found.request().state()));
      }
      return reason == EndReason.UNREACHABLE && !found.isTriedEnough()
          ? Optional.of(new EndOutcome.TriedTooLittle())
          : Optional.empty();
    }
  }

  /**
   * Ends it, or tells why not; whether its area is theirs is for the caller to check.
   *
   * @param key makes a repeated call of this person for this request harmless; null when it must
   *     not be recognised
   * @return an error with status 409 when the request kept changing meanwhile
   */
  public Mono<EndOutcome> end(UUID request, WantedEnd wanted, Closer by, @Nullable String key) {
    var faults = wanted.faults();
    if (!faults.isEmpty()) {
      return Mono.just(new EndOutcome.Faulty(faults));
    }
    var reason = wanted.findReason().orElseThrow();
    var call =
        new Call(
            request,
            reason,
            wanted.words(),
            by,
            key == null ? null : "closing:%s:%s:%s".formatted(by.person(), request, key),
            secrets.hash().of(reason + " " + wanted.words()));
    return before(call).switchIfEmpty(Mono.defer(() -> persistently(call)));
  }

  private Mono<EndOutcome> before(Call call) {
    return call.key() == null
        ? Mono.empty()
        : ledger
            .recall(call.key(), call.print())
            .flatMap(Mono::justOrEmpty)
            .mapNotNull(written -> outcome(written).orElse(null));
  }

  private Mono<EndOutcome> persistently(Call call) {
    return Mono.defer(() -> tryOnce(call))
        .repeatWhenEmpty(MOST_TRIES, again -> again)
        .switchIfEmpty(
            Mono.error(
                () ->
                    new Refusal(HttpStatus.CONFLICT, "request-in-flight", "request.key.in-flight")
                        .with("retryAfter", 1)));
  }

  /** Empty when something else happened to the request between reading and writing. */
  private Mono<EndOutcome> tryOnce(Call call) {
    return requests
        .find(call.request())
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(
            found ->
                found
                    .map(one -> attempt(call, one))
                    .orElseGet(() -> Mono.just(new EndOutcome.Unknown())));
  }

  private Mono<EndOutcome> attempt(Call call, Endable found) {
    return call.refusal(found).map(Mono::just).orElseGet(() -> write(call, found));
  }

  private Mono<EndOutcome> write(Call call, Endable found) {
    var change = EndChange.of(found.request(), call.reason(), secrets.sealed(call.words()));
    return audit
        .record(
            new AuditEntry(
                call.by().person(),
                "request-ended",
                call.request().toString(),
                call.reason().name(),
                call.by().source()))
        .then(
            Mono.defer(
                () ->
                    ledger.write(
                        call.key() == null
                            ? change
                            : change.once(call.key(), call.print(), call.reason().name()))))
        .mapNotNull(written -> outcome(written).orElse(null));
  }

  /** Empty when it has to be tried again. */
  private static Optional<EndOutcome> outcome(Written written) {
    return switch (written) {
      case Written.Applied _, Written.Repeated _ -> Optional.of(new EndOutcome.Done());
      case Written.KeyReused _ ->
          Optional.of(
              new EndOutcome.Faulty(
                  List.of(Fault.unusable("Idempotency-Key", "request.key.reused"))));
      case Written.Refused _, Written.InFlight _ -> Optional.empty();
    };
  }
}
