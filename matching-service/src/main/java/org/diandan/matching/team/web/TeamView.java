package org.diandan.matching.team.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.TeamKind;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.diandan.matching.team.Charter;
import org.diandan.matching.team.Team;
import org.jspecify.annotations.Nullable;

/** A team as officials see it: what it can do and how many people it has, not who they are. */
record TeamView(
    UUID id,
    @Nullable String externalCode,
    String name,
    TeamKind kind,
    AreaCode area,
    AreaCode.Level level,
    @Nullable Place base,
    boolean simulatedPosition,
    @Nullable Double radiusKm,
    Set<AreaCode> servedAreas,
    Set<SkillCode> skills,
    Set<ServiceItemCode> items,
    int capacity,
    List<WorkingHours.Window> hours,
    List<WorkingHours.OtherDay> otherDays,
    boolean active,
    boolean insured,
    @Nullable LocalDate childContactCheckedOn,
    int people,
    Charter charter) {

  static TeamView of(Team team) {
    return new TeamView(
        team.id(),
        team.externalCode(),
        team.name(),
        team.kind(),
        team.area(),
        team.area().level(),
        team.base(),
        team.simulatedPlace(),
        team.radiusKm(),
        team.servedAreas(),
        team.skills(),
        team.items(),
        team.capacity(),
        team.hours().windows(),
        team.hours().otherDays(),
        team.active(),
        team.insured(),
        team.childContactCheckedOn(),
        team.members().size(),
        team.charter());
  }
}
