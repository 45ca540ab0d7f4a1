package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.PlainBrowser;
import org.diandan.journey.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on which everybody finds what is theirs. */
@OnPlatform
class OwnPageIT {

  private static final Pattern LINK = Pattern.compile("<li><a href=\"([^\"]+)\"");

  private final Platform platform;

  OwnPageIT(Platform platform) {
    this.platform = platform;
  }

  @ParameterizedTest
  @CsvSource({
    "administrator, /admin/imports",
    "operator, /desk/callbacks",
    "official, /official/extensions",
    "leader, /offers"
  })
  void whoeverSignsInMayOpenEveryPageThatIsOffered(String role, String own) {
    var browser = platform.browser(platform.logins().any(role));

    var links = links(browser);

    assertThat(links).contains(own, "/inbox", "/me/password");
    assertThat(links).allSatisfy(link -> assertThat(browser.open(link).status()).isEqualTo(200));
  }

  @Test
  void residentsAreOfferedNothingOfTheOffice() {
    var browser = platform.browser();

    assertThat(links(browser)).containsExactly("/mine", "/track", "/join", "/teams", "/login");
  }

  private static List<String> links(PlainBrowser browser) {
    return LINK.matcher(browser.open("/me").page()).results().map(it -> it.group(1)).toList();
  }
}
