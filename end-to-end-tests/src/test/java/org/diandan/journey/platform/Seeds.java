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

  private static Map<String, Object> team(String name, String dispatchArea, UUID leader) {
    return Map.of(
        "id",
        UUID.randomUUID(),
        "name",
        name,
        "kind",
        "OTHER",
        "area",
        dispatchArea,
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
