package org.diandan.matching.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.Needs.PLUMBING;
import static org.diandan.matching.dispatch.policy.Needs.needing;
import static org.diandan.matching.dispatch.policy.Teams.team;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.matching.dispatch.policy.Explanation.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircumstancesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static final UUID EARLIER = new UUID(0, 9);

  @Test
  void countAndRememberTheQuestionsThatWerePut() {
    var before =
        new Circumstances(
            NOW, Set.of(EARLIER), new Offers(1, 4), TeamPrices.NONE, Set.of(PLUMBING));

    var after = before.afterAsking(List.of(offer(1), offer(2)));

    assertThat(after)
        .isEqualTo(
            new Circumstances(
                NOW,
                Set.of(EARLIER, new UUID(0, 1), new UUID(0, 2)),
                new Offers(3, 4),
                TeamPrices.NONE,
                Set.of(PLUMBING)));
    assertThat(after.offers().hasRoom()).isTrue();
    assertThat(after.afterAsking(List.of(offer(3))).offers().hasRoom()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 3, 2, 2", "0, 2, 3, 2", "1, 3, 2, 1", "2, 3, 2, 0", "3, 3, 2, 0", "3, 3, 5, 0"})
  void leaveRoomForWhatIsWantedAndAllowedAndNotRunning(
      int running, int atMost, int wanted, int room) {
    assertThat(new Offers(running, atMost).roomWithin(wanted)).isEqualTo(room);
  }

  private static Offer offer(int number) {
    var team = team(number).team();
    var chosen = Terms.withoutCost(needing(), team);
    return new Offer(
        team.id(),
        team.name(),
        0,
        new Explanation("test", 1, List.of(), chosen, List.of(), null, null));
  }
}
