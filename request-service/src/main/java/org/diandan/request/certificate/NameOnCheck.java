package org.diandan.request.certificate;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The holder's name for the check page, if the holder wanted it there. */
@Component
public class NameOnCheck {

  private final Holders holders;

  NameOnCheck(Holders holders) {
    this.holders = holders;
  }

  /** Empty unless the holder ticked it. */
  public Mono<String> find(Certificate certificate) {
    return certificate.showsName()
        ? holders.find(certificate.personId()).map(Holder::name)
        : Mono.empty();
  }
}
