package org.diandan.matching.team.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team as an administrator sends it; nothing is believed before {@link TeamReader} has read it.
 *
 * @param id a UUID; may be missing when {@code externalCode} is there, and follows from it then
 * @param kind PARTY, YOUTH, WOMEN, CULTURE, LEGAL_AID, MEDICAL, SCIENCE or OTHER
 * @param area code of the home area, 4 to 12 digits
 * @param longitude WGS-84 degrees, with {@code latitude} or not at all
 * @param simulatedPosition 模拟坐标: sampled, not confirmed by anybody
 * @param radiusKm more than 0, at most 300; excludes {@code servedAreas}
 * @param servedAreas area codes besides the home area
 * @param capacity 1 to 1000 tasks at once
 * @param hours when the team can be wished for; missing or empty means always
 * @param active true when missing
 * @param childContactCheckedOn ISO date
 * @param members at least one leader among them
 * @param otherDays dates on which the team is closed or has hours of its own
 * @param level CORPS, SPECIALIST or LOCAL, which it is when missing
 * @param parentId UUID of the team of a higher level it belongs to
 * @param insuredUntil ISO date of the last day; only with {@code insured}
 * @param capacityPerDay 1 to 1000; no such limit when missing
 */
record TeamForm(
    @Nullable String id,
    @Nullable String externalCode,
    @Nullable String name,
    @Nullable String kind,
    @Nullable String area,
    @Nullable Double longitude,
    @Nullable Double latitude,
    @Nullable Boolean simulatedPosition,
    @Nullable Double radiusKm,
    @Nullable List<@Nullable String> servedAreas,
    @Nullable List<@Nullable String> skills,
    @Nullable List<@Nullable String> items,
    @Nullable Integer capacity,
    @Nullable List<@Nullable Hours> hours,
    @Nullable Boolean active,
    @Nullable Boolean insured,
    @Nullable String childContactCheckedOn,
    @Nullable List<@Nullable MemberForm> members,
    @Nullable List<@Nullable OtherDayForm> otherDays,
    @Nullable String level,
    @Nullable String parentId,
    @Nullable String ownerBody,
    @Nullable String insurancePolicy,
    @Nullable String insuredUntil,
    @Nullable Integer capacityPerDay,
    @Nullable String description) {

  /**
   * Hours of one date.
   *
   * @param day ISO date
   * @param from ISO time; missing with {@code until} when the team is closed that day
   */
  record OtherDayForm(@Nullable String day, @Nullable String from, @Nullable String until) {}

  /**
   * Hours of some days.
   *
   * @param days MONDAY to SUNDAY
   * @param from ISO time such as 08:00
   * @param until ISO time, later than {@code from}
   */
  record Hours(
      @Nullable List<@Nullable String> days, @Nullable String from, @Nullable String until) {}

  /** Somebody who serves with the team. */
  record MemberForm(
      @Nullable String personId,
      @Nullable Boolean leader,
      @Nullable List<@Nullable String> skills) {}

  /** The body of an import; 1 to 500 teams. */
  record Batch(@Nullable List<@Nullable TeamForm> teams) {}

  /** A list as a program may send it, with holes; ours have none. */
  static <T> List<@Nullable T> sent(Collection<? extends T> values) {
    return new ArrayList<@Nullable T>(values);
  }
}
