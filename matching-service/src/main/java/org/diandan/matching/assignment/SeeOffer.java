package org.diandan.matching.assignment;

import java.util.UUID;
import org.diandan.contract.AssignmentEvent.OfferSeen;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFiles;
import org.diandan.matching.team.Memberships;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A leader looks at an offer; the first look at an open one is remembered and told. */
@Component
public class SeeOffer {

  private static final String SEEN =
      """
      changed as (
        update matching.offer
        set seen_at = now()
        where id = :id
          and state = 'SENT'
          and seen_at is null
        returning id)
      """;

  private final TeamDesk desk;
  private final CaseFiles files;
  private final Memberships memberships;
  private final Ledger ledger;

  SeeOffer(TeamDesk desk, CaseFiles files, Memberships memberships, Ledger ledger) {
    this.desk = desk;
    this.files = files;
    this.memberships = memberships;
    this.ledger = ledger;
  }

  /** The offer in whatever state; empty when it is not for a team this person leads. */
  public Mono<OfferCard> of(UUID offerId, UUID personId) {
    return memberships
        .of(personId)
        .flatMap(standing -> desk.findOffer(offerId, standing.leads()))
        .flatMap(card -> card.isOpen() && !card.seen() ? seen(card) : Mono.just(card));
  }

  private Mono<OfferCard> seen(OfferCard card) {
    return files
        .findByOffer(card.id())
        .flatMap(file -> ledger.write(change(file, card.id())))
        .thenReturn(card);
  }

  private static Change change(CaseFile file, UUID offerId) {
    var seen = Change.of(SEEN).bind("id", offerId);
    return file.findOffer(offerId)
        .map(
            offer ->
                seen.publishing(
                    new OfferSeen(
                        UUID.randomUUID(), file.now(), file.attempt(), offer.id(), offer.team())))
        .orElse(seen);
  }
}
