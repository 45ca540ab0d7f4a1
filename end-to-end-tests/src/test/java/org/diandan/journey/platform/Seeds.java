package org.diandan.journey.platform;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Teams for tests that need more than the demonstration has, or others elsewhere. */
public final class Seeds {

  private static final int CAPACITY = 1000;
  private static final List<String> SKILLS = List.of("S13", "S20", "S33", "S36");

  private final Platform platform;

  public Seeds(Platform platform) {
    this.platform = platform;
  }

  /** Adds teams that can take every order the tests give anywhere in a dispatch area. */
  public void teams(String dispatchArea, int count) {
    var teams =
        IntStream.range(0, count)
            .mapToObj(at -> team("演练队%02d".formatted(at), dispatchArea, UUID.randomUUID()))
            .toList();
    platform.administrator().post("/api/teams", Map.of("teams", teams)).expect(200);
  }

  /** Adds a team whose leader can sign in. */
  public void teamWithLeader(String area, String name) {
    var login = "leader-" + UUID.randomUUID().toString().substring(0, 8);
    var password = UUID.randomUUID().toString();
    var account =
        Map.of(
            "name",
            "赵志明",
            "phone",
            "19907969999",
            "login",
            login,
            "password",
            password,
            "authorities",
            List.of(Map.of("role", "LEADER", "area", area)));
    var made = platform.administrator().post("/api/accounts", List.of(account)).expect(201).json();
    var leader = UUID.fromString(made.path("personIds").get(0).asString());
    var teams = List.of(team(name, area, leader));
    platform.administrator().post("/api/teams", Map.of("teams", teams)).expect(200);
    platform.introduce(new Login("leader", area, name, login, password));
  }

  /** Adds areas: code, name and the code around it, from the widest to the narrowest. */
  public void areas(List<List<String>> areas) {
    var rows =
        areas.stream()
            .map(a -> Map.of("code", a.get(0), "name", a.get(1), "parentCode", a.get(2)))
            .toList();
    platform.administrator().post("/api/areas", Map.of("areas", rows)).expect(204);
  }

  private static Map<String, Object> team(String name, String area, UUID leader) {
    return Map.of(
        "id",
        UUID.randomUUID(),
        "name",
        name,
        "kind",
        "OTHER",
        "area",
        area,
        "skills",
        SKILLS,
        "capacity",
        CAPACITY,
        "insured",
        true,
        "members",
        List.of(
            Map.of("personId", leader, "leader", true, "skills", SKILLS),
            Map.of("personId", UUID.randomUUID(), "leader", false, "skills", SKILLS)));
  }
}
