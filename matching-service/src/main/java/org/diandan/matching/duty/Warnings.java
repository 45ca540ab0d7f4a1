package org.diandan.matching.duty;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.TimeWindow;
import org.diandan.matching.duty.Candidate.Promise;
import org.springframework.stereotype.Component;

/** Finds what speaks against sending somebody, short of a rule that forbids it. Plain code. */
@Component
class Warnings {

  private static final double METRES_PER_KILOMETRE = 1000;

  private final DutyProperties settings;
  private final ZoneId zone;

  Warnings(DutyProperties settings, ZoneId zone) {
    this.settings = settings;
    this.zone = zone;
  }

  /** What a leader is told before; empty when nothing speaks against it. */
  List<Warning> of(DutyTask task, Candidate who, TimeWindow plan) {
    var found = new ArrayList<Warning>();
    who.promised().stream()
        .filter(other -> !other.assignmentId().equals(task.assignmentId()))
        .forEach(other -> way(task, other, plan, found));
    skills(task, who, found);
    if (who.ageGroup().isMinor() && !task.flags().contains(ItemFlag.OPEN_TO_YOUTH)) {
      found.add(new Warning.NotForMinors());
    }
    if (who.isChild()) {
      found.add(new Warning.BesideGuardian());
    }
    if (!who.free().covers(plan.from(), plan.until(), zone)) {
      found.add(new Warning.NotFree());
    }
    var wished = task.wished();
    if (wished != null
        && (plan.from().isBefore(wished.from()) || plan.until().isAfter(wished.until()))) {
      found.add(new Warning.OutsideWish());
    }
    return found;
  }

  private void way(DutyTask task, Promise other, TimeWindow plan, List<Warning> found) {
    var here = task.place();
    var there = other.place();
    if (here == null || there == null) {
      return;
    }
    var kilometres = here.metresTo(there) / METRES_PER_KILOMETRE;
    var way = Duration.ofMinutes(Math.round(kilometres / settings.kilometresPerHour() * 60));
    var gap = other.gapTo(plan.from(), plan.until());
    if (gap.compareTo(way) < 0) {
      found.add(new Warning.WayTooLong(other, way.toMinutes(), gap.toMinutes()));
    }
  }

  private static void skills(DutyTask task, Candidate who, List<Warning> found) {
    var missing = new HashSet<>(task.skills());
    missing.removeAll(task.teamSkills());
    missing.removeAll(who.skills());
    task.duties().stream()
        .filter(duty -> duty.state() == DutyState.PLANNED)
        .flatMap(duty -> task.findCandidate(duty.personId()).stream())
        .forEach(companion -> missing.removeAll(companion.skills()));
    if (!missing.isEmpty()) {
      found.add(new Warning.SkillsMissing(missing));
    }
  }
}
