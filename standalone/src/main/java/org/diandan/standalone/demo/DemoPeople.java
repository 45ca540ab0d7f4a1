package org.diandan.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.diandan.standalone.demo.DemoTeam.Member;

/**
 * Everybody of the demonstration: staff first, then team by team, each leader before the members.
 */
final class DemoPeople {
  private static final long SEED = 12_345;

  private DemoPeople() {}

  static List<Account> of(List<DemoTeam> teams, List<DemoVolunteer> volunteers) {
    var logins =
        volunteers.stream().collect(Collectors.toMap(DemoVolunteer::member, DemoVolunteer::login));
    var everybody = new ArrayList<>(staff());
    everybody.addAll(DemoDepartments.people());
    for (var team : teams) {
      for (var member : team.members()) {
        everybody.add(account(team, member, logins.getOrDefault(member, "")));
      }
    }
    return List.copyOf(everybody);
  }

  private static List<Account> staff() {
    var random = new Random(SEED);
    return List.of(
        staff(random, "OPERATOR", "3608", "operator"),
        staff(random, "OFFICIAL", "3608", "official-city"),
        staff(random, "OFFICIAL", "360802", "official-jizhou"),
        staff(random, "OFFICIAL", "360803", "official-qingyuan"),
        staff(random, "OFFICIAL", "360881", "official-jinggangshan"),
        staff(random, "OFFICIAL", "360802005", "official-beimen"));
  }

  private static Account staff(Random random, String role, String area, String login) {
    var phone = "1990796%04d".formatted(9000 + random.nextInt(1000));
    return new Account(Names.draw(random), phone, role, area, Optional.empty(), login);
  }

  private static Account account(DemoTeam team, Member member, String login) {
    var leads = member.equals(team.leader());
    return new Account(
        member.name(),
        member.phone(),
        leads ? "LEADER" : "VOLUNTEER",
        team.area().code(),
        Optional.of(team.name()),
        leads ? team.leaderLogin() : login);
  }
}
