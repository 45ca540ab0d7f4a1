package org.diandan.matching.dispatch.policy.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.diandan.contract.SkillCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkillMaskTest {

  @ParameterizedTest
  @CsvSource({"S01, 0", "S02, 1", "S09, 8", "S10, 9", "S40, 39", "S62, 61"})
  void givesEverySkillOfTheListABitOfItsOwn(String skill, int bit) {
    assertThat(SkillMask.of(Set.of(new SkillCode(skill)))).isEqualTo(1L << bit);
  }

  @ParameterizedTest
  @CsvSource({"S63, 62", "S77, 62", "S99, 62", "S00, 62"})
  void givesCodesOfNoListOneBitTogether(String skill, int bit) {
    assertThat(SkillMask.of(Set.of(new SkillCode(skill)))).isEqualTo(1L << bit);
  }

  @Test
  void addsTheSkillsUpAndLeavesTheBitForBeingThereToTheIndex() {
    var skills = Set.of(new SkillCode("S01"), new SkillCode("S10"), new SkillCode("S77"));

    assertThat(SkillMask.of(skills)).isEqualTo(1L | 1L << 9 | 1L << 62);
    assertThat(SkillMask.of(skills) & SkillMask.PRESENT).isZero();
    assertThat(SkillMask.of(Set.of())).isZero();
  }
}
