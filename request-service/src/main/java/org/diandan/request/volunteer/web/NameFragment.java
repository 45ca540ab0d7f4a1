package org.diandan.request.volunteer.web;

import java.util.Optional;
import java.util.UUID;
import org.diandan.request.limits.Source;
import org.diandan.request.volunteer.ReadName;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/**
 * A name as a part of pages that other services render. Whoever may not know it reads a neutral
 * word, the same as for somebody who does not exist.
 */
@Controller
class NameFragment {

  private final ReadName names;

  NameFragment(ReadName names) {
    this.names = names;
  }

  @GetMapping("/people/{id}/name")
  Mono<Rendering> name(
      @PathVariable UUID id,
      @AuthenticationPrincipal @Nullable SignedIn reader,
      ServerHttpRequest call) {
    var name = reader == null ? Mono.<String>empty() : names.of(id, reader, Source.of(call));
    return name.map(Optional::of).defaultIfEmpty(Optional.empty()).map(NameFragment::fragment);
  }

  private static Rendering fragment(Optional<String> name) {
    return Rendering.view("request/volunteer/name :: name")
        .modelAttribute("name", name.orElse(""))
        .build();
  }
}
