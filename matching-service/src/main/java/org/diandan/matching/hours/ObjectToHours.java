package org.diandan.matching.hours;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.diandan.matching.hours.TakeHoursSteps.Wish;
import org.diandan.matching.team.Memberships;
import org.diandan.matching.team.Memberships.Standing;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The person itself, somebody of the team or an official says that an entry is wrong. */
@Component
public class ObjectToHours {

  private final TakeHoursSteps steps;
  private final Memberships memberships;
  private final HoursBooks books;

  ObjectToHours(TakeHoursSteps steps, Memberships memberships, HoursBooks books) {
    this.steps = steps;
    this.memberships = memberships;
    this.books = books;
  }

  /**
   * An objection.
   *
   * @param words why, 1 to 500 characters; read by officials and never published
   * @param answersFor whether the person answers for an area as an official
   */
  public record Objection(
      UUID entryId, UUID personId, String words, Predicate<String> answersFor) {}

  /** Raises it; each person may once for each entry. */
  public Mono<EntryOutcome> raise(Objection objection) {
    return books
        .hasObjected(objection.entryId(), objection.personId())
        .flatMap(
            before ->
                before
                    ? Mono.just(new EntryOutcome.ObjectedBefore())
                    : memberships
                        .of(objection.personId())
                        .flatMap(standing -> raise(objection, standing)));
  }

  private Mono<EntryOutcome> raise(Objection objection, Standing standing) {
    return steps.take(
        new Wish(objection.entryId(), objection.personId(), objection.words(), null),
        (filed, step) ->
            Mono.just(
                concerns(filed, objection, standing)
                    ? Optional.of(step.object(filed.entry()))
                    : Optional.empty()));
  }

  private static boolean concerns(Filed filed, Objection objection, Standing standing) {
    var entry = filed.entry();
    return entry.personId().equals(objection.personId())
        || standing.servesWith().contains(entry.task().teamId())
        || objection.answersFor().test(filed.area());
  }
}
