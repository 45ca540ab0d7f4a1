package org.diandan.matching.dispatch.policy;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.jspecify.annotations.Nullable;

/**
 * A team as the choice sees it.
 *
 * @param area the team's home; its level is the team's level
 * @param base null when the team named no place
 * @param skills of the team and of all its members together
 * @param items what the team offers; empty when it helps with anything its skills allow
 * @param people how many belong to it
 */
public record CandidateTeam(
    UUID id,
    String name,
    AreaCode area,
    @Nullable Place base,
    Reach reach,
    Set<SkillCode> skills,
    Set<ServiceItemCode> items,
    Load load,
    int people,
    Safeguards safeguards,
    WorkingHours hours) {

  public CandidateTeam {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(area, "area");
    requireNonNull(reach, "reach");
    skills = Set.copyOf(skills);
    items = Set.copyOf(items);
    requireNonNull(load, "load");
    requireNonNull(safeguards, "safeguards");
    requireNonNull(hours, "hours");
  }

  /**
   * How much a team has on its hands.
   *
   * @param open accepted and not yet delivered
   * @param asked offers it has not answered yet; they hold room, so that nobody is asked for more
   *     than they can take on
   * @param capacity how many it takes on at once, more than 0
   */
  public record Load(int open, int asked, int capacity) {

    boolean hasRoom() {
      return open + asked < capacity;
    }
  }

  /**
   * What some needs demand of a team beyond skill.
   *
   * @param childContactCheckedOn null when no check is on file
   */
  public record Safeguards(boolean insured, @Nullable LocalDate childContactCheckedOn) {}
}
