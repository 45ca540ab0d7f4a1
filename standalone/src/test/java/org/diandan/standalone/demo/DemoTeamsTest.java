package org.diandan.standalone.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diandan.standalone.demo.DemoTeam.Member;
import org.diandan.standalone.demo.Profile.Level;
import org.junit.jupiter.api.Test;

class DemoTeamsTest {
  private final List<DemoTeam> teams = DemoTeams.make();

  @Test
  void areAboutSixtyWithAboutSixHundredPeople() {
    var people = teams.stream().mapToInt(team -> team.members().size()).sum();

    assertThat(teams).hasSizeBetween(55, 65);
    assertThat(people).isBetween(560, 680);
    assertThat(teams).extracting(team -> team.profile().kind()).contains(allKinds());
    assertThat(teams).extracting(DemoTeam::level).contains(Level.values());
    assertThat(teams).extracting(DemoTeam::name).doesNotHaveDuplicates();
  }

  @Test
  void serveEveryItemOfTheCatalogueSomewhere() {
    var catalogue = CatalogueSkills.read();

    assertThat(catalogue.items()).hasSize(107);
    assertThat(qualifiedFor(catalogue, Set.of(Level.values())))
        .containsExactlyInAnyOrderElementsOf(catalogue.items());
  }

  @Test
  void serveSomeItemsOnlyAtCountyOrCityLevel() {
    var catalogue = CatalogueSkills.read();

    var inTowns = qualifiedFor(catalogue, Set.of(Level.TOWN));

    assertThat(inTowns).hasSizeBetween(30, 90).contains("RP01").doesNotContain("LE01", "HE02");
  }

  @Test
  void haveTheirBasesInsideTheirCounties() {
    var outlines = Outlines.read();

    assertThat(teams)
        .filteredOn(team -> team.level() != Level.CITY)
        .allMatch(team -> outlines.contains(team.area().code().substring(0, 6), team.base()));
  }

  @Test
  void areTheSameEachTime() {
    assertThat(DemoTeams.make()).isEqualTo(teams);
  }

  @Test
  void shareNoPhone() {
    var members = teams.stream().flatMap(team -> team.members().stream()).toList();

    assertThat(members).extracting(Member::phone).doesNotHaveDuplicates();
  }

  /**
   * The rule of matching-service: all skills of the item, spread over the members, and the item
   * offered.
   */
  private Set<String> qualifiedFor(CatalogueSkills catalogue, Set<Level> levels) {
    var served = new HashSet<String>();
    for (var team : teams) {
      var skills =
          team.members().stream().flatMap(member -> member.skills().stream()).collect(toSet());
      if (levels.contains(team.level())) {
        catalogue.servedWith(skills).stream().filter(team.items()::contains).forEach(served::add);
      }
    }
    return served;
  }

  private static String[] allKinds() {
    return Arrays.stream(Profile.values()).map(Profile::kind).distinct().toArray(String[]::new);
  }
}
