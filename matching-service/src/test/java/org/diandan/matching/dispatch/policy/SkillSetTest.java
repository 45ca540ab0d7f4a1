package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import org.diandan.contract.SkillCode;
import org.junit.jupiter.api.Test;

class SkillSetTest {

  @Test
  void isTheSameSetAsAnyOther() {
    for (var seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var plain = someSkills(random);
      var other = someSkills(random);

      var skills = SkillSet.copyOf(plain);

      assertThat(skills).as("seed %d", seed).isEqualTo(plain).hasSameHashCodeAs(plain);
      assertThat(skills.size()).isEqualTo(plain.size());
      assertThat(skills.containsAll(other)).isEqualTo(plain.containsAll(other));
      assertThat(List.copyOf(skills)).isSorted();
    }
  }

  @Test
  void knowsEveryCodeFromTheFirstToTheLast() {
    var skills = SkillSet.copyOf(codes("S00", "S63", "S64", "S99"));

    assertThat(skills).containsExactlyElementsOf(codes("S00", "S63", "S64", "S99"));
    assertThat(skills).doesNotContainAnyElementsOf(codes("S01", "S35", "S36", "S62", "S65"));
  }

  @Test
  void cannotBeChangedAndEnds() {
    var skills = SkillSet.copyOf(Set.of());

    assertThat(skills).isEmpty();
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> skills.iterator().next());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> skills.add(new SkillCode("S01")));
  }

  private static List<SkillCode> codes(String... codes) {
    return List.of(codes).stream().map(SkillCode::new).toList();
  }

  private static Set<SkillCode> someSkills(Random random) {
    var skills = new HashSet<SkillCode>();
    for (var left = random.nextInt(6); left > 0; left--) {
      skills.add(new SkillCode("S%02d".formatted(random.nextInt(100))));
    }
    return skills;
  }
}
