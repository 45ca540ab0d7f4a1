package org.diandan.request.proof.web;

import org.diandan.request.proof.RevealProofCode;
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
final class PhoneCodeApi {

  private final HandOverCode desk;
  private final Kept kept;

  PhoneCodeApi(HandOverCode desk, RevealProofCode codes) {
    this.desk = desk;
    this.kept = new Kept("phone-code-revealed", codes::of);
  }

  @PostMapping("/internal/phone-codes")
  Mono<Code> reveal(@RequestBody Question question, ServerHttpRequest call) {
    return desk.answer(question, kept, call);
  }
}
