package org.diandan.benchmarks.county;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.diandan.benchmarks.county.Demand.Run;
import org.diandan.benchmarks.county.Habits.Kind;
import org.diandan.benchmarks.county.Told.Outcome;
import org.diandan.contract.SkillCode;
import org.junit.jupiter.api.Test;

class CountyRunTest {

  /** Small: three streets with 22 residents' committees. */
  private static final County COUNTY = County.withCode("210903");

  private static final List<World> WORLDS =
      LongStream.range(1, 3).mapToObj(seed -> World.of(COUNTY, new Run(2, seed))).toList();

  private record Days(World world, String platform, List<Told> told) {}

  private static final List<Days> ALL = WORLDS.stream().flatMap(CountyRunTest::lived).toList();

  private static Stream<Days> lived(World world) {
    return CountyDays.platforms(world).stream()
        .map(platform -> new Days(world, platform.name(), new CountyRun(world, platform).live()));
  }

  @Test
  void endsEachRequestInExactlyOneWayWhateverThePlatform() {
    for (var days : ALL) {
      var told = days.told;

      assertThat(told).extracting(Told::request).isEqualTo(days.world.requests());
      assertThat(told)
          .as(days.platform)
          .allMatch(each -> each.outcome() != Outcome.OPEN)
          .allMatch(each -> each.isServed() == (each.servedBy() >= 0))
          .allMatch(each -> !each.isServed() || each.offers() > 0);
    }
  }

  @Test
  void sendsOnlyTeamsThatHaveTheSkillsAndSaidYesInTime() {
    for (var days : ALL) {
      var served = days.told.stream().filter(Told::isServed).toList();

      assertThat(served)
          .as(days.platform)
          .isNotEmpty()
          .allMatch(told -> !yesAt(told).isAfter(told.request().acceptBy()))
          .allMatch(told -> skills(days, told).containsAll(told.request().need().need().skills()));
    }
  }

  @Test
  void tellsTheSameDaysTwice() {
    var world = WORLDS.getFirst();

    var again = lived(world).toList();

    assertThat(again).isEqualTo(ALL.subList(0, again.size()));
  }

  @Test
  void asksMoreQuestionsWithABlast() {
    var nearest = toldBy("nearest");

    var blast = toldBy("nearest-10 blast");

    assertThat(offers(blast)).isGreaterThan(2 * offers(nearest));
  }

  @Test
  void givesAPlaceBackWhenTheTaskIsDone() {
    var teams = new TeamsNow(WORLDS.getFirst().teams(), true);
    int capacity = WORLDS.getFirst().teams().getFirst().capacity();
    for (int task = 0; task < capacity; task++) {
      teams.ask(0);
      teams.answered(0, Kind.YES);
      teams.start(0);
    }

    assertThat(teams.canStart(0)).isFalse();
    assertThatThrownBy(() -> teams.start(0)).isInstanceOf(IllegalStateException.class);
    teams.done(0);

    assertThat(teams.canStart(0)).isTrue();
    assertThat(teams.isQuiet()).isFalse();
  }

  @Test
  void countsNoTimeForRequestsNobodyCameTo() {
    var told = toldBy("nearest");

    assertThat(told)
        .filteredOn(each -> !each.isServed())
        .isNotEmpty()
        .allMatch(each -> each.waited().equals(Duration.ZERO) && each.metres() == 0);
  }

  private static List<Told> toldBy(String platform) {
    return ALL.stream()
        .filter(days -> days.platform.equals(platform))
        .findFirst()
        .orElseThrow()
        .told;
  }

  private static Instant yesAt(Told told) {
    return told.request().since().plus(told.waited());
  }

  private static Set<SkillCode> skills(Days days, Told told) {
    return days.world.teams().get(told.servedBy()).atFirst().skills();
  }

  private static int offers(List<Told> told) {
    return told.stream().mapToInt(Told::offers).sum();
  }
}
