package org.diandan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolveBenchmarkTest {

  @Test
  void solvesLinesInAnyOrderWithIdsAsInTheFile() throws Exception {
    var answer =
        answer(
            "# two requests want one team",
            "P 7 北队 1.25",
            "",
            "  R 7 60",
            "T 北队 1",
            "R r\"8 50.5",
            "T 02 1",
            "P 7 02 2.5",
            "P r\"8 北队 -3");

    assertThat(answer)
        .matches(
            "\\{\"cost\":-0\\.5,\"unmatched\":0,"
                + "\"pairs\":\\[\\[7,\"02\"],\\[\"r\\\\\"8\",\"北队\"]],"
                + "\"duals\":-0\\.5,\"millis\":[0-9]+\\.[0-9]{3}}");
  }

  @Test
  void leavesRequestsUnmatchedWhereThatIsCheaper() throws Exception {
    var answer = answer("R 1 -5", "R 2 1e1", "T 1 100000000000000000000", "P 1 1 -4", "P 2 1 3");

    assertThat(answer).startsWith("{\"cost\":-2,\"unmatched\":1,\"pairs\":[[2,1]],\"duals\":-2,");
  }

  @Test
  void anEmptyFileCostsNothing() throws Exception {
    assertThat(answer("\uFEFF# nothing"))
        .startsWith("{\"cost\":0,\"unmatched\":0,\"pairs\":[],\"duals\":0,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X 1 2           | Line 2: it must begin with T, R or P, not X.
          T 1             | Line 2: it has 2 words, but its form is: T team capacity
          P 1 1 1 1       | Line 2: it has 5 words, but its form is: P request team cost
          T 1 -1          | Line 2: the capacity -1 is not a whole number of 0 or more.
          T 1 1.5         | Line 2: the capacity 1.5 is not a whole number of 0 or more.
          R 1 NaN         | Line 2: the cost NaN is not a number.
          R 1 1e99        | Line 2: the cost 1e99 has too many digits.
          R 1 1e29        | Line 2: the cost 1E+29 is too large to be added up exactly with 0 decimal places.
          R 1 1e18        | The costs of the file are too large to be added up exactly.
          R a 1           | Line 2: the request a is there twice.
          P b a 1         | Line 2: no R line names the request b.
          P a b 1         | Line 2: no T line names the team b.
          """)
  void saysInOneSentenceWhatIsWrong(String line, String sentence) {
    assertThatExceptionOfType(MalformedInstance.class)
        .isThrownBy(() -> answer("R a 1", line))
        .withMessage(sentence);
  }

  private static String answer(String... lines) throws MalformedInstance {
    return SolveBenchmark.answer(AssignmentFile.parse(List.of(lines)));
  }
}
