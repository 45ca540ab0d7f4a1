package org.diandan.benchmarks.online;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.diandan.benchmarks.online.Commitments.Promise;
import org.junit.jupiter.api.Test;

class OnlineRunTest {

  @Test
  void promisesOnlyWhatCanBeKept() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      var all = read(String.join("\n", arrivals(seed)));

      assertThat(all.keySet()).containsExactly("engine", "nearest", "random", "greedy");
      all.values().forEach(OnlineRunTest::requireValid);
    }
  }

  @Test
  void isWorthMoreThanEveryRival() throws Exception {
    var sum = new HashMap<String, Double>();
    for (long seed = 100; seed < 120; seed++) {
      read(String.join("\n", arrivals(seed)))
          .forEach((name, made) -> sum.merge(name, made.value(), Double::sum));
    }

    var engine = sum.remove("engine");

    assertThat(sum.values()).allSatisfy(rival -> assertThat(engine).isGreaterThan(1.05 * rival));
  }

  @Test
  void decidesTheSameWhateverComesLater() throws Exception {
    var lines = arrivals(7);
    var cut = lines.size() / 2;
    var cutTime = Double.parseDouble(lines.get(cut).split(" ", -1)[1]);

    var whole = read(String.join("\n", lines));
    var part = read(String.join("\n", lines.subList(0, cut + 1)));

    whole.forEach(
        (name, made) ->
            assertThat(before(made, cutTime))
                .isEqualTo(before(requireNonNull(part.get(name)), cutTime)));
  }

  @Test
  void waitsForTheRequestThatIsWorthMore() throws Exception {
    var made =
        read(
            """
            T 0 1 0 0 10 1 100 0.5
            R 1 7 0 0 4 50

            R 2 8 3 4 40 60
            """);

    assertThat(ResultText.of(made))
        .isEqualTo(
            "{\"engine\":{\"value\":20,\"commitments\":[[8,1,59.99999999999999]]},"
                + "\"nearest\":{\"value\":2,\"commitments\":[[7,1,1]]},"
                + "\"random\":{\"value\":2,\"commitments\":[[7,1,1]]},"
                + "\"greedy\":{\"value\":2,\"commitments\":[[7,1,1]]}}");
  }

  @Test
  void servesWaitingRequestsWhenATeamArrives() throws Exception {
    var made = read("R 0 a 0 0 4 5\nR 0 b 9 0 8 5\nT 1.5 t 1 0 10 1 1.5 1\n");

    assertThat(ResultText.of(made))
        .contains("\"engine\":{\"value\":8,\"commitments\":[[\"b\",\"t\",1.5]]}")
        .contains("\"nearest\":{\"value\":4,\"commitments\":[[\"a\",\"t\",1.5]]}")
        .contains("\"greedy\":{\"value\":8,\"commitments\":[[\"b\",\"t\",1.5]]}");
  }

  @Test
  void namesTheLineThatIsMalformed() {
    requireRefused("X 1 2", "Line 1: a line starts with T or R, not with \"X\".");
    requireRefused("\nR 1 a 0 0 5", "Line 2: 6 fields instead of the 7");
    requireRefused("R 1 a 0 zero 5 9", "Line 1: the y \"zero\" is not a number.");
    requireRefused("R NaN a 0 0 5 9", "Line 1: the time \"NaN\" is not a finite number.");
    requireRefused("T 1 a 0 0 -5 1 9 1", "Line 1: the radius \"-5\" is negative.");
    requireRefused("T 1 a 0 0 5 1.5 9 1", "Line 1: the capacity \"1.5\" is not a whole number.");
    requireRefused("R 1 a 0 0 5 0.5", "Line 1: the stay of \"a\" ends before it begins.");
    requireRefused("R 1 a 0 0 5 9\nR 1 a 0 0 5 9", "Line 2: the id \"a\" has arrived before.");
    requireRefused("R 2 a 0 0 5 9\nR 1 b 0 0 5 9", "Line 2: its time is before");
  }

  @Test
  void writesIdsAndNumbersAsTheyStandInTheFile() {
    assertThat(ResultText.id("12")).isEqualTo("12");
    assertThat(ResultText.id("007")).isEqualTo("\"007\"");
    assertThat(ResultText.id("r\"1\\")).isEqualTo("\"r\\\"1\\\\\"");
    assertThat(ResultText.number(12.50)).isEqualTo("12.5");
    assertThat(ResultText.number(1e10)).isEqualTo("10000000000");
    assertThat(ResultText.number(0)).isEqualTo("0");
  }

  private static void requireRefused(String text, String sentence) {
    assertThatThrownBy(() -> read(text)).hasMessageStartingWith(sentence);
  }

  private static Map<String, Commitments> read(String text) throws IOException, MalformedLine {
    return new OnlineRun().read(new ArrivalReader(new BufferedReader(new StringReader(text))));
  }

  private static String before(Commitments made, double time) {
    return made.promises().stream()
        .filter(promise -> promise.time() < time)
        .map(promise -> promise.request().id() + " " + promise.team().id() + " " + promise.time())
        .collect(Collectors.joining("\n"));
  }

  private static void requireValid(Commitments made) {
    var served = new HashSet<String>();
    var taken = new HashMap<String, Integer>();
    var value = 0.0;
    for (Promise promise : made.promises()) {
      var team = promise.team();
      var request = promise.request();
      assertThat(served.add(request.id())).isTrue();
      assertThat(taken.merge(team.id(), 1, Integer::sum)).isLessThanOrEqualTo(team.capacity());
      assertThat(team.distanceTo(request)).isLessThanOrEqualTo(team.radius());
      assertThat(promise.time())
          .isBetween(
              Math.max(team.time(), request.time()), Math.min(team.until(), request.until()));
      value += team.rate() * request.value();
    }
    assertThat(made.value()).isEqualTo(value);
  }

  /** Arrivals at whole seconds, so that many fall together; some teams and stays are of no use. */
  private static List<String> arrivals(long seed) {
    var dice = new SplittableRandom(seed);
    var lines = new ArrayList<String>();
    for (int number = 0, time = 0; number < 200; number++) {
      time += dice.nextInt(3);
      if (dice.nextInt(4) == 0) {
        lines.add(
            "T %d %d %d %d %d %d %d %s"
                .formatted(
                    time,
                    number,
                    dice.nextInt(100),
                    dice.nextInt(100),
                    dice.nextInt(40),
                    dice.nextInt(4),
                    time + dice.nextInt(60),
                    dice.nextInt(11) / 10.0));
      } else {
        lines.add(
            "R %d %d %d %d %s %d"
                .formatted(
                    time,
                    number,
                    dice.nextInt(100),
                    dice.nextInt(100),
                    Math.round(100 / Math.sqrt(dice.nextDouble() + 0.001)) / 10.0,
                    time + dice.nextInt(30)));
      }
    }
    return lines;
  }
}
