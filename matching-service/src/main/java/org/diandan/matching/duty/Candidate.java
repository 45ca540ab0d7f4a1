package org.diandan.matching.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.PersonEvent.AgeGroup;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.volunteer.FreeTime;
import org.jspecify.annotations.Nullable;

/**
 * A member who could go.
 *
 * @param skills of the member's own
 * @param ageGroup UNKNOWN for members nobody told more of; they count as adults
 * @param free when the member said to be free; at any time if nothing was said
 * @param promised standing duties of whatever team, in the order of time
 */
public record Candidate(
    UUID personId,
    boolean leader,
    Set<SkillCode> skills,
    AgeGroup ageGroup,
    FreeTime free,
    List<Promise> promised) {

  public Candidate {
    skills = Set.copyOf(skills);
    promised = List.copyOf(promised);
  }

  /**
   * Another duty of the same person.
   *
   * @param place null when only its area is known
   */
  public record Promise(
      UUID dutyId,
      UUID assignmentId,
      String teamName,
      ServiceItemCode item,
      Instant from,
      Instant until,
      @Nullable Place place) {

    boolean overlaps(Instant otherFrom, Instant otherUntil) {
      return from.isBefore(otherUntil) && otherFrom.isBefore(until);
    }

    /** Time between the two, whichever comes first; nothing when they touch or overlap. */
    Duration gapTo(Instant otherFrom, Instant otherUntil) {
      var gap =
          until.isAfter(otherFrom)
              ? Duration.between(otherUntil, from)
              : Duration.between(until, otherFrom);
      return gap.isNegative() ? Duration.ZERO : gap;
    }
  }

  /** A promise that makes it impossible to go from one moment until another. */
  public Optional<Promise> findConflict(Instant from, Instant until) {
    return promised.stream().filter(promise -> promise.overlaps(from, until)).findFirst();
  }

  /** Whether a guardian has to be beside the member wherever they serve. */
  boolean isChild() {
    return ageGroup == AgeGroup.CHILD;
  }

  /** Whether the member goes to this task, or stands by for it. */
  boolean isPromisedTo(UUID assignmentId) {
    return promised.stream().anyMatch(promise -> promise.assignmentId().equals(assignmentId));
  }
}
