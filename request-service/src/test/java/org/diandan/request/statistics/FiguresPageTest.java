package org.diandan.request.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/figures.md} true; {@code -Dupdate-docs} writes it. */
class FiguresPageTest {

  private static final Path PAGE = Path.of("../docs/figures.md");
  private static final String BEGIN = "<!-- generated from Figure and figure-messages -->\n";

  @Test
  void theGlossaryInTheDocumentationIsTheOneInTheCode() throws IOException {
    var page = Files.readString(PAGE);
    var written = page.substring(0, page.indexOf(BEGIN)) + BEGIN + glossary();
    if (System.getProperty("update-docs") != null) {
      Files.writeString(PAGE, written);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(written);
  }

  @Test
  void everyFigureIsExplainedInBothLanguages() throws IOException {
    for (var bundle : new String[] {"figure-messages", "figure-messages_en"}) {
      var words = words(bundle);
      for (var figure : Figure.values()) {
        for (var text : Figure.Text.values()) {
          assertThat(words.getProperty(figure.textKey(text))).as(figure.textKey(text)).isNotBlank();
        }
      }
    }
  }

  private static String glossary() throws IOException {
    var zh = words("figure-messages");
    var en = words("figure-messages_en");
    var page = new StringBuilder();
    for (var figure : Figure.values()) {
      page.append(
          """

          ### `%s` %s / %s

          - numerator: %s
          - denominator: %s
          - left out: %s
          """
              .formatted(
                  figure.code(),
                  zh.getProperty(figure.textKey(Figure.Text.NAME)),
                  en.getProperty(figure.textKey(Figure.Text.NAME)),
                  en.getProperty(figure.textKey(Figure.Text.PART)),
                  en.getProperty(figure.textKey(Figure.Text.WHOLE)),
                  en.getProperty(figure.textKey(Figure.Text.EXCLUDED))));
    }
    return page.toString();
  }

  private static Properties words(String bundle) throws IOException {
    var words = new Properties();
    try (Reader reader =
        Files.newBufferedReader(Path.of("src/main/resources", bundle + ".properties"))) {
      words.load(reader);
    }
    return words;
  }
}
