package org.diandan.request.volunteer.web;

import java.util.UUID;
import org.diandan.request.identity.PhoneSignIn;
import org.diandan.request.identity.Sessions;
import org.diandan.request.limits.Source;
import org.diandan.request.proof.Proofs;
import org.diandan.request.proof.Proofs.Proof;
import org.diandan.request.proof.web.ProofCookie;
import org.diandan.web.SessionCookies;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signs in whoever proved the phone in this browser; the proof ends with it. */
@Component
final class Welcome {

  private final PhoneSignIn signIn;
  private final Sessions sessions;
  private final Proofs proofs;

  Welcome(PhoneSignIn signIn, Sessions sessions, Proofs proofs) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.proofs = proofs;
  }

  /** Whether the person is signed in now; false when they may not sign in by this phone. */
  Mono<Boolean> to(UUID person, Proof proof, ServerWebExchange exchange) {
    return signIn
        .open(person, proof.phoneHash(), Source.of(exchange.getRequest()))
        .flatMap(opened -> replaceOld(opened, exchange).thenReturn(true))
        .defaultIfEmpty(false)
        .flatMap(done -> endProof(exchange).thenReturn(done));
  }

  private Mono<Void> replaceOld(Sessions.Opened opened, ServerWebExchange exchange) {
    var old = SessionCookies.token(exchange.getRequest());
    SessionCookies.write(exchange, opened.token(), opened.lifetime());
    return old.map(sessions::end).orElseGet(Mono::empty);
  }

  private Mono<Void> endProof(ServerWebExchange exchange) {
    var token = ProofCookie.find(exchange);
    ProofCookie.clear(exchange);
    return proofs.end(token);
  }
}
