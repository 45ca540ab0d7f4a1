package org.diandan.standalone.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicPathsTest {
  private final PublicPaths paths = new PublicPaths();

  @ParameterizedTest
  @CsvSource({
    "/, request",
    "/order/where, request",
    "/api/hotline/orders, request",
    "/offers, matching",
    "/offers/17, matching",
    "/api/teams, matching",
    "/inbox, notification",
    "/api/outbox, notification",
    "/kit/diandan.css, request",
    "/offerseverywhere, request",
    "/nobody/knows/this, request"
  })
  void belongToTheServiceWithTheLongestPrefix(String path, String service) {
    assertThat(paths.serviceOf(path)).contains(service);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal",
        "/internal/introspection",
        "/manage/health",
        "/manage",
        "/%6danage/health",
        "/manage;x=1/health",
        "/%69nternal/contacts"
      })
  void hideWhatIsNotForThePublicInEverySpelling(String path) {
    assertThat(paths.serviceOf(path)).isEmpty();
  }

  @Test
  void loseQueryFragmentAndOrigin() {
    assertThat(Uris.rawPath("/offers?team=1")).isEqualTo("/offers");
    assertThat(Uris.rawPath("/offers#top")).isEqualTo("/offers");
    assertThat(Uris.rawPath("http://somewhere/manage/health?x")).isEqualTo("/manage/health");
    assertThat(Uris.rawPath("http://somewhere")).isEqualTo("/");
    assertThat(Uris.rawPath("?only=query")).isEqualTo("/");
  }
}
