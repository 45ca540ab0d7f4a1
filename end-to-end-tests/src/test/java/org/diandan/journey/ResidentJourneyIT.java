package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.journey.platform.Story.eventually;

import java.util.Set;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A resident's request on its way to a team and back. */
@OnPlatform
class ResidentJourneyIT {

  private final Platform platform;
  private final Story story;

  ResidentJourneyIT(Platform platform) {
    this.platform = platform;
    story = new Story(platform);
  }

  @Test
  void aResidentGetsAnOrderNumberAndAPrivateLink() {
    var answer = platform.anonymous().post("/api/requests", Orders.order());

    answer.expect(201);
    assertThat(answer.text("orderNumber")).matches("360802\\d{2}-\\d{4,}-\\d");
    assertThat(answer.text("link")).endsWith("/r/" + answer.text("token"));
  }

  @Test
  void aRepeatedSubmissionIsTheSameOrder() {
    var resident = platform.anonymous().with("Idempotency-Key", Orders.hotlineNumber());
    var order = Orders.order();
    var first = resident.post("/api/requests", order).expect(201);

    var again = resident.post("/api/requests", order);

    assertThat(again.expect(201).json()).isEqualTo(first.json());
  }

  @Test
  void theLeaderOfTheTeamThatIsAskedGetsAMessage() {
    var order = story.submitByHotline();

    var asked = story.awaitOffer(order);

    eventually("the leader's message about " + order.number())
        .until(() -> asked.leader().get("/api/messages").body().contains(order.number()));
  }

  @Test
  void aDeclinedOfferGoesToAnotherTeam() {
    var order = story.submitByHotline();
    var first = story.awaitOffer(order);

    first
        .leader()
        .postText("/api/offers/%s/refusal".formatted(first.offerId()), "{\"reason\": \"BUSY\"}")
        .expect(204);

    var second = story.awaitOffer(order, Set.of(first.team()));
    assertThat(second.team()).isNotEqualTo(first.team());
  }

  @Test
  void theResidentSeesEachStep() {
    var order = story.submitByHotline();
    var asked = story.awaitOffer(order);
    story.awaitState(order, "OFFERED");

    var assignment = story.accept(asked);
    story.awaitState(order, "ACCEPTED");
    story.checkIn(asked, assignment);
    story.awaitState(order, "IN_SERVICE");
    story.checkOut(asked, assignment);
    story.awaitState(order, "DELIVERED");

    assertThat(story.tracking(order).toString()).contains(asked.team());
  }

  @Test
  void aResolvedRequestIsClosed() {
    var order = story.submitByHotline();
    story.serve(order, story.awaitOffer(order));

    story.evaluate(order, true, 5).expect(200);

    story.awaitState(order, "RESOLVED");
  }

  @Test
  void anUnresolvedRequestGoesBackIntoDispatchUnderTheSameNumber() {
    var order = story.submitByHotline();
    story.serve(order, story.awaitOffer(order));

    story.evaluate(order, false, 2).expect(200);

    var again = story.awaitOffer(order);
    assertThat(story.tracking(order).path("orderNumber").asString()).isEqualTo(order.number());
    story.serve(order, again);
    story.evaluate(order, true, 4).expect(200);
    story.awaitState(order, "RESOLVED");
  }

  @Test
  void theFiguresOfOfficialsMove() {
    var before = headline();
    var order = story.submitByHotline();
    story.serve(order, story.awaitOffer(order));

    story.evaluate(order, true, 5).expect(200);

    eventually("one more confirmed resolution")
        .until(() -> headline().confirmed() >= before.confirmed() + 1);
    assertThat(headline().evaluated()).isGreaterThan(before.evaluated());
  }

  private Headline headline() {
    return Headline.of(platform.official().get("/api/statistics").expect(200).json());
  }

  /** The headline rate as counts. */
  private record Headline(long confirmed, long evaluated) {

    static Headline of(JsonNode statistics) {
      return new Headline(
          statistics.path("resolved").asLong(), statistics.path("evaluated").asLong());
    }
  }
}
