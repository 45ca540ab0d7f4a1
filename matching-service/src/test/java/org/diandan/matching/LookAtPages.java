package org.diandan.matching;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.diandan.contract.Urgency;

/**
 * Runs the service with throw-away servers, two teams and some offers until it is stopped; for
 * looking at pages while writing them. Whoever sends one of the printed tokens as the session's
 * cookie is that person.
 */
final class LookAtPages {

  private LookAtPages() {}

  public static void main(String[] ignored) throws InterruptedException {
    System.out.println("Look at " + RunningService.address());
    var town = new Town();
    var team = town.team("北家安志愿服务队", 1.2, 3, "S09");
    var other = town.team("南街水暖服务队", 2.4, 3, "S09");
    say("leader", team.leader(), "LEADER");
    say("leader", other.leader(), "LEADER");
    say("administrator", UUID.randomUUID(), "ADMINISTRATOR");
    say("official", UUID.randomUUID(), "OFFICIAL");
    say("volunteer", UUID.randomUUID(), "VOLUNTEER");
    System.out.println("teams " + Map.of(team.id(), "北家安", other.id(), "南街水暖"));
    for (var urgency : List.of(Urgency.U1, Urgency.U2, Urgency.U3)) {
      System.out.println("request " + town.submit(urgency, "S09"));
    }
    new CountDownLatch(1).await();
  }

  private static void say(String who, UUID person, String role) {
    System.out.printf("%s session=%s%n", who, RunningService.token(person, role, ""));
  }
}
