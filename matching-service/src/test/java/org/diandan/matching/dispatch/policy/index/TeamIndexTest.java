package org.diandan.matching.dispatch.policy.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.Tries;
import org.diandan.matching.dispatch.policy.index.TeamIndex.Degrees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamIndexTest {

  private static final Degrees JIAN = new Degrees(114.98, 27.11);

  private static final Offset<Double> A_METRE = Offset.offset(1.0);
  private static final long PLUMBING = SkillMask.of(Set.of(new SkillCode("S09")));
  private static final long NURSING = SkillMask.of(Set.of(new SkillCode("S04")));

  @ParameterizedTest
  @EnumSource
  void findsWhatLookingAtEverybodyFinds(World world) {
    for (var seed = 0; seed < 6; seed++) {
      var random = new Random(seed);
      var everybody = new Everybody(random, world);
      everybody.change(random.nextInt(3_000), 0.02);

      for (var question = 0; question < Tries.of(40); question++) {
        everybody.change(random.nextInt(20), 0.5);

        everybody.assertSameAnswer(question);
      }
    }
  }

  @Test
  void findsTheSmallerSlotsOfThousandsOfTeamsAtOnePoint() {
    var index = new TeamIndex();
    IntStream.range(0, 5_000).forEach(slot -> index.put(slot, JIAN, 0));
    var answer = around(JIAN, 3);

    index.search(answer, slot -> slot >= 10);

    assertThat(slots(answer)).containsExactly(10, 11, 12);
  }

  @Test
  void seesAChangeAtOnce() {
    var index = new TeamIndex();
    IntStream.range(0, 1_000).forEach(slot -> index.put(slot, new Degrees(115, 27), PLUMBING));
    index.rebuild();
    var answer = around(JIAN, 1).needing(NURSING);
    index.put(500, JIAN, NURSING);

    index.search(answer, SlotFilter.ALL);
    assertThat(slots(answer)).containsExactly(500);

    index.put(500, JIAN, PLUMBING);
    index.search(answer, SlotFilter.ALL);
    assertThat(slots(answer)).isEmpty();
  }

  @Test
  void leavesOutWhatIsBeyondTheRadius() {
    var index = new TeamIndex();
    index.put(1, new Degrees(JIAN.longitude(), JIAN.latitude() + 0.0899), 0);
    index.put(2, new Degrees(JIAN.longitude(), JIAN.latitude() + 0.0900), 0);
    var answer = around(JIAN, 5).within(10_000);

    index.search(answer, SlotFilter.ALL);

    assertThat(slots(answer)).containsExactly(1);
    assertThat(answer.metres(0)).isBetween(9_996.0, 9_997.0);
  }

  @Test
  void asksTheFilterOnlyAboutTeamsThatWouldEnterTheAnswer() {
    var index = new TeamIndex();
    IntStream.range(0, 1_000)
        .forEach(slot -> index.put(slot, new Degrees(JIAN.longitude(), 20 + slot * 0.01), 0));
    index.rebuild();
    var asked = new ArrayList<Integer>();
    var answer = around(new Degrees(JIAN.longitude(), 20), 2);

    index.search(answer, asked::add);

    assertThat(slots(answer)).containsExactly(0, 1);
    assertThat(asked).hasSizeLessThan(20);
  }

  @Test
  void staysEmptyWhenEverybodyLeft() {
    var index = new TeamIndex();
    IntStream.range(0, 500).forEach(slot -> index.put(slot, JIAN, PLUMBING));
    index.rebuild();
    IntStream.range(0, 500).forEach(index::remove);
    index.remove(7_000);
    index.remove(-1);
    var answer = around(JIAN, 5);

    index.search(answer, SlotFilter.ALL);
    index.rebuild();
    index.search(answer, SlotFilter.ALL);

    assertThat(answer.count()).isZero();
    assertThat(index.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 180.0001, -181})
  void refusesALongitudeThatIsNone(double longitude) {
    var index = new TeamIndex();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.put(1, new Degrees(longitude, 27), 0))
        .withMessageContaining("longitude");
    assertThatIllegalArgumentException().isThrownBy(() -> around(new Degrees(longitude, 27), 1));
    assertThat(index.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 90.0001, -91})
  void refusesALatitudeThatIsNone(double latitude) {
    var index = new TeamIndex();
    index.put(1, JIAN, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.put(1, new Degrees(115, latitude), 0))
        .withMessageContaining("latitude");
    assertThatIllegalArgumentException().isThrownBy(() -> around(new Degrees(115, latitude), 1));
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void refusesQuestionsWithoutSense() {
    var index = new TeamIndex();

    assertThatIllegalArgumentException().isThrownBy(() -> index.put(-1, JIAN, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new NearestTeams(0));
    assertThatIllegalArgumentException().isThrownBy(() -> around(JIAN, 1).within(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> around(JIAN, 1).within(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> around(JIAN, 1).atMost(0));
    assertThatIllegalArgumentException().isThrownBy(() -> around(JIAN, 1).atMost(2));
  }

  private static NearestTeams around(Degrees place, int atMost) {
    return new NearestTeams(atMost).around(place.longitude(), place.latitude());
  }

  private static List<Integer> slots(NearestTeams answer) {
    return IntStream.range(0, answer.count()).mapToObj(answer::slot).toList();
  }

  /** An index and, beside it, a plain list of the same teams that is searched from end to end. */
  private static final class Everybody {

    private static final int SLOTS = 4_000;

    private final Random random;
    private final World world;
    private final TeamIndex index = new TeamIndex();
    private final Map<Integer, Degrees> places = new TreeMap<>();
    private final long[] skills = new long[SLOTS];

    Everybody(Random random, World world) {
      this.random = random;
      this.world = world;
    }

    void change(int times, double removing) {
      for (var time = 0; time < times; time++) {
        var slot = random.nextInt(SLOTS);
        if (random.nextDouble() < removing) {
          places.remove(slot);
          index.remove(slot);
        } else {
          var place = world.place(random);
          places.put(slot, place);
          skills[slot] = someSkills();
          index.put(slot, place, skills[slot]);
        }
      }
    }

    /** Few of the higher bits, so that some are scarce. */
    private long someSkills() {
      var mask = 0L;
      for (var bit = 0; bit < 12; bit++) {
        mask |= random.nextInt(1 << bit) == 0 ? 1L << bit : 0;
      }
      return mask;
    }

    void assertSameAnswer(int question) {
      var place = world.place(random);
      var needed = random.nextBoolean() ? 0 : 1L << random.nextInt(12);
      var radius = random.nextBoolean() ? NearestTeams.EVERYWHERE : random.nextDouble(2_000_000);
      var atMost = 1 + random.nextInt(50);
      var answer = around(place, 50).needing(needed).within(radius).atMost(atMost);
      SlotFilter filter = slot -> slot % 7 != question % 7;

      index.search(answer, filter);

      var expected = expected(place, needed, radius, filter);
      var wanted = Math.min(atMost, expected.size());
      assertThat(answer.count()).isEqualTo(wanted);
      for (var rank = 0; rank < wanted; rank++) {
        assertThat(answer.metres(rank)).isCloseTo(expected.get(rank), A_METRE);
        assertThat(filter.admits(answer.slot(rank))).isTrue();
        assertThat(skills[answer.slot(rank)] & needed).isEqualTo(needed);
        assertThat(metres(place, placeOf(answer.slot(rank))))
            .isCloseTo(answer.metres(rank), A_METRE);
      }
      assertThat(slots(answer)).doesNotHaveDuplicates();
    }

    private List<Double> expected(Degrees place, long needed, double radius, SlotFilter filter) {
      return places.keySet().stream()
          .filter(slot -> (skills[slot] & needed) == needed && filter.admits(slot))
          .map(slot -> metres(place, placeOf(slot)))
          .filter(metres -> metres <= radius)
          .sorted()
          .toList();
    }

    private Degrees placeOf(int slot) {
      return Objects.requireNonNull(places.get(slot));
    }

    private static double metres(Degrees one, Degrees other) {
      var up = Math.sin(Math.toRadians(other.latitude() - one.latitude()) / 2);
      var along = Math.sin(Math.toRadians(other.longitude() - one.longitude()) / 2);
      var haversine =
          up * up
              + Math.cos(Math.toRadians(one.latitude()))
                  * Math.cos(Math.toRadians(other.latitude()))
                  * along
                  * along;
      return 2 * 6_371_008.8 * Math.asin(Math.sqrt(Math.min(1, haversine)));
    }
  }
}
