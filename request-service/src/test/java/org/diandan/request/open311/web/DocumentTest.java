package org.diandan.request.open311.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTest {

  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

  @Test
  void aListIsAnArrayHoweverManyItHolds() {
    var none = new Document("all", Piece.texts("one", List.of()));
    var one = new Document("all", Piece.texts("one", List.of("a")));

    assertThat(json(none)).isEqualTo("[]");
    assertThat(json(one)).isEqualTo("[\"a\"]");
    assertThat(xml(none)).isEqualTo(DECLARATION + "<all/>");
    assertThat(xml(one)).isEqualTo(DECLARATION + "<all><one>a</one></all>");
  }

  @Test
  void everyKindOfFieldHasItsForm() {
    var document =
        new Document(
            "it",
            Piece.fields()
                .text("a", "x")
                .text("b", null)
                .flag("c", true)
                .whole("d", 7)
                .degrees("e", 27.05)
                .degrees("f", null)
                .degrees("g", 0.00001)
                .end());

    assertThat(json(document))
        .isEqualTo(
            "{\"a\":\"x\",\"b\":null,\"c\":true,\"d\":7,\"e\":27.05,\"f\":null,\"g\":0.000010}");
    assertThat(xml(document))
        .isEqualTo(
            DECLARATION
                + "<it><a>x</a><b/><c>true</c><d>7</d><e>27.05</e><f/><g>0.000010</g></it>");
  }

  @Test
  void xmlLeavesOutWhatItCannotWriteAndEscapesTheRest() {
    var document =
        new Document("it", new Piece.Text("a\u0000\u0007b\u001b \ufffe<script>]]>&\ud83d 😀"));

    assertThat(xml(document)).isEqualTo(DECLARATION + "<it>ab &lt;script&gt;]]&gt;&amp; 😀</it>");
  }

  @Test
  void jsonReplacesHalvesOfPairs() {
    assertThat(json(new Document("it", new Piece.Text("a\ud83d\u0007"))))
        .isEqualTo("\"a?\\u0007\"");
  }

  private static String xml(Document document) {
    return new String(document.bytes(Format.XML), StandardCharsets.UTF_8);
  }

  private static String json(Document document) {
    return new String(document.bytes(Format.JSON), StandardCharsets.UTF_8);
  }
}
