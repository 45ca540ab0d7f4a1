package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.matching.Town.offer;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.NotificationEvent.Message;
import org.diandan.contract.NotificationEvent.MessageChannel;
import org.diandan.contract.NotificationEvent.ReplyReceived;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;

class RepliesIT {

  private final Town town = new Town();

  @Test
  void aTextMessageAnswersItsOfferForItsLeaderAndForNobodyElse() {
    var team = town.team("一队", 1, 5);
    var taken = town.submit(Urgency.U3);
    var left = town.submit(Urgency.U3);
    var first = offer(taken, team);
    var second = offer(left, team);

    reply(taken, first, UUID.randomUUID(), true);
    reply(taken, first, team.leader(), true);
    reply(taken, first, team.leader(), true);
    reply(left, second, team.leader(), false);

    await().until(() -> Town.state(taken).equals("ASSIGNED"));
    await().until(() -> state(second).equals("DECLINED"));
    assertThat(state(first)).isEqualTo("ACCEPTED");
    assertThat(Town.text("select answered_by::text from offer where id = '%s'".formatted(first)))
        .isEqualTo(team.leader().toString());
    assertThat(Deeds.openAssignments(team)).isEqualTo(1);
  }

  private static String state(UUID offer) {
    return Town.text("select state from offer where id = '%s'".formatted(offer));
  }

  private static void reply(UUID request, UUID offer, UUID person, boolean accepts) {
    Town.publish(
        new ReplyReceived(
            UUID.randomUUID(),
            Instant.now(),
            new Message(UUID.randomUUID(), person, request, MessageChannel.SMS),
            offer,
            accepts));
  }
}
