package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.diandan.journey.browser.Tour.View;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every page is for everybody: on small phones, in large text, in both languages, by assistive
 * means.
 */
@OnPlatform
@OnChromium
class PagesIT {

  private static final int TARGET = 44;
  private static final int LARGE_TARGET = 60;

  private final Tour tour;

  PagesIT(Platform platform, Chromium chromium) {
    tour = new Tour(platform, chromium);
  }

  @AfterEach
  void close() {
    tour.close();
  }

  @Test
  void everyPageIsAccessibleReadableAndQuiet() {
    var faults = new ArrayList<String>();
    for (var stop : tour.stops()) {
      for (var view : List.of(new View(390, false, "zh-CN"), new View(390, true, "zh-CN"))) {
        var page = tour.show(stop, view);
        note(faults, stop, view, Looks.axeViolations(page));
        note(faults, stop, view, fits(page));
        note(faults, stop, view, Looks.missingGlyphs(page, ""));
        note(faults, stop, view, Looks.smallTargets(page, view.large() ? LARGE_TARGET : TARGET));
        if (view.large()) {
          note(faults, stop, view, Looks.smallText(page));
          note(faults, stop, view, Looks.tightLines(page));
        }
      }
    }

    assertThat(faults).isEmpty();
    assertThat(tour.complaints()).isEmpty();
  }

  @Test
  void everyPageFitsEveryWidthInBothLanguages() {
    var faults = new ArrayList<String>();
    for (var stop : tour.stops()) {
      for (var view :
          List.of(
              new View(320, false, "zh-CN"),
              new View(320, true, "en"),
              new View(390, true, "en"),
              // 1280 pixels at 200 %.
              new View(640, false, "zh-CN"),
              new View(1280, true, "en"),
              new View(1280, false, "zh-CN"))) {
        note(faults, stop, view, fits(tour.show(stop, view)));
      }
    }

    assertThat(faults).isEmpty();
  }

  private static List<String> fits(Page page) {
    var faults = new ArrayList<>(Looks.sideways(page));
    faults.addAll(Looks.clippedText(page));
    return faults;
  }

  private static void note(List<String> all, Tour.Stop stop, View view, List<String> faults) {
    faults.forEach(fault -> all.add("%s %s: %s".formatted(stop, view, fault)));
  }
}
