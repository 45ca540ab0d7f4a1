package org.diandan.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;

/**
 * An assignment instance as text: lines {@code T team capacity}, {@code R request unmatched-cost}
 * and {@code P request team cost} in any order; ids are any words, costs decimal numbers of either
 * sign. Blank lines and what follows {@code #} at the start of a line do not count.
 */
final class AssignmentFile {

  /** More digits than any sum of longs could keep exact; keeps absurd exponents out. */
  private static final int MOST_DIGITS = 30;

  private record Amount(int line, BigDecimal value) {}

  private record Pair(int line, String request, String team, BigDecimal cost) {}

  private final Map<String, Integer> capacities = new LinkedHashMap<>();
  private final Map<String, Amount> unmatchedCosts = new LinkedHashMap<>();
  private final List<Pair> pairs = new ArrayList<>();
  private int scale;

  private AssignmentFile() {}

  /** Reads a file. */
  static AssignmentFile read(Path path) throws MalformedInstance {
    try {
      return parse(Files.readAllLines(path));
    } catch (NoSuchFileException missing) {
      throw new MalformedInstance("There is no file %s.".formatted(path));
    } catch (CharacterCodingException notText) {
      throw new MalformedInstance("The file %s is not UTF-8 text.".formatted(path));
    } catch (IOException unreadable) {
      throw new MalformedInstance("The file %s cannot be read.".formatted(path));
    }
  }

  static AssignmentFile parse(List<String> lines) throws MalformedInstance {
    var file = new AssignmentFile();
    for (int index = 0; index < lines.size(); index++) {
      // Some editors begin a file with a byte-order mark.
      var line = index == 0 ? lines.get(0).replaceFirst("^\uFEFF", "") : lines.get(index);
      var words = line.strip();
      if (!words.isEmpty() && !words.startsWith("#")) {
        file.add(index + 1, List.of(words.split("\\s+")));
      }
    }
    return file;
  }

  List<String> requestIds() {
    return List.copyOf(unmatchedCosts.keySet());
  }

  List<String> teamIds() {
    return List.copyOf(capacities.keySet());
  }

  /** Turns a sum of scaled costs back into the file's unit. */
  String unscaled(long sum) {
    return new BigDecimal(sum).movePointLeft(scale).stripTrailingZeros().toPlainString();
  }

  /** The instance with all costs as whole multiples of the smallest decimal place in the file. */
  AssignmentProblem toProblem() throws MalformedInstance {
    var teams = numbered(teamIds());
    var requests = numbered(requestIds());
    var capacity = capacities.values().stream().mapToInt(Integer::intValue).toArray();
    var builder = AssignmentProblem.withTeams(capacity);
    for (var amount : unmatchedCosts.values()) {
      builder.request(scaled(amount.line, amount.value));
    }
    for (var pair : pairs) {
      var request = requests.get(pair.request);
      var team = teams.get(pair.team);
      if (request == null) {
        throw new MalformedInstance(
            pair.line, "no R line names the request %s.".formatted(pair.request));
      }
      if (team == null) {
        throw new MalformedInstance(pair.line, "no T line names the team %s.".formatted(pair.team));
      }
      builder.edge(request, team, scaled(pair.line, pair.cost));
    }
    try {
      return builder.build();
    } catch (IllegalArgumentException _) {
      throw new MalformedInstance("The costs of the file are too large to be added up exactly.");
    }
  }

  private void add(int line, List<String> words) throws MalformedInstance {
    switch (words.getFirst()) {
      case "T" -> addTeam(line, fields(line, words, "T team capacity"));
      case "R" -> addRequest(line, fields(line, words, "R request unmatched-cost"));
      case "P" -> {
        var fields = fields(line, words, "P request team cost");
        pairs.add(new Pair(line, fields.get(1), fields.get(2), amount(line, fields.get(3))));
      }
      default ->
          throw new MalformedInstance(
              line, "it must begin with T, R or P, not %s.".formatted(words.getFirst()));
    }
  }

  private static List<String> fields(int line, List<String> words, String form)
      throws MalformedInstance {
    if (words.size() != form.split(" ").length) {
      throw new MalformedInstance(
          line, "it has %d words, but its form is: %s".formatted(words.size(), form));
    }
    return words;
  }

  private void addTeam(int line, List<String> fields) throws MalformedInstance {
    if (!fields.get(2).matches("\\+?[0-9]{1,30}")) {
      throw new MalformedInstance(
          line, "the capacity %s is not a whole number of 0 or more.".formatted(fields.get(2)));
    }
    var capacity = new BigDecimal(fields.get(2)).min(BigDecimal.valueOf(Integer.MAX_VALUE));
    if (capacities.putIfAbsent(fields.get(1), capacity.intValueExact()) != null) {
      throw new MalformedInstance(line, "the team %s is there twice.".formatted(fields.get(1)));
    }
  }

  private void addRequest(int line, List<String> fields) throws MalformedInstance {
    var amount = new Amount(line, amount(line, fields.get(2)));
    if (unmatchedCosts.putIfAbsent(fields.get(1), amount) != null) {
      throw new MalformedInstance(line, "the request %s is there twice.".formatted(fields.get(1)));
    }
  }

  private BigDecimal amount(int line, String word) throws MalformedInstance {
    try {
      var amount = new BigDecimal(word);
      if (amount.precision() <= MOST_DIGITS && Math.abs((long) amount.scale()) <= MOST_DIGITS) {
        var plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        scale = Math.max(scale, plain.scale());
        return plain;
      }
    } catch (NumberFormatException _) {
      throw new MalformedInstance(line, "the cost %s is not a number.".formatted(word));
    }
    throw new MalformedInstance(line, "the cost %s has too many digits.".formatted(word));
  }

  private long scaled(int line, BigDecimal amount) throws MalformedInstance {
    try {
      return amount.movePointRight(scale).longValueExact();
    } catch (ArithmeticException _) {
      throw new MalformedInstance(
          line,
          "the cost %s is too large to be added up exactly with %d decimal places."
              .formatted(amount, scale));
    }
  }

  private static Map<String, Integer> numbered(List<String> ids) {
    var numbers = new LinkedHashMap<String, Integer>();
    ids.forEach(id -> numbers.put(id, numbers.size()));
    return numbers;
  }
}
