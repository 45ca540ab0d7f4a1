package org.diandan.request.certificate;

import java.util.UUID;
import org.diandan.request.volunteer.ReadVolunteer;
import org.diandan.request.volunteer.Volunteer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens what a certificate says of its holder; of a document number never more than its end. */
@Component
class Holders {

  private static final int TAIL = 4;

  private final ReadVolunteer volunteers;

  Holders(ReadVolunteer volunteers) {
    this.volunteers = volunteers;
  }

  /** The holder; empty when the person is unknown or was erased. */
  Mono<Holder> find(UUID personId) {
    return volunteers.of(personId).map(Holders::holder);
  }

  private static Holder holder(Volunteer volunteer) {
    var details = volunteer.details();
    var standing = volunteer.standing();
    var tail = tail(details.documentNumber());
    return new Holder(
        volunteer.name(),
        tail == null ? null : details.documentType(),
        tail,
        standing == null ? null : standing.printedNumber());
  }

  private static @Nullable String tail(@Nullable String number) {
    return number == null || number.length() <= TAIL
        ? null
        : number.substring(number.length() - TAIL);
  }
}
