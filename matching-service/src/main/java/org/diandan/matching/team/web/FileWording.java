package org.diandan.matching.team.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.diandan.matching.menu.CodeNames;
import org.diandan.matching.team.LifeStep;
import org.diandan.matching.team.Team;
import org.diandan.matching.team.TeamFiles.Taken;
import org.diandan.matching.team.Teams.Known;
import org.diandan.matching.team.web.FileView.Fact;
import org.diandan.matching.team.web.FileView.Offered;
import org.diandan.matching.team.web.FileView.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the file of a team into the words of officials and of its leader. */
@Component
class FileWording {

  private final TeamWording wording;
  private final CodeNames names;

  FileWording(TeamWording wording, CodeNames names) {
    this.wording = wording;
    this.names = names;
  }

  FileView file(Known known, List<Taken> steps, Locale locale) {
    var team = known.team();
    return new FileView(
        team.id(),
        team.name(),
        team.kind().name(),
        team.area().value(),
        known.state().name(),
        returned(steps),
        facts(team, locale),
        steps.stream().map(step -> step(step, locale)).toList(),
        LifeStep.offeredTo(known.state()).stream()
            .map(step -> new Offered(step.name(), step.owesReason()))
            .toList());
  }

  private static @Nullable String returned(List<Taken> steps) {
    return steps.isEmpty() || !steps.getFirst().step().equals(LifeStep.RETURN.name())
        ? null
        : steps.getFirst().reason();
  }

  private Step step(Taken taken, Locale locale) {
    return new Step(
        wording.say("team.step." + taken.step() + ".done", locale),
        wording.moment(taken.at()),
        taken.by(),
        taken.reason());
  }

  private List<Fact> facts(Team team, Locale locale) {
    var charter = team.charter();
    var facts = new ArrayList<Fact>();
    add(facts, "level", wording.level(charter.level(), locale), locale);
    add(facts, "ownerBody", charter.ownerBody(), locale);
    add(facts, "items", items(team, locale), locale);
    add(facts, "skills", names.namesOf(team.skills(), locale), locale);
    add(facts, "reach", reach(team, locale), locale);
    add(facts, "capacity", capacity(team, locale), locale);
    add(
        facts,
        "hours",
        String.join(
            wording.say("team.lines", locale), wording.hours(team.hours(), Instant.EPOCH, locale)),
        locale);
    add(facts, "insurance", insurance(team, locale), locale);
    var checked = team.childContactCheckedOn();
    add(
        facts,
        "childContactCheckedOn",
        checked == null ? wording.say("team.unchecked", locale) : checked.toString(),
        locale);
    add(facts, "people", String.valueOf(team.members().size()), locale);
    add(facts, "description", charter.description(), locale);
    return facts;
  }

  String items(Team team, Locale locale) {
    return team.items().isEmpty()
        ? wording.say("team.items.all", locale)
        : String.join(
            wording.say("team.and", locale),
            team.items().stream().sorted().map(item -> names.nameOf(item, locale)).toList());
  }

  private String reach(Team team, Locale locale) {
    var radius = team.radiusKm();
    if (radius != null) {
      return wording.say("team.reach.km", locale, radius);
    }
    return team.servedAreas().isEmpty()
        ? wording.say("team.reach.own", locale)
        : wording.say("team.reach.areas", locale, team.servedAreas().size());
  }

  private String capacity(Team team, Locale locale) {
    var perDay = team.charter().capacityPerDay();
    return perDay == null
        ? wording.say("team.capacity.atOnce", locale, team.capacity())
        : wording.say("team.capacity.both", locale, team.capacity(), perDay);
  }

  private String insurance(Team team, Locale locale) {
    var charter = team.charter();
    if (!team.insured()) {
      return wording.say("team.insurance.none", locale);
    }
    var until = charter.insuredUntil();
    return until == null
        ? wording.say("team.insurance.open", locale, charter.insurancePolicy())
        : wording.say("team.insurance.until", locale, charter.insurancePolicy(), until);
  }

  private void add(List<Fact> facts, String label, String value, Locale locale) {
    if (!value.isEmpty()) {
      facts.add(new Fact(wording.say("team.fact." + label, locale), value));
    }
  }
}
