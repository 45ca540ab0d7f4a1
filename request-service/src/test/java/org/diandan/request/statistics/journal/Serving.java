package org.diandan.request.statistics.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.AssignmentAccepted;
import org.diandan.contract.AssignmentEvent.AssignmentReleased;
import org.diandan.contract.AssignmentEvent.CheckedIn;
import org.diandan.contract.AssignmentEvent.OfferDeclined;
import org.diandan.contract.AssignmentEvent.OfferExpired;
import org.diandan.contract.AssignmentEvent.OfferSeen;
import org.diandan.contract.AssignmentEvent.OfferSent;
import org.diandan.contract.AssignmentEvent.OfferWithdrawn;
import org.diandan.contract.AssignmentEvent.ServiceDelivered;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.DeclineReason;
import org.diandan.contract.MergeEvent.RequestUnmerged;
import org.diandan.contract.ReleaseReason;
import org.diandan.contract.VisitResult;
import org.jspecify.annotations.Nullable;

/** What teams do about a request, and what that means for the one merged into it. */
final class Serving {

  private final Fate fate;
  private final Residents residents;

  Serving(Fate fate, Residents residents) {
    this.fate = fate;
    this.residents = residents;
  }

  Instant asked(Life life, Instant at) {
    var team = fate.team();
    var offer = life.uuid();
    life.told(
        new OfferSent(life.uuid(), at, life.of(), offer, team, at.plusSeconds(900), 1200),
        "ASK_TEAM",
        team,
        "OFFERED");
    var answer = at.plusSeconds(60 + fate.random().nextInt(840));
    if (fate.isOver(answer)) {
      return fate.now();
    }
    switch (fate.random().nextInt(8)) {
      case 0 ->
          life.told(
              new OfferDeclined(life.uuid(), answer, life.of(), offer, team, DeclineReason.BUSY),
              "DECLINE",
              team,
              "DISPATCHING");
      case 1 ->
          life.told(
              new OfferExpired(life.uuid(), answer, life.of(), offer, team),
              "EXPIRE",
              team,
              "DISPATCHING");
      case 2 ->
          life.told(
              new OfferWithdrawn(life.uuid(), answer, life.of(), offer, team),
              "TAKE_BACK",
              team,
              "DISPATCHING");
      default -> accepted(life, offer, team, answer);
    }
    return answer;
  }

  private static void accepted(Life life, UUID offer, TeamRef team, Instant at) {
    life.told(
        new OfferSeen(life.uuid(), at.minusSeconds(1), life.of(), offer, team),
        "SEEN",
        team,
        life.state);
    life.assignment = life.uuid();
    life.team = team;
    life.told(
        new AssignmentAccepted(life.uuid(), at, life.of(), life.assignment, offer, team),
        "ACCEPT",
        team,
        "ACCEPTED");
  }

  Instant visit(Life life, @Nullable Life follower, Instant from) {
    var team = life.team;
    var assignment = life.assignment;
    var at = fate.later(from, 20);
    if (team == null || assignment == null || fate.isOver(at)) {
      return fate.now();
    }
    if (fate.chance(7)) {
      life.told(
          new AssignmentReleased(
              life.uuid(), at, life.of(), assignment, team, ReleaseReason.CANNOT_COME, null),
          "RELEASE",
          team,
          "DISPATCHING");
      life.team = null;
      follow(life, follower, life.state, at);
      return at;
    }
    life.told(
        new CheckedIn(life.uuid(), at, life.of(), assignment, team),
        "CHECK_IN",
        team,
        "IN_SERVICE");
    follow(life, follower, life.state, at);
    var done = at.plusSeconds(600 + fate.random().nextInt(7_200));
    if (fate.isOver(done)) {
      return fate.now();
    }
    int minutes = (int) Duration.between(at, done).toMinutes();
    var result = fate.chance(9) ? VisitResult.PARTLY : VisitResult.DONE;
    life.told(
        new ServiceDelivered(life.uuid(), done, life.of(), assignment, team, minutes, result),
        result == VisitResult.PARTLY ? "DELIVER_PARTLY" : "DELIVER",
        team,
        "DELIVERED");
    life.deliveredAt = done;
    follow(life, follower, life.state, done);
    return residents.judge(life, fate.later(done, 48));
  }

  /** The other one stands where this one stands. */
  static void follow(Life life, @Nullable Life follower, String state, Instant at) {
    if (follower == null || follower.mergedInto == null || follower.state.equals("DELIVERED")) {
      return;
    }
    follower.step(
        switch (state) {
          case "ACCEPTED" -> "ACCEPT";
          case "IN_SERVICE" -> "CHECK_IN";
          case "DELIVERED" -> "DELIVER";
          default -> "RELEASE";
        },
        at,
        life.team);
    follower.state = state;
    follower.team = life.team;
    follower.deliveredAt = life.deliveredAt;
  }

  static void part(Life leader, @Nullable Life follower, Instant at) {
    if (follower != null && leader.id.equals(follower.mergedInto)) {
      follower.say(new RequestUnmerged(follower.uuid(), follower.id, at, follower.area, leader.id));
      follower.step("UNMERGE", at);
      follower.mergedInto = null;
      follower.state = "DISPATCHING";
    }
  }
}
