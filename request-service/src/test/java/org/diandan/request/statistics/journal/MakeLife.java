package org.diandan.request.statistics.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.AssignmentEvent.SearchEscalated;
import org.diandan.contract.AssignmentEvent.SearchWaiting;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.MergeEvent.RequestMerged;
import org.diandan.contract.RequestEvent.RequestWithdrawn;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.contract.TeamKind;
import org.jspecify.annotations.Nullable;

/** Makes up a month of a prefecture: the same for the same seed. */
final class MakeLife {

  private static final Duration MONTH = Duration.ofDays(30);

  private final Instant now;
  private final List<AreaCode> areas;
  private final List<ServiceItemCode> items;
  private final List<TeamChanged> teams = new ArrayList<>();
  private final List<Life> lives = new ArrayList<>();
  private final Fate fate;
  private final Residents residents;
  private final Serving serving;
  private final Departments departments;

  MakeLife(long seed, Instant now, List<AreaCode> areas, List<ServiceItemCode> items) {
    this.now = now;
    this.areas = areas;
    this.items = items;
    this.fate = new Fate(new Random(seed), now, teams);
    this.residents = new Residents(fate);
    this.serving = new Serving(fate, residents);
    this.departments = new Departments(fate);
    for (int at = 0; at < 40; at++) {
      var id = new UUID(fate.random().nextLong(), fate.random().nextLong());
      teams.add(
          new TeamChanged(
              new UUID(fate.random().nextLong(), fate.random().nextLong()),
              now.minus(MONTH),
              id,
              "第" + at + "志愿服务队",
              fate.one(TeamKind.values()),
              area(),
              Set.of(),
              Set.of(),
              true,
              null,
              null));
    }
  }

  List<TeamChanged> teams() {
    return teams;
  }

  /** At least so many; one more where the last one has another merged into it. */
  List<Life> make(int requests) {
    while (lives.size() < requests) {
      live();
    }
    return lives;
  }

  private void live() {
    var life = begin(now.minusSeconds(fate.random().nextInt((int) MONTH.toSeconds())));
    var follower = fate.chance(6) ? merged(life) : null;
    var at = life.submittedAt;
    for (int turn = 0; turn < 4 && life.isSearching(); turn++) {
      at = search(life, follower, at);
    }
    if (follower != null && !follower.isSearching() && follower.state.equals("DELIVERED")) {
      residents.judge(follower, fate.later(Residents.deliveredAt(follower), 48));
    }
  }

  private Life begin(Instant at) {
    var life = new Life(fate, area(), items.get(fate.random().nextInt(items.size())), at);
    lives.add(life);
    return life;
  }

  /** Another request that goes where this one goes; null when its time has not come. */
  private @Nullable Life merged(Life leader) {
    var at = leader.submittedAt.plusSeconds(30);
    if (fate.isOver(at)) {
      return null;
    }
    var life = begin(leader.submittedAt.plusSeconds(1));
    life.say(new RequestMerged(life.uuid(), life.id, at, life.area, leader.id));
    life.step("MERGE", at);
    life.mergedInto = leader.id;
    life.state = "DISPATCHING";
    return life;
  }

  /** One round of asking teams, from here to where it stands still. */
  private Instant search(Life life, @Nullable Life follower, Instant from) {
    var at = residents.remarks(life, fate.later(from, 1));
    for (int asked = 0; asked < 1 + fate.random().nextInt(3); asked++) {
      var sent = fate.later(at, 0);
      if (fate.isOver(sent)) {
        return fate.now();
      }
      at = serving.asked(life, sent);
      if (life.state.equals("ACCEPTED")) {
        Serving.follow(life, follower, life.state, at);
        return serving.visit(life, follower, at);
      }
    }
    var end = fate.later(at, 6);
    return fate.isOver(end) ? fate.now() : stuck(life, follower, end);
  }

  /** Nobody accepted: a person looks, or it ends, or it just goes on. */
  private Instant stuck(Life life, @Nullable Life follower, Instant at) {
    if (follower == null && life.mergedInto == null && fate.chance(2)) {
      return departments.refer(life, at);
    }
    switch (fate.random().nextInt(6)) {
      case 0 -> {
        life.say(new RequestWithdrawn(life.uuid(), life.id, at, life.area));
        life.close(ClosureReason.WITHDRAWN, "WITHDRAWN", at);
        life.step("WITHDRAW", at);
        Serving.part(life, follower, at);
      }
      case 1 -> {
        var reasons =
            new ClosureReason[] {
              ClosureReason.CANNOT_BE_DONE, ClosureReason.OUT_OF_SCOPE, ClosureReason.UNSAFE,
              ClosureReason.ABUSE, ClosureReason.DONE_BY_OTHERS, ClosureReason.NO_LONGER_WANTED
            };
        life.close(reasons[fate.random().nextInt(reasons.length)], "ENDED", at);
        life.step("CLOSE_BY_STAFF", at);
        Serving.part(life, follower, at);
      }
      case 2, 3 ->
          life.told(
              new SearchEscalated(
                  life.uuid(), at, life.of(), EscalationReason.EVERYBODY_DECLINED, Set.of()),
              "ESCALATE",
              null,
              "ESCALATED");
      default ->
          life.told(new SearchWaiting(life.uuid(), at, life.of(), null), "WAIT", null, life.state);
    }
    return at;
  }

  private AreaCode area() {
    return areas.get(fate.random().nextInt(areas.size()));
  }
}
