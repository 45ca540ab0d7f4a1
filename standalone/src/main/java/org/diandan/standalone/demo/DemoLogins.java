package org.diandan.standalone.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.diandan.standalone.data.OwnerOnly;
import org.diandan.standalone.data.Secrets;

/**
 * The file with everybody's password, random per data folder, mode 600; one line each {@code role
 * area team login password}, and {@code -} where there is nothing to say.
 */
final class DemoLogins {
  private static final String NOTHING = "-";

  private final Path file;
  private final Map<String, Line> byLogin = new LinkedHashMap<>();

  /** One line of the file. */
  record Line(String role, String area, String team, String login, String password) {
    String text() {
      return String.join(" ", word(role), word(area), word(team), word(login), word(password));
    }

    private static String word(String text) {
      return text.isBlank() ? NOTHING : text.strip().replaceAll("\\s+", "_");
    }
  }

  private DemoLogins(Path file) {
    this.file = file;
  }

  /** Reads what an earlier, maybe interrupted start has written. */
  static DemoLogins open(Path file) throws IOException {
    var logins = new DemoLogins(file);
    if (Files.exists(file)) {
      for (var text : Files.readAllLines(file)) {
        var words = text.strip().split(" ", -1);
        logins.add(new Line(words[0], words[1], words[2], words[3], words[4]));
      }
    }
    return logins;
  }

  /** Adds a line, or replaces the one with the same login. */
  void add(Line line) {
    byLogin.put(line.login(), line);
  }

  /** Gives everybody who signs in a password, unless they have one. */
  void addAll(List<Account> accounts) {
    for (var account : accounts) {
      if (account.signsIn() && !byLogin.containsKey(account.login())) {
        add(
            new Line(
                account.role(),
                account.area(),
                account.team().orElse(""),
                account.login(),
                Secrets.password()));
      }
    }
  }

  /** The password of somebody who is in the file. */
  String passwordOf(String login) {
    return Objects.requireNonNull(byLogin.get(login), login).password();
  }

  void save() throws IOException {
    var lines = new ArrayList<String>();
    byLogin.values().forEach(line -> lines.add(line.text() + "\n"));
    OwnerOnly.write(file, String.join("", lines));
  }
}
