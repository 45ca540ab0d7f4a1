package org.diandan.request.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeskKeysTest {

  private static final Pattern KEY = Pattern.compile("<kbd>([^<]+)</kbd>");

  @Test
  void thePageOfTheDeskListsEveryKeyThatTheHelpShows() throws IOException {
    var help = Path.of("src/main/resources/templates/request/desk/keys.html");
    List<String> keys =
        KEY.matcher(Files.readString(help))
            .results()
            .map(MatchResult::group)
            .map(shown -> shown.replaceAll("</?kbd>", ""))
            .toList();

    var page = Files.readString(Path.of("../docs/desk.md"));

    assertThat(keys).hasSizeGreaterThan(10).allMatch(key -> page.contains("`" + key + "`"));
  }
}
