package org.diandan.matching.dispatch.policy.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.index.TeamIndex.Degrees;
import org.junit.jupiter.api.Test;

class TeamIndexMemoryTest {

  /** Of an entry, and of a cell that is a row of its own. */
  private static final long BYTES = Entries.BYTES_PER_ENTRY;

  private static final long ONE_CELL = 16 + 2 * 4;
  private static final Degrees JIAN = new Degrees(114.98, 27.11);
  private static final long PLUMBING = SkillMask.of(Set.of(new SkillCode("S09")));
  private static final long NURSING = SkillMask.of(Set.of(new SkillCode("S04")));

  @Test
  void buildsNewGridsOnlyWhenMoreThanOneInAHundredChanged() {
    var index = new TeamIndex();
    IntStream.range(0, 10_000).forEach(slot -> index.put(slot, JIAN, 0));
    index.rebuild();
    var built = index.bytes();

    IntStream.range(0, 100).forEach(slot -> index.put(slot, JIAN, PLUMBING));
    index.search(anybody(), SlotFilter.ALL);
    assertThat(index.bytes()).as("room for 64 changes more").isEqualTo(built + 64 * BYTES);

    index.put(100, JIAN, PLUMBING);
    index.search(anybody(), SlotFilter.ALL);
    assertThat(index.bytes()).as("one cell of plumbers").isEqualTo(built + 101 * BYTES + ONE_CELL);
  }

  @Test
  void keepsThoseWithASkillOfFewerThanOneInFiftyInAGridOfTheirOwn() {
    assertThat(bytes(100, 2) - bytes(100, 0)).isZero();
    assertThat(bytes(101, 2) - bytes(101, 0)).isEqualTo(2 * BYTES + ONE_CELL);
    assertThat(bytes(500, 9) - bytes(500, 0)).isEqualTo(9 * BYTES + ONE_CELL);
  }

  private static long bytes(int teams, int nurses) {
    var index = new TeamIndex();
    for (var slot = 0; slot < teams; slot++) {
      index.put(slot, JIAN, slot < nurses ? PLUMBING | NURSING : PLUMBING);
    }
    index.rebuild();
    return index.bytes();
  }

  @Test
  void countsItsMemory() {
    var index = new TeamIndex();
    assertThat(index.bytes()).isEqualTo(64 * BYTES);

    index.put(9, JIAN, 0);
    assertThat(index.bytes()).isEqualTo(64 * BYTES + 10 * 4);

    index.rebuild();
    assertThat(index.bytes()).isEqualTo(64 * BYTES + 10 * 4 + BYTES + ONE_CELL);
  }

  private static NearestTeams anybody() {
    return new NearestTeams(1).around(JIAN.longitude(), JIAN.latitude());
  }
}
