package org.diandan.request.duplicate.web;

import java.util.List;
import java.util.UUID;
import org.diandan.request.duplicate.By;
import org.diandan.request.limits.Source;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Merging and parting for programs of the office. */
@RestController
class MergeApi {

  private final MergeDesk desk;

  MergeApi(MergeDesk desk) {
    this.desk = desk;
  }

  /**
   * A wish to merge.
   *
   * @param into id of the request that goes on
   * @param reason in a few words, for the audit log; no personal data
   */
  record Wish(@Nullable UUID into, @Nullable String reason) {}

  /** A wish to part, with its reason. */
  record Parting(@Nullable String reason) {}

  /** From now on the request goes where the other one goes. */
  @PostMapping("/api/requests/{id}/merge")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> merge(
      @PathVariable UUID id,
      @RequestBody Wish wish,
      @AuthenticationPrincipal SignedIn reader,
      ServerHttpRequest request) {
    if (wish.into() == null) {
      throw new InvalidInput(List.of(new FieldError("into", "duplicate.into.missing")));
    }
    var by = new By(reader.personId(), MergeDesk.reason(wish.reason()), Source.of(request));
    return desk.merge(id, wish.into(), reader, by);
  }

  /** From now on it goes its own way again. */
  @PostMapping("/api/requests/{id}/unmerge")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> unmerge(
      @PathVariable UUID id,
      @RequestBody Parting parting,
      @AuthenticationPrincipal SignedIn reader,
      ServerHttpRequest request) {
    var by = new By(reader.personId(), MergeDesk.reason(parting.reason()), Source.of(request));
    return desk.unmerge(id, reader, by);
  }
}
