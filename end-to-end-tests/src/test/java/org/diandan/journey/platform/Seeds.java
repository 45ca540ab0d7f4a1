package org.diandan.journey.platform;

import java.util.List;
import java.util.Map;

/** Teams for tests that need more than the demonstration has, or others elsewhere. */
public final class Seeds {

  private final Platform platform;

  public Seeds(Platform platform) {
    this.platform = platform;
  }

  /** Adds teams of one area that can take every order the tests give. */
  public void teams(String area, int count) {
    platform.administrator().post("/api/teams", Map.of("teams", List.of(area, count))).expect(200);
  }
}
