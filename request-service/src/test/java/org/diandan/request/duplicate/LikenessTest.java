package org.diandan.request.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LikenessTest {

  private static final Look ONE = new Look(Set.of(1L, 2L), Set.of());
  private static final Look OTHER = new Look(Set.of(1L, 3L), Set.of());

  @Test
  void theSameWordsAreOneAndOtherWordsZero() {
    var likeness = new Likeness(List.of(ONE, OTHER));

    assertThat(likeness.between(ONE, ONE)).isCloseTo(1, within(1e-12));
    assertThat(likeness.between(ONE, new Look(Set.of(9L), Set.of()))).isZero();
    assertThat(likeness.between(ONE, Look.NOTHING)).isZero();
  }

  @Test
  void theCosineIsWhatOneCalculatesByHand() {
    var likeness = new Likeness(List.of(ONE, OTHER));

    // The common gram stands in both of two texts and weighs 2; the others stand in one.
    double common = 2 * 2;
    double rare = Math.pow(Math.log(3 / 2.0) + 2, 2);
    assertThat(likeness.between(ONE, OTHER)).isCloseTo(common / (common + rare), within(1e-12));
  }

  @Test
  void sharingARareGramCountsMoreThanSharingACommonOne() {
    var everybody = List.of(ONE, OTHER, new Look(Set.of(1L, 4L), Set.of()));
    var likeness = new Likeness(everybody);

    double common = likeness.between(ONE, new Look(Set.of(1L, 8L), Set.of()));
    double rare = likeness.between(ONE, new Look(Set.of(2L, 8L), Set.of()));

    assertThat(rare).isGreaterThan(common);
  }
}
