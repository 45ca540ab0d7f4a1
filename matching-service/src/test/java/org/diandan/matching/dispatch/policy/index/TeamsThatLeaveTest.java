package org.diandan.matching.dispatch.policy.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.index.TeamIndex.Degrees;
import org.junit.jupiter.api.Test;

class TeamsThatLeaveTest {

  private static final Degrees JIAN = new Degrees(114.98, 27.11);
  private static final long PLUMBING = SkillMask.of(Set.of(new SkillCode("S09")));
  private static final long NURSING = SkillMask.of(Set.of(new SkillCode("S04")));

  @Test
  void forgetsATeamWithAScarceSkillEverywhere() {
    var index = new TeamIndex();
    IntStream.range(0, 1_000).forEach(slot -> index.put(slot, JIAN, PLUMBING));
    index.put(7, JIAN, NURSING);
    index.put(8, new Degrees(115, 27), NURSING);
    index.rebuild();
    var answer = around(JIAN, 5).needing(NURSING);

    index.remove(7);
    index.search(answer, SlotFilter.ALL);

    assertThat(slots(answer)).containsExactly(8);
    assertThat(index.size()).isEqualTo(999);
  }

  @Test
  void forgetsAPlumberAmongManyAndNobodyElse() {
    var index = new TeamIndex();
    IntStream.range(0, 200).forEach(slot -> index.put(slot, JIAN, PLUMBING));
    index.put(200, JIAN, NURSING);
    index.rebuild();

    index.remove(0);
    index.rebuild();
    var answer = around(JIAN, 300);
    index.search(answer, SlotFilter.ALL);

    assertThat(slots(answer)).hasSize(200).contains(1, 200).doesNotContain(0);
  }

  @Test
  void letsTheLastOfTheChangedTakeThePlaceOfOneThatLeft() {
    var index = new TeamIndex();
    IntStream.range(0, 3).forEach(slot -> index.put(slot, JIAN, 0));

    index.remove(0);
    index.remove(2);
    var answer = around(JIAN, 5);
    index.search(answer, SlotFilter.ALL);

    assertThat(slots(answer)).containsExactly(1);
  }

  private static NearestTeams around(Degrees place, int atMost) {
    return new NearestTeams(atMost).around(place.longitude(), place.latitude());
  }

  private static List<Integer> slots(NearestTeams answer) {
    return IntStream.range(0, answer.count()).mapToObj(answer::slot).toList();
  }
}
