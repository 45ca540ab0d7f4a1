package org.diandan.standalone.supervision;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Command lines of servers that must not hear the Ctrl+C meant for the platform. */
public final class OwnSession {
  private OwnSession() {}

  /** The command in a session of its own where the system has {@code setsid}, else unchanged. */
  public static List<String> of(List<String> command) {
    if (!isOnPath("setsid")) {
      return List.copyOf(command);
    }
    var inOwnSession = new ArrayList<>(List.of("setsid"));
    inOwnSession.addAll(command);
    return List.copyOf(inOwnSession);
  }

  /** Whether the program is found on the search path. */
  public static boolean isOnPath(String program) {
    var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
    return Arrays.stream(folders)
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
