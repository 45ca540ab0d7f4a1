package org.diandan.journey.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.journey.platform.Story.eventually;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Placed;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** What officials read of teams, held against the tables of the service that teams work with. */
@OnPlatform
class TeamFiguresIT {

  private final Platform platform;
  private final Story story;

  TeamFiguresIT(Platform platform) {
    this.platform = platform;
    story = new Story(platform);
  }

  @Test
  void theFiguresOfTeamsAreWhatMatchingServiceHasOfThem() throws SQLException {
    assumeTrue(platform.data().isPresent(), "Nobody looks into the database of another platform.");
    var orders = List.of(declinedThenServedTwice(), givenBack(), withdrawn());

    try (var connection = new Backstage(platform.data().orElseThrow()).connect()) {
      for (var sort : List.of("declined", "withdrawn", "released", "delivered")) {
        eventually("a figure of " + sort).until(() -> counted(connection, sort, orders) > 0);
      }
      eventually("figures as matching-service has them")
          .untilAsserted(() -> assertThat(Rule.TEAM_FIGURES.broken(connection)).isEmpty());
    }
  }

  private Placed declinedThenServedTwice() {
    var order = story.submitByHotline();
    var first = story.awaitOffer(order);
    first
        .leader()
        .post("/api/offers/%s/refusal".formatted(first.offerId()), Map.of("reason", "BUSY"))
        .expect(204);
    story.serve(order, story.awaitOffer(order, Set.of(first.team())));
    story.evaluate(order, false, 2).expect(200);
    story.serve(order, story.awaitOffer(order));
    return order;
  }

  private Placed givenBack() {
    var order = story.submitByHotline();
    var asked = story.awaitOffer(order);
    var assignment = story.accept(asked);
    asked.leader().post("/api/assignments/%s/release".formatted(assignment)).expect(200);
    return order;
  }

  private Placed withdrawn() {
    var order = story.submitByHotline();
    story.awaitOffer(order);
    platform
        .anonymous()
        .post("/api/requests/%s/withdrawal".formatted(order.token()), Map.of("reason", "不需要了"))
        .expect(200);
    return order;
  }

  private static long counted(Connection connection, String sort, List<Placed> orders)
      throws SQLException {
    var sum =
        """
        select coalesce(sum(%s), 0)
        from request.figure_team_case
        where generation = (select generation from request.figure_in_force)
          and case_id = any (?::uuid[])
        """
            .formatted(sort);
    try (var statement = connection.prepareStatement(sum)) {
      var ids = orders.stream().map(Placed::id).toArray();
      statement.setArray(1, connection.createArrayOf("text", ids));
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
