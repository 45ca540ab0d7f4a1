package org.diandan.request.duplicate.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.diandan.contract.Role;
import org.diandan.request.duplicate.By;
import org.diandan.request.duplicate.MergeOutcome;
import org.diandan.request.duplicate.MergeRequests;
import org.diandan.request.statistics.RequestList;
import org.diandan.web.Authority;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Merging and parting as the page and the API do it: the same checks, the same refusals. */
@Component
final class MergeDesk {

  static final int LONGEST_REASON = 200;

  private static final List<String> OFFICES = List.of(Role.OPERATOR.name(), Role.OFFICIAL.name());

  private final RequestList requests;
  private final MergeRequests merging;

  MergeDesk(RequestList requests, MergeRequests merging) {
    this.requests = requests;
    this.merging = merging;
  }

  /** Merges when both requests are in the reader's areas. */
  Mono<Void> merge(UUID request, UUID into, SignedIn reader, By by) {
    return permit(request, reader, MergeDesk::unknown)
        .then(Mono.defer(() -> permit(into, reader, MergeDesk::unknownInto)))
        .then(Mono.defer(() -> merging.merge(request, into, by)))
        .flatMap(MergeDesk::done);
  }

  /** Parts when the request is in the reader's areas. */
  Mono<Void> unmerge(UUID request, SignedIn reader, By by) {
    return permit(request, reader, MergeDesk::unknown)
        .then(Mono.defer(() -> merging.unmerge(request, by)))
        .flatMap(MergeDesk::done);
  }

  /** Where somebody may merge and part. */
  static List<String> areasOf(SignedIn reader) {
    return reader.authorities().stream()
        .filter(authority -> OFFICES.contains(authority.role()))
        .map(Authority::area)
        .distinct()
        .sorted()
        .toList();
  }

  /** The reason, or what is wrong with it. */
  static String reason(@Nullable String typed) {
    var reason = typed == null ? "" : typed.strip();
    if (reason.isEmpty()) {
      throw new InvalidInput(List.of(new FieldError("reason", "duplicate.reason.missing")));
    }
    if (reason.length() > LONGEST_REASON) {
      throw new InvalidInput(
          List.of(
              new FieldError("reason", "duplicate.reason.long", LONGEST_REASON, reason.length())));
    }
    return reason;
  }

  private Mono<Void> permit(UUID request, SignedIn reader, Supplier<RuntimeException> unknown) {
    return requests
        .findArea(request)
        .filter(area -> isCovered(area, reader))
        .switchIfEmpty(Mono.error(unknown))
        .then();
  }

  private static boolean isCovered(Optional<String> area, SignedIn reader) {
    return area.isPresent() && areasOf(reader).stream().anyMatch(area.get()::startsWith);
  }

  private static Mono<Void> done(MergeOutcome outcome) {
    return switch (outcome) {
      case MergeOutcome.Done _ -> Mono.empty();
      case MergeOutcome.Unknown _ -> Mono.error(unknown());
      case MergeOutcome.Refused refused ->
          Mono.error(
              new Refusal(
                      HttpStatus.CONFLICT,
                      "cannot-merge",
                      "duplicate.refused." + refused.reason().name())
                  .with("reason", refused.reason().name()));
    };
  }

  private static RuntimeException unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "duplicate.unknown");
  }

  private static RuntimeException unknownInto() {
    return new InvalidInput(
        HttpStatus.UNPROCESSABLE_CONTENT,
        List.of(new FieldError("into", "duplicate.into.unknown")));
  }
}
