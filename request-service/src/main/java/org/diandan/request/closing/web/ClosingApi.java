package org.diandan.request.closing.web;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.request.closing.Closer;
import org.diandan.request.closing.WantedEnd;
import org.diandan.request.limits.Source;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Ending a request for programs of the office. */
@RestController
class ClosingApi {

  private static final String KEY_HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private final ClosingDesk desk;

  ClosingApi(ClosingDesk desk) {
    this.desk = desk;
  }

  /** Ends the request unresolved; its resident reads reason and explanation. */
  @PostMapping("/api/requests/{id}/closing")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> end(
      @PathVariable UUID id,
      @RequestBody WantedEnd wanted,
      @AuthenticationPrincipal SignedIn reader,
      ServerHttpRequest request) {
    var key = request.getHeaders().getFirst(KEY_HEADER);
    if (key != null && !KEY.matcher(key).matches()) {
      throw new InvalidInput(List.of(new FieldError(KEY_HEADER, "request.key.form")));
    }
    return desk.end(id, wanted, Closer.of(reader, Source.of(request)), key);
  }
}
