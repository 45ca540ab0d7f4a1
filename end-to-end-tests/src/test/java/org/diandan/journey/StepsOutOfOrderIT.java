package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.diandan.journey.platform.Answer;
import org.diandan.journey.platform.Asked;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** Steps come in their order and each once; any other gets a plain sentence and changes nothing. */
@OnPlatform
class StepsOutOfOrderIT {

  private static final int AT_ONCE = 10;

  private final Platform platform;
  private final Story story;

  StepsOutOfOrderIT(Platform platform) {
    this.platform = platform;
    story = new Story(platform);
  }

  @Test
  void acceptingTwiceIsRefused() {
    var asked = story.awaitOffer(story.submitByHotline());
    story.accept(asked);

    var again = asked.leader().post("/api/offers/%s/acceptance".formatted(asked.offerId()));

    expectConflict(again);
  }

  @Test
  void ofManyAcceptancesAtOnceOneWins() throws InterruptedException {
    var asked = story.awaitOffer(story.submitByHotline());

    try (var leaders = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses =
          leaders.invokeAll(Collections.nCopies(AT_ONCE, acceptance(asked))).stream()
              .map(Future::resultNow)
              .map(Answer::status)
              .sorted()
              .toList();

      assertThat(statuses.getFirst()).isEqualTo(201);
      assertThat(statuses.subList(1, AT_ONCE)).containsOnly(409);
    }
  }

  @Test
  void ofTwoTeamsAskedAtOnceOneWins() throws InterruptedException {
    var order = story.submitByHotline(Orders.orderWith("item", Orders.EMERGENCY));
    var first = story.awaitOffer(order);
    var second = story.awaitOffer(order, Set.of(first.team()));

    try (var leaders = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses =
          leaders.invokeAll(List.of(acceptance(first), acceptance(second))).stream()
              .map(Future::resultNow)
              .map(Answer::status)
              .sorted()
              .toList();

      assertThat(statuses).containsExactly(201, 409);
    }
  }

  @Test
  void checkingOutBeforeCheckingInIsRefused() {
    var asked = story.awaitOffer(story.submitByHotline());
    var assignment = story.accept(asked);

    var early =
        asked
            .leader()
            .post("/api/assignments/%s/check-out".formatted(assignment), Map.of("note", "好了"));

    expectConflict(early);
  }

  @Test
  void checkingInTwiceIsRefused() {
    var asked = story.awaitOffer(story.submitByHotline());
    var assignment = story.accept(asked);
    story.checkIn(asked, assignment);

    var again = asked.leader().post("/api/assignments/%s/check-in".formatted(assignment));

    expectConflict(again);
    // Nobody is at two places: who stays checked in here could not check in for another test.
    story.checkOut(asked, assignment);
  }

  @Test
  void decliningAfterAcceptingIsRefused() {
    var asked = story.awaitOffer(story.submitByHotline());
    story.accept(asked);

    expectConflict(
        asked
            .leader()
            .post("/api/offers/%s/refusal".formatted(asked.offerId()), Map.of("reason", "BUSY")));
  }

  @Test
  void evaluatingBeforeTheVisitIsRefused() {
    var order = story.submitByHotline();
    story.awaitOffer(order);

    expectConflict(story.evaluate(order, true, 5));
  }

  @Test
  void theLeaderOfAnotherTeamFindsNothingToAccept() {
    var asked = story.awaitOffer(story.submitByHotline());
    var stranger =
        platform.logins().all().stream()
            .filter(login -> login.role().equalsIgnoreCase("leader"))
            .filter(login -> !login.team().equals(asked.team()))
            .findFirst()
            .orElseThrow();

    platform.as(stranger).post("/api/offers/%s/acceptance".formatted(asked.offerId())).expect(404);
  }

  private static Callable<Answer> acceptance(Asked asked) {
    return () -> asked.leader().post("/api/offers/%s/acceptance".formatted(asked.offerId()));
  }

  private static void expectConflict(Answer answer) {
    answer.expect(409);
    assertThat(answer.mediaType()).isEqualTo("application/problem+json");
    assertThat(answer.text("detail")).isNotBlank();
  }
}
