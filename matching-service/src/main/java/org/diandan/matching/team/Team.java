package org.diandan.matching.team;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.TeamKind;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.jspecify.annotations.Nullable;

/**
 * A volunteer team with everything an administrator says of it.
 *
 * @param externalCode the number it has in another system; null when it has none
 * @param area its home, city to village; the level of the area is the level of the team
 * @param base null when it named no place
 * @param simulatedPlace 模拟坐标: the place was sampled, nobody confirmed it
 * @param radiusKm how far it goes; null when named areas decide
 * @param servedAreas besides its own; only used without a radius
 * @param skills of the team as a whole, besides those of its members
 * @param items what it offers; empty when it helps with anything its skills allow
 * @param capacity how many tasks it takes on at once
 * @param active whether it takes offers
 * @param childContactCheckedOn null when no check is on file
 * @param members at least one leader among them
 * @param charter where it stands and what it promised
 */
public record Team(
    UUID id,
    @Nullable String externalCode,
    String name,
    TeamKind kind,
    AreaCode area,
    @Nullable Place base,
    boolean simulatedPlace,
    @Nullable Double radiusKm,
    Set<AreaCode> servedAreas,
    Set<SkillCode> skills,
    Set<ServiceItemCode> items,
    int capacity,
    WorkingHours hours,
    boolean active,
    boolean insured,
    @Nullable LocalDate childContactCheckedOn,
    Set<Member> members,
    Charter charter) {

  public Team {
    servedAreas = Set.copyOf(servedAreas);
    skills = Set.copyOf(skills);
    items = Set.copyOf(items);
    members = Set.copyOf(members);
  }

  /** Somebody who serves with a team; a leader also answers for it. */
  public record Member(UUID personId, boolean leader, Set<SkillCode> skills) {

    public Member {
      skills = Set.copyOf(skills);
    }
  }

  Set<UUID> leaders() {
    return persons(members.stream().filter(Member::leader));
  }

  Set<UUID> everybody() {
    return persons(members.stream());
  }

  private static Set<UUID> persons(Stream<Member> some) {
    return some.map(Member::personId).collect(Collectors.toUnmodifiableSet());
  }
}
