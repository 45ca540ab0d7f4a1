package org.diandan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.web.InputGuard.CleanText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallPartsTest {

  private static final Pattern VENDORED =
      Pattern.compile("\\| `([^`]+)` \\|.*\\| `([0-9a-f]{128})` \\|");

  @Test
  void anAuthorityHoldsInItsAreaAndInEverythingInside() {
    var person = person(new Authority("OFFICIAL", "3608"), new Authority("LEADER", "360802"));

    assertThat(person.holds("OFFICIAL", "360802001")).isTrue();
    assertThat(person.holds("OFFICIAL", "36")).isFalse();
    assertThat(person.holds("LEADER", "360803")).isFalse();
    assertThat(person.holds("LEADER")).isTrue();
    assertThat(person.holds("ADMINISTRATOR")).isFalse();
  }

  @Test
  void anAuthorityWithoutAreaHoldsEverywhere() {
    var person = person(new Authority("ADMINISTRATOR", ""));

    assertThat(person.holds("ADMINISTRATOR", "110101")).isTrue();
    assertThat(person.holds("ADMINISTRATOR", "")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/, request",
    "/order/item, request",
    "/offersome, request",
    "/offers, matching",
    "/offers/1, matching",
    "/api/offers/1/acceptance, matching",
    "/api/hotline/orders, request",
    "/api/teams, matching",
    "/admin/dispatch, matching",
    "/api/dispatch-settings/preview, matching",
    "/inbox, notification",
    "/openapi/notification, notification",
    "/kit/diandan.css, request",
    "/preferences, request"
  })
  void theLongestPrefixOfWholeSegmentsOwnsAPath(String path, String service) {
    assertThat(PathTable.shipped().serviceOf(path)).contains(service);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/internal", "/internal/contacts", "/manage/health"})
  void somePathsAreNobodysInPublic(String path) {
    assertThat(PathTable.shipped().serviceOf(path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "evil",
        "",
        "/ space"
      })
  void leadsBackToNoOtherSite(String path) {
    assertThat(LocalPath.of(path)).hasToString("/");
  }

  @Test
  void leadsBackToPagesOfOurs() {
    assertThat(LocalPath.of("/offers?x=1")).hasToString("/offers?x=1");
  }

  @Test
  void textIsCleanWhenAKeyboardCanMakeIt() {
    assertThat(CleanText.isClean("张三\r\n\t😀 é ‏עברית")).isTrue();
    assertThat(CleanText.isClean("a\u0000b")).isFalse();
    assertThat(CleanText.isClean("a\u001bb")).isFalse();
    assertThat(CleanText.isClean("a\u0085b")).isFalse();
    assertThat(CleanText.isClean("a\ud83d")).isFalse();
  }

  @Test
  void refusesToStartWithoutAServiceSecret() {
    assertThatThrownBy(() -> new WebKitProperties("short", null, List.of(), List.of(), List.of()))
        .isInstanceOf(RefusedStart.class)
        .hasMessageContaining("DIANDAN_SERVICE_SECRET")
        .hasMessageNotContaining("short");
  }

  @Test
  void saysEverythingInBothLanguages() throws IOException {
    assertThat(words("kit-messages_en.properties")).isEqualTo(words("kit-messages.properties"));
  }

  @Test
  void vendoredFilesAreWhatTheTableSays() throws IOException, GeneralSecurityException {
    var rows =
        Files.readAllLines(Path.of("VENDORED.md")).stream()
            .map(VENDORED::matcher)
            .filter(matcher -> matcher.find())
            .toList();

    assertThat(rows).isNotEmpty();
    for (var row : rows) {
      try (var file = resource("/static/kit/" + row.group(1))) {
        var hash = MessageDigest.getInstance("SHA-512").digest(file.readAllBytes());
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(row.group(2));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"htmx.min.js", "sse.js", "app.js", "leaflet/leaflet.js", "leaflet/leaflet.css"})
  void frontEndLibrariesAreThere(String file) throws IOException {
    try (var stream = resource("/static/kit/" + file)) {
      assertThat(stream.readAllBytes()).isNotEmpty();
    }
  }

  private static Object words(String bundle) throws IOException {
    var words = new Properties();
    try (var stream = resource("/" + bundle)) {
      words.load(stream);
    }
    return words.stringPropertyNames();
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(SmallPartsTest.class.getResourceAsStream(name), name);
  }

  private static SignedIn person(Authority... authorities) {
    return new SignedIn(UUID.randomUUID(), "王", List.of(authorities), "session");
  }
}
