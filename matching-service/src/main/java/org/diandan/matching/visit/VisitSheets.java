package org.diandan.matching.visit;

import java.util.UUID;
import org.diandan.matching.assignment.AssignmentCard;
import org.diandan.matching.assignment.TeamDesk;
import org.diandan.matching.team.Memberships;
import org.diandan.matching.team.Memberships.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One visit as a member of its team sees it. */
@Component
public class VisitSheets {

  private final TeamDesk desk;
  private final VisitBooks books;
  private final Memberships memberships;
  private final BriefPass passes;

  VisitSheets(TeamDesk desk, VisitBooks books, Memberships memberships, BriefPass passes) {
    this.desk = desk;
    this.books = books;
    this.memberships = memberships;
    this.passes = passes;
  }

  /**
   * All of it.
   *
   * @param leads whether the person answers for the team
   * @param pass to the brief of request-service; null when the person does not go there
   */
  public record Sheet(
      AssignmentCard card, VisitBook book, UUID personId, boolean leads, @Nullable String pass) {

    /** Whether the visit ends when the person leaves. */
    public boolean endsWithMe() {
      return leads || !book.isAnybodyElseThere(personId);
    }

    @Override
    public String toString() {
      return "Sheet[%s]".formatted(card.id());
    }
  }

  /** The sheet; empty when the visit is not one of the person's teams'. */
  public Mono<Sheet> find(UUID assignmentId, UUID personId) {
    return memberships
        .of(personId)
        .flatMap(
            standing ->
                desk.findAssignment(assignmentId, standing.servesWith())
                    .flatMap(card -> sheet(card, standing, personId)));
  }

  private Mono<Sheet> sheet(AssignmentCard card, Standing standing, UUID personId) {
    var leads = standing.leads().contains(card.teamId());
    return books
        .find(card.id(), personId)
        .map(
            book -> {
              var mayRead = leads || book.goes() || book.find(personId).isPresent();
              var pass = mayRead ? passes.of(card.requestId(), personId) : null;
              return new Sheet(card, book, personId, leads, pass);
            });
  }
}
