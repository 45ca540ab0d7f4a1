package org.diandan.request.volunteer.web;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.CodeEvent.CodePurpose;
import org.diandan.request.identity.PhoneSignIn;
import org.diandan.request.identity.PhoneSignIn.Owner;
import org.diandan.request.proof.Proofs;
import org.diandan.request.proof.Proofs.Proof;
import org.diandan.request.proof.web.ProofCookie;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Once the phone is proven: who of those that share it are you? */
@Controller
class WhoPages {

  private static final String SIGN_IN = "/login/code";

  private final Proofs proofs;
  private final PhoneSignIn signIn;
  private final Welcome welcome;

  WhoPages(Proofs proofs, PhoneSignIn signIn, Welcome welcome) {
    this.proofs = proofs;
    this.signIn = signIn;
    this.welcome = welcome;
  }

  @GetMapping("/login/code/who")
  Mono<Rendering> who(ServerWebExchange exchange) {
    return proofs
        .find(ProofCookie.find(exchange), CodePurpose.SIGN_IN)
        .flatMap(this::owners)
        .map(owners -> page(owners, false))
        .defaultIfEmpty(redirect(SIGN_IN));
  }

  /** Whoever signs up with a phone that is known is told so only here, after the proof. */
  @GetMapping("/join/known")
  Mono<Rendering> known(ServerWebExchange exchange) {
    return proofs
        .find(ProofCookie.find(exchange), CodePurpose.JOIN)
        .flatMap(this::owners)
        .map(owners -> owners.isEmpty() ? redirect(JoinPages.FIRST) : page(owners, true))
        .defaultIfEmpty(redirect(JoinPages.HOME));
  }

  @PostMapping("/login/code/who/{person}")
  Mono<Rendering> enter(@PathVariable UUID person, ServerWebExchange exchange) {
    var token = ProofCookie.find(exchange);
    return proofs
        .find(token, CodePurpose.SIGN_IN)
        .switchIfEmpty(Mono.defer(() -> proofs.find(token, CodePurpose.JOIN)))
        .flatMap(proof -> welcome.to(person, proof, exchange))
        .filter(signedIn -> signedIn)
        .map(_ -> redirect("/me"))
        .defaultIfEmpty(redirect(SIGN_IN));
  }

  private Mono<List<Owner>> owners(Proof proof) {
    return signIn.listOwners(proof.phoneHash()).collectList();
  }

  private static Rendering page(List<Owner> owners, boolean joining) {
    return Rendering.view("request/volunteer/who")
        .modelAttribute("owners", owners)
        .modelAttribute("joining", joining)
        .build();
  }

  private static Rendering redirect(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }
}
