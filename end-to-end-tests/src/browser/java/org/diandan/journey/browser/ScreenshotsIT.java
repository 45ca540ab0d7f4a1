package org.diandan.journey.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Set;
import org.diandan.journey.browser.Tour.Half;
import org.diandan.journey.browser.Tour.Stop;
import org.diandan.journey.browser.Tour.View;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures of the documentation: {@code mvn verify -Dscreenshots=true}. */
@OnPlatform
@OnChromium
@EnabledIfSystemProperty(named = "screenshots", matches = "true")
class ScreenshotsIT {

  private static final Set<String> SHOWN =
      Set.of("menu", "form", "check-answers", "tracking", "leader-inbox");

  private final Platform platform;
  private final Chromium chromium;

  ScreenshotsIT(Platform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
  }

  @Test
  void thePicturesOfTheDocumentationAreTaken() {
    try (var scene = new Scene(platform)) {
      for (var half : Half.values()) {
        try (var tour = new Tour(half, platform, scene, chromium)) {
          tour.stops().stream()
              .filter(stop -> SHOWN.contains(stop.name()))
              .forEach(stop -> takeAll(tour, stop));
        }
      }
    }
  }

  private static void takeAll(Tour tour, Stop stop) {
    for (int width : new int[] {390, 1280}) {
      for (boolean large : new boolean[] {false, true}) {
        for (var language : new String[] {"zh-CN", "en"}) {
          take(tour, stop, new View(width, large, language));
        }
      }
    }
  }

  private static void take(Tour tour, Stop stop, View view) {
    var file =
        "%s-%d-%s-%s.png"
            .formatted(
                stop.name(),
                view.width(),
                view.large() ? "large" : "normal",
                view.language().substring(0, 2));
    tour.show(stop, view)
        .screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of(System.getProperty("repository.root"), "docs/screenshots", file)));
  }
}
