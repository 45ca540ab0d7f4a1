package org.diandan.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.diandan.standalone.demo.Areas.Area;
import org.diandan.standalone.demo.DemoTeam.Member;
import org.diandan.standalone.demo.Profile.Level;

/** Makes up the teams of the demonstration; always the same ones. */
final class DemoTeams {
  private static final long SEED = 360_800;

  /** 北门街道, where the demonstration's stories take place. */
  private static final String STORY_TOWN = "360802005";

  /** 吉州区 has the city's offices next door, and more teams than other counties. */
  private static final String STORY_COUNTY = "360802";

  private static final int TEAMS_PER_COUNTY = 2;
  private static final int SMALLEST = 8;
  private static final int SPREAD = 5;

  private final Areas areas = Areas.read();
  private final Outlines outlines = Outlines.read();
  private final CatalogueSkills catalogue = CatalogueSkills.read();
  private final Random random = new Random(SEED);
  private final List<DemoTeam> teams = new ArrayList<>();
  private int people;

  private DemoTeams() {}

  /** About 60 teams with about 600 people, at three levels. */
  static List<DemoTeam> make() {
    var making = new DemoTeams();
    making.addCityTeams();
    making.areas.counties().forEach(making::addCountyTeams);
    making.areas.counties().forEach(making::addTownTeams);
    return List.copyOf(making.teams);
  }

  private void addCityTeams() {
    for (var profile : Profile.values()) {
      add(profile, Level.CITY, areas.city());
    }
  }

  private void addCountyTeams(Area county) {
    var profiles = Profile.values();
    var count = county.code().equals(STORY_COUNTY) ? profiles.length / 2 : TEAMS_PER_COUNTY;
    var first = areas.counties().indexOf(county) * TEAMS_PER_COUNTY;
    for (var i = 0; i < count; i++) {
      add(profiles[(first + i) % profiles.length], Level.COUNTY, county);
    }
  }

  private void addTownTeams(Area county) {
    var towns = areas.townsOf(county);
    if (county.code().equals(STORY_COUNTY)) {
      var town = towns.stream().filter(area -> area.code().equals(STORY_TOWN)).findFirst();
      Profile.IN_TOWNS.forEach(profile -> add(profile, Level.TOWN, town.orElseThrow()));
      return;
    }
    var index = areas.counties().indexOf(county);
    for (var i = 0; i < 1 + index % 2; i++) {
      var profile = Profile.IN_TOWNS.get((index + i) % Profile.IN_TOWNS.size());
      add(profile, Level.TOWN, towns.get(i));
    }
  }

  private void add(Profile profile, Level level, Area area) {
    var county = area.code().length() < 6 ? STORY_COUNTY : area.code().substring(0, 6);
    var skills = profile.skillsAt(level);
    teams.add(
        new DemoTeam(
            teams.size() + 1,
            profile,
            level,
            area,
            outlines.sample(county, random),
            catalogue.servedWith(skills),
            members(skills)));
  }

  /** Every skill is somebody's; most people have two. */
  private List<Member> members(List<String> skills) {
    var members = new ArrayList<Member>();
    var count = Math.max(skills.size(), SMALLEST) + random.nextInt(SPREAD);
    for (var i = 0; i < count; i++) {
      var first = skills.get(i % skills.size());
      var second = skills.get(random.nextInt(skills.size()));
      members.add(person(first.equals(second) ? List.of(first) : List.of(first, second)));
    }
    return members;
  }

  private Member person(List<String> skills) {
    people++;
    return new Member(Names.draw(random), "1990796%04d".formatted(people), skills);
  }
}
