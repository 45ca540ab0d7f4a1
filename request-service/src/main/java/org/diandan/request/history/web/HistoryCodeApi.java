package org.diandan.request.history.web;

import org.diandan.request.history.RevealCode;
import org.diandan.request.proof.web.HandOverCode;
import org.diandan.request.proof.web.HandOverCode.Code;
import org.diandan.request.proof.web.HandOverCode.Kept;
import org.diandan.request.proof.web.HandOverCode.Question;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Gives notification-service the code it is about to send; the public front never leads here. */
@RestController
final class HistoryCodeApi {

  private final HandOverCode desk;
  private final Kept kept;

  HistoryCodeApi(HandOverCode desk, RevealCode codes) {
    this.desk = desk;
    this.kept = new Kept("history-code-revealed", codes::of);
  }

  @PostMapping("/internal/history-codes")
  Mono<Code> reveal(@RequestBody Question question, ServerHttpRequest call) {
    return desk.answer(question, kept, call);
  }
}
