package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.Needs.needing;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyBusy;
import org.diandan.matching.dispatch.policy.Sieve.Nobody;
import org.junit.jupiter.api.Test;

class SieveTest {

  private static final Circumstances NOW =
      Circumstances.at(Instant.parse("2026-11-23T01:00:00Z"), Set.of());

  private final Sieve sieve = new Sieve(ZoneId.of("Asia/Shanghai"));

  @Test
  void namesTheTwentyNearestOfThoseThatAreBusy() {
    var somewhere = Stream.of(team(99).withoutPlace().full());
    var full =
        IntStream.rangeClosed(1, 24).mapToObj(number -> team(number).atKm(25 - number).full());
    var teams = Candidates.of(Stream.concat(somewhere, full).map(Teams::team).toList());

    var sifted = sieve.sift(needing(), teams, NOW);

    assertThat(((EverybodyBusy) ((Nobody) sifted).why()).teams())
        .hasSize(20)
        .contains(id(5), id(24))
        .doesNotContain(id(4), id(99));
  }

  @Test
  void asksForSkillsFirstAndForThePlaceNext() {
    assertThat(sieve.all(NOW))
        .startsWith(new HardRule.AllSkillsPresent(), new HardRule.ServesArea());
    assertThat(sieve.all(NOW).get(Sieve.PLACE_RULE)).isEqualTo(new HardRule.ServesArea());
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }
}
