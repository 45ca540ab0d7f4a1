package org.diandan.matching.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.TimeWindow;
import org.diandan.matching.dispatch.CaseFile.AssignmentState;
import org.diandan.matching.dispatch.policy.Place;
import org.jspecify.annotations.Nullable;

/**
 * An accepted task somebody is to go to, with whoever could; all of one moment.
 *
 * @param teamSkills skills the team as a whole has, whoever of it
 * @param wished null when any time up to {@code startBy} will do
 * @param startBy by when somebody has to be there; null for tasks older than this clock
 * @param place null when only the area is known
 * @param late whether the team was told that nobody is there although it is time
 * @param duties everybody's, in the order they were assigned
 * @param candidates members of the team who may serve, leaders first
 * @param now the database's clock
 */
public record DutyTask(
    UUID assignmentId,
    UUID requestId,
    UUID teamId,
    String teamName,
    AssignmentState state,
    String orderNumber,
    ServiceItemCode item,
    Set<SkillCode> skills,
    Set<SkillCode> teamSkills,
    Set<ItemFlag> flags,
    @Nullable TimeWindow wished,
    @Nullable Instant startBy,
    @Nullable Place place,
    boolean late,
    List<Duty> duties,
    List<Candidate> candidates,
    Instant now) {

  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  public DutyTask {
    skills = Set.copyOf(skills);
    teamSkills = Set.copyOf(teamSkills);
    flags = Set.copyOf(flags);
    duties = List.copyOf(duties);
    candidates = List.copyOf(candidates);
  }

  /** How many people have to go. */
  public int needed() {
    return flags.contains(ItemFlag.TWO_PEOPLE) ? 2 : 1;
  }

  /** How many are planned. */
  public long planned() {
    return duties.stream().filter(duty -> duty.state() == DutyState.PLANNED).count();
  }

  /** Somebody who could go. */
  public Optional<Candidate> findCandidate(UUID personId) {
    return candidates.stream().filter(who -> who.personId().equals(personId)).findFirst();
  }

  /**
   * Whether somebody of age goes.
   *
   * @param except the duty that somebody else takes over; null for none
   */
  boolean hasAdult(@Nullable UUID except) {
    return duties.stream()
        .filter(duty -> duty.state() == DutyState.PLANNED && !duty.id().equals(except))
        .flatMap(duty -> findCandidate(duty.personId()).stream())
        .anyMatch(who -> !who.ageGroup().isMinor());
  }

  /** One of the duties of this task. */
  public Optional<Duty> findDuty(UUID dutyId) {
    return duties.stream().filter(duty -> duty.id().equals(dutyId)).findFirst();
  }

  /** What the person is promised to here; at most one. */
  public Optional<Duty> findStanding(UUID personId) {
    return duties.stream()
        .filter(duty -> duty.personId().equals(personId) && duty.state().isStanding())
        .findFirst();
  }

  /**
   * When people would go if nobody says otherwise: with those who go already, else at the beginning
   * of the wished time, else soon.
   *
   * @param usual how long at most
   */
  TimeWindow proposal(Duration usual) {
    var together =
        duties.stream().filter(duty -> duty.state() == DutyState.PLANNED).findFirst().orElse(null);
    if (together != null) {
      return new TimeWindow(together.from(), together.until());
    }
    var from = wished != null && wished.from().isAfter(now) ? wished.from() : soon();
    var until = from.plus(usual);
    return new TimeWindow(
        from,
        wished != null && wished.until().isAfter(from) && wished.until().isBefore(until)
            ? wished.until()
            : until);
  }

  private Instant soon() {
    var step = HALF_HOUR.toSeconds();
    return Instant.ofEpochSecond((now.getEpochSecond() / step + 1) * step);
  }
}
