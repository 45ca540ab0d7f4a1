package org.diandan.standalone.demo;

import java.util.List;
import org.diandan.standalone.demo.Areas.Area;
import org.diandan.standalone.demo.Outlines.Place;
import org.diandan.standalone.demo.Profile.Level;

/**
 * A made-up team.
 *
 * @param number counts from 1; also names the login of its leader
 * @param base sampled inside the county (模拟坐标)
 * @param items what it offers, by the catalogue's order
 * @param members the leader first
 */
record DemoTeam(
    int number,
    Profile profile,
    Level level,
    Area area,
    Place base,
    List<String> items,
    List<Member> members) {

  /**
   * A made-up person who serves with the team.
   *
   * @param phone never given out by any operator in this form
   */
  record Member(String name, String phone, List<String> skills) {}

  DemoTeam {
    items = List.copyOf(items);
    members = List.copyOf(members);
  }

  /** Unchanging, so that a repeated import finds the team. */
  String externalCode() {
    return "demo-%02d".formatted(number);
  }

  String name() {
    return area.name() + profile.title();
  }

  Member leader() {
    return members.getFirst();
  }

  String leaderLogin() {
    return "leader%02d".formatted(number);
  }
}
