package org.diandan.standalone.postgres;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.diandan.standalone.console.StartRefused;
import org.diandan.standalone.supervision.OwnSession;

/** Command lines without the powers of root, which PostgreSQL refuses to run with. */
final class Unprivileged {
  private Unprivileged() {}

  /**
   * The command as it is for ordinary users; for root, the command in a user name space of its own,
   * where it has no more powers than {@code nobody}.
   */
  static List<String> of(List<String> command) throws IOException, InterruptedException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.copyOf(command);
    }
    if (!canUnshare()) {
      throw new StartRefused(
          "PostgreSQL 不能以 root 身份运行，本机也不允许换成别的身份；请用普通用户启动点单。",
          "PostgreSQL does not run as root and this machine allows no other identity:"
              + " start Diandan as an ordinary user.");
    }
    var unprivileged = new ArrayList<>(List.of("unshare", "-U"));
    unprivileged.addAll(command);
    return List.copyOf(unprivileged);
  }

  private static boolean canUnshare() throws IOException, InterruptedException {
    if (!OwnSession.isOnPath("unshare")) {
      return false;
    }
    var trial =
        new ProcessBuilder("unshare", "-U", "true")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
  }
}
