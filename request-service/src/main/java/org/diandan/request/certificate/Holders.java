package org.diandan.request.certificate;

import java.util.UUID;
import org.diandan.request.identity.Persons;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens what a certificate says of its holder. */
@Component
class Holders {

  private final Persons persons;

  Holders(Persons persons) {
    this.persons = persons;
  }

  /** The holder; empty when the person is unknown. */
  Mono<Holder> find(UUID personId) {
    return persons.contact(personId).map(contact -> new Holder(contact.name(), null, null, null));
  }
}
