package org.diandan.request.hotline.web;

import java.util.List;
import java.util.UUID;
import org.diandan.request.identity.IssueKeys;
import org.diandan.request.identity.IssueKeys.Asker;
import org.diandan.request.identity.IssueKeys.Created;
import org.diandan.request.identity.IssueKeys.ListedKey;
import org.diandan.request.limits.Source;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Keys of hotlines, for administrators' programs. */
@RestController
class KeysApi {

  private final IssueKeys keys;

  KeysApi(IssueKeys keys) {
    this.keys = keys;
  }

  record Keys(List<ListedKey> keys) {}

  /** Makes a key; the answer has the only copy of its secret. */
  @PostMapping("/api/hotline/keys")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Created> create(
      @RequestBody WantedKey wanted,
      @AuthenticationPrincipal SignedIn administrator,
      ServerHttpRequest request) {
    var key = wanted.checked();
    WantedKey.demandArea(administrator, key.area());
    return keys.create(key, asker(administrator, request));
  }

  /** All keys of the administrator's areas. */
  @GetMapping("/api/hotline/keys")
  Mono<Keys> list(@AuthenticationPrincipal SignedIn administrator) {
    return keys.list()
        .map(
            all ->
                new Keys(
                    all.stream().filter(key -> WantedKey.reaches(administrator, key)).toList()));
  }

  /** A new secret; the earlier one counts for another 24 hours. */
  @PostMapping("/api/hotline/keys/{id}/rotation")
  Mono<Created> rotate(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn administrator,
      ServerHttpRequest request) {
    return WantedKey.demanded(keys, id, administrator)
        .then(Mono.defer(() -> keys.rotate(id, asker(administrator, request))))
        .switchIfEmpty(Mono.error(WantedKey::unknown));
  }

  /** Ends a key at once. */
  @PostMapping("/api/hotline/keys/{id}/disabling")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> disable(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn administrator,
      ServerHttpRequest request) {
    return WantedKey.demanded(keys, id, administrator)
        .then(Mono.defer(() -> keys.disable(id, asker(administrator, request))))
        .then();
  }

  static Asker asker(SignedIn administrator, ServerHttpRequest request) {
    return new Asker(administrator.personId(), Source.of(request));
  }
}
