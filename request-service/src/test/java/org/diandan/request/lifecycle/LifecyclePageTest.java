package org.diandan.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps docs/lifecycle.md true; {@code -Dupdate-docs} rewrites it. */
class LifecyclePageTest {

  private static final Path PAGE = Path.of("..", "docs", "lifecycle.md");

  @Test
  void thePageIsWhatTheTableSays() throws IOException {
    if (System.getProperty("update-docs") != null) {
      Files.writeString(PAGE, page());
    }

    assertThat(PAGE)
        .as("Run: mvn -pl request-service -am test -Dupdate-docs")
        .exists()
        .content()
        .isEqualTo(page());
  }

  private static String page() {
    return """
        # Life of a request

        Generated from `org.diandan.request.lifecycle.Lifecycle`; a test keeps it true. Every order starts as
        %s. A step that is not listed for a state is refused with 409 and a plain sentence. An event of an
        earlier round changes nothing.

        ## States

        | state | 中文 | closed |
        |---|---|---|
        %s

        ## Steps

        | from | step | cause | events | to |
        |---|---|---|---|---|
        %s

        ## Remarks

        What residents say meanwhile leaves the state as it is.

        | remark | meaning | event | possible in |
        |---|---|---|---|
        %s

        Every step a resident takes, or somebody for them, names who took it. A closed request can be
        reopened for 7 days. An emergency (U1) also reaches a person at once; that
        escalation leaves the state as it is. A reopened request keeps its number and its old verdicts and
        gets new clocks. A merged request stands where the one it was merged into stands, without that one's
        escalations, until it is delivered; then it is evaluated by its own resident.
        """
        .formatted(Lifecycle.FIRST, states(), edges(), remarks());
  }

  private static String states() {
    return Arrays.stream(RequestState.values())
        .map(s -> "| %s | %s | %s |".formatted(s, s.zh(), s.isClosed() ? "yes" : ""))
        .collect(Collectors.joining("\n"));
  }

  private static String remarks() {
    return Arrays.stream(Remark.values())
        .map(
            r ->
                "| %s | the resident %s | %s | %s |"
                    .formatted(r, r.meaning(), r.event(), String.join(", ", r.states())))
        .collect(Collectors.joining("\n"));
  }

  private static String edges() {
    return Lifecycle.table().stream()
        .map(
            e ->
                "| %s | %s | %s | %s | %s |"
                    .formatted(e.from(), e.step(), e.step().cause(), e.step().events(), e.to()))
        .collect(Collectors.joining("\n"));
  }
}
