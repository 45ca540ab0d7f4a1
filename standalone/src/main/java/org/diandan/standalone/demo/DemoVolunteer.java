package org.diandan.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import org.diandan.standalone.demo.DemoTeam.Member;

/**
 * A member of a team of 北门街道 who signs in and has hours.
 *
 * @param number counts from 1; also names the login
 * @param minor whether a guardian has to agree first
 */
record DemoVolunteer(DemoTeam team, Member member, int number, boolean minor) {
  private static final String TOWN = "360802005";

  /** One of each team of the town, and somebody of 16 with the youth team. */
  static List<DemoVolunteer> of(List<DemoTeam> teams) {
    var volunteers = new ArrayList<DemoVolunteer>();
    for (var team : teams) {
      if (team.area().code().equals(TOWN)) {
        volunteers.add(of(team, 1, volunteers.size() + 1, false));
        if (team.profile() == Profile.YOUTH) {
          volunteers.add(of(team, 2, volunteers.size() + 1, true));
        }
      }
    }
    return List.copyOf(volunteers);
  }

  private static DemoVolunteer of(DemoTeam team, int member, int number, boolean minor) {
    return new DemoVolunteer(team, team.members().get(member), number, minor);
  }

  String login() {
    return "volunteer%02d".formatted(number);
  }
}
