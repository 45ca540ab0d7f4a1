package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The checks of pages see what they are for, and nothing in a page that is well made. */
@OnChromium
class LooksIT {

  private final Screen screen;
  private final Page page;

  LooksIT(Chromium chromium) {
    screen = Screen.of(390, chromium.browser(), URI.create("http://127.0.0.1"));
    page = screen.page();
  }

  @AfterEach
  void close() {
    screen.close();
  }

  @Test
  void aGoodPagePassesEveryCheck() {
    show("<p>您需要什么帮助？</p><button>下一步</button>");

    assertThat(Looks.sideways(page)).isEmpty();
    assertThat(Looks.clippedText(page)).isEmpty();
    assertThat(Looks.smallTargets(page, 60)).isEmpty();
    assertThat(Looks.missingGlyphs(page, "签到①→ñ")).isEmpty();
    assertThat(Looks.smallText(page)).isEmpty();
    assertThat(Looks.tightLines(page)).isEmpty();
    assertThat(Looks.axeViolations(page)).isEmpty();
  }

  @Test
  void aPageThatScrollsSidewaysIsSeen() {
    show("<p style='width: 600px'>太宽</p>");

    assertThat(Looks.sideways(page)).isNotEmpty();
  }

  @Test
  void textThatIsCutOffIsSeen() {
    show("<p style='height: 20px; overflow: hidden'>一行<br>两行<br>三行</p>");

    assertThat(Looks.clippedText(page)).hasSize(1);
  }

  @Test
  void aButtonTooSmallForAFingerIsSeen() {
    show("<button style='padding: 0; min-height: 40px'>下一步</button>");

    assertThat(Looks.smallTargets(page, 44)).hasSize(1);
  }

  @Test
  void aButtonTooSmallForLargeTextIsSeen() {
    show("<button style='padding: 0; height: 50px'>下一步</button>");

    assertThat(Looks.smallTargets(page, 44)).isEmpty();
    assertThat(Looks.smallTargets(page, 60)).hasSize(1);
  }

  @Test
  void aCharacterNoFontCanDrawIsSeen() {
    show("<p>您需要什么帮助？</p>");

    assertThat(Looks.missingGlyphs(page, "\uE5F7\u0378")).containsExactly("U+e5f7", "U+378");
  }

  @Test
  void smallPrintIsSeen() {
    show("<p style='font-size: 20px'>小字</p><span style='font-size: 12px'>更小</span>");

    assertThat(Looks.smallText(page)).hasSize(2);
  }

  @Test
  void linesTooCloseAreSeen() {
    show("<p style='line-height: 1.2'>您需要什么帮助？</p>");

    assertThat(Looks.tightLines(page)).hasSize(1);
  }

  @Test
  void aFieldWithoutLabelIsSeen() {
    show("<input>");

    assertThat(Looks.axeViolations(page)).isNotEmpty();
  }

  private void show(String content) {
    page.setContent(
        """
        <!doctype html>
        <html lang="zh-CN"><head><title>点单</title>
        <meta name="viewport" content="width=device-width">
        <style>body { font: 24px/1.5 "Noto Sans CJK SC", sans-serif }
          button { padding: 20px; font: inherit }</style></head>
        <body><main><h1>点单</h1>%s</main></body></html>
        """
            .formatted(content));
  }
}
