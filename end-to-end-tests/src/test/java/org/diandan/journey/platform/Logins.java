package org.diandan.journey.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The demonstration logins of a data folder, one line each: role area team login password. */
public record Logins(List<Login> all) {

  public Logins {
    all = List.copyOf(all);
  }

  static Logins read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return new Logins(
          lines
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .map(Logins::parse)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("The demonstration logins cannot be read: " + file, e);
    }
  }

  private static Login parse(String line) {
    var words = line.split("\\s+", -1);
    if (words.length != 5) {
      throw new IllegalArgumentException(
          "A login line has five words, this one has %d: %s".formatted(words.length, line));
    }
    return new Login(words[0], words[1], words[2], words[3], words[4]);
  }

  /** The first login of a role. */
  public Login any(String role) {
    return all.stream()
        .filter(login -> login.role().equalsIgnoreCase(role))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No demonstration login is a " + role));
  }

  /** The leader of a team. */
  public Login leaderOf(String team) {
    return all.stream()
        .filter(login -> login.role().equalsIgnoreCase("leader") && login.team().equals(team))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No demonstration login leads " + team));
  }
}
