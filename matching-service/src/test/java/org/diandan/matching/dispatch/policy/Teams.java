package org.diandan.matching.dispatch.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.CandidateTeam.Availability;
import org.diandan.matching.dispatch.policy.CandidateTeam.Days;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.CandidateTeam.Safeguards;
import org.diandan.matching.dispatch.policy.CandidateTeam.Standing;
import org.diandan.matching.dispatch.policy.Reach.WithinAreas;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.jspecify.annotations.Nullable;

/** Teams in the words of the tests; every {@code with} gives the next builder. */
record Teams(CandidateTeam team) {

  /** From six to nine in the evening of every day. */
  static final WorkingHours EVENINGS =
      new WorkingHours(
          List.of(
              new WorkingHours.Window(
                  Set.of(DayOfWeek.values()), LocalTime.of(18, 0), LocalTime.of(21, 0))));

  private static final double KILOMETRES_PER_DEGREE = 111.195;

  /** An insured team of five in the town, five kilometres of reach, room for three. */
  static Teams team(int number) {
    return new Teams(
        new CandidateTeam(
            new UUID(0, number),
            "team " + number,
            Needs.TOWN,
            Needs.PLACE,
            new WithinAreas(Set.of()),
            Set.of(),
            Set.of(),
            new Load(0, 0, 3),
            5,
            new Safeguards(true, LocalDate.of(2026, 1, 1)),
            WorkingHours.ALWAYS,
            Standing.NEW));
  }

  Teams withSkills(SkillCode... skills) {
    var more = new HashSet<>(team.skills());
    more.addAll(List.of(skills));
    return with(team.area(), team.base(), team.reach(), more);
  }

  Teams of(String area) {
    return with(new AreaCode(area), team.base(), team.reach(), team.skills());
  }

  Teams atKm(double kilometres) {
    var base =
        new Place(
            Needs.PLACE.longitude(), Needs.PLACE.latitude() + kilometres / KILOMETRES_PER_DEGREE);
    return at(base);
  }

  Teams at(Place base) {
    return with(team.area(), base, team.reach(), team.skills());
  }

  Teams withoutPlace() {
    return with(team.area(), null, team.reach(), team.skills());
  }

  Teams reachingKm(double kilometres) {
    return with(team.area(), team.base(), new WithinKilometres(kilometres), team.skills());
  }

  Teams serving(String... areas) {
    var more = Set.of(areas).stream().map(AreaCode::new).collect(Collectors.toSet());
    return with(team.area(), team.base(), new WithinAreas(more), team.skills());
  }

  Teams offering(String... items) {
    var offered = Set.of(items).stream().map(ServiceItemCode::new).collect(Collectors.toSet());
    return with(offered, team.load(), team.hours());
  }

  Teams full() {
    return loaded(team.load().capacity());
  }

  Teams loaded(int open) {
    return with(team.items(), new Load(open, 0, team.load().capacity()), team.hours());
  }

  Teams asked(int offers) {
    var load = new Load(team.load().open(), offers, team.load().capacity());
    return with(team.items(), load, team.hours());
  }

  Teams takingOn(int capacity) {
    var load = new Load(team.load().open(), team.load().asked(), capacity);
    return with(team.items(), load, team.hours());
  }

  Teams open(WorkingHours hours) {
    return with(team.items(), team.load(), hours);
  }

  Teams ofOnePerson() {
    return with(1, team.safeguards(), team.standing());
  }

  Teams uninsured() {
    var checkedOn = team.safeguards().childContactCheckedOn();
    return with(team.people(), new Safeguards(false, checkedOn), team.standing());
  }

  Teams withoutChildContactCheck() {
    return with(team.people(), new Safeguards(true, null), team.standing());
  }

  Teams checkedOn(LocalDate day) {
    return with(team.people(), new Safeguards(true, day), team.standing());
  }

  Teams staysOutside() {
    return guarded(true, 0, Set.of());
  }

  Teams withMinors(int minors) {
    return guarded(false, minors, Set.of());
  }

  Teams notProving(SkillCode... skills) {
    return guarded(false, 0, Set.of(skills));
  }

  Teams standing(Availability availability) {
    var standing = team.standing();
    return standing(new Standing(availability, standing.acceptance(), standing.recentOffers()));
  }

  Teams answering(int accepted, int unavailable) {
    var standing = team.standing();
    return standing(
        new Standing(
            standing.availability(),
            new AcceptanceEstimate(accepted, unavailable),
            standing.recentOffers()));
  }

  Teams askedLately(int offers) {
    var standing = team.standing();
    return standing(new Standing(standing.availability(), standing.acceptance(), offers));
  }

  Teams insuredUntil(LocalDate day) {
    return with(team.people(), new Safeguards(true, day, null), team.standing());
  }

  Teams taking(int perDay, LocalDate... tasks) {
    var days = Days.of(perDay, List.of(tasks));
    return with(team.items(), new Load(0, 0, team.load().capacity(), days), team.hours());
  }

  private Teams standing(Standing standing) {
    return with(team.people(), team.safeguards(), standing);
  }

  private Teams guarded(boolean staysOutside, int minors, Set<SkillCode> unproven) {
    var known = team.safeguards();
    var safeguards =
        new Safeguards(
            known.insured(),
            known.insuredUntil(),
            known.childContactCheckedOn(),
            staysOutside,
            minors,
            unproven);
    return with(team.people(), safeguards, team.standing());
  }

  private Teams with(AreaCode area, @Nullable Place base, Reach reach, Set<SkillCode> skills) {
    return new Teams(
        new CandidateTeam(
            team.id(),
            team.name(),
            area,
            base,
            reach,
            skills,
            team.items(),
            team.load(),
            team.people(),
            team.safeguards(),
            team.hours(),
            team.standing()));
  }

  private Teams with(Set<ServiceItemCode> items, Load load, WorkingHours hours) {
    return new Teams(
        new CandidateTeam(
            team.id(),
            team.name(),
            team.area(),
            team.base(),
            team.reach(),
            team.skills(),
            items,
            load,
            team.people(),
            team.safeguards(),
            hours,
            team.standing()));
  }

  private Teams with(int people, Safeguards safeguards, Standing standing) {
    return new Teams(
        new CandidateTeam(
            team.id(),
            team.name(),
            team.area(),
            team.base(),
            team.reach(),
            team.skills(),
            team.items(),
            team.load(),
            people,
            safeguards,
            team.hours(),
            standing));
  }
}
