package org.diandan.matching.assignment;

import java.util.List;
import java.util.UUID;
import org.diandan.matching.team.Memberships;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What lies on the desks of a person's teams. */
@Component
public class PersonsDesk {

  private final TeamDesk desk;
  private final Memberships memberships;

  PersonsDesk(TeamDesk desk, Memberships memberships) {
    this.desk = desk;
    this.memberships = memberships;
  }

  /**
   * Everything there is.
   *
   * @param member whether the person belongs to any team
   * @param offers open ones of teams the person leads, the one that ends first on top
   * @param tasks running ones and those of the last seven days, of all the person's teams
   */
  public record Desk(boolean member, List<OfferCard> offers, List<AssignmentCard> tasks) {

    public Desk {
      offers = List.copyOf(offers);
      tasks = List.copyOf(tasks);
    }
  }

  /** The desk at this moment. */
  public Mono<Desk> of(UUID personId) {
    return memberships.of(personId).flatMap(this::of);
  }

  private Mono<Desk> of(Memberships.Standing standing) {
    return Mono.zip(
            desk.listOpenOffers(standing.leads()).collectList(),
            desk.listAssignments(standing.servesWith()).collectList())
        .map(read -> new Desk(!standing.servesWith().isEmpty(), read.getT1(), read.getT2()));
  }
}
