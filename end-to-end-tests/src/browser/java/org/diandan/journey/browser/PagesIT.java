package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.diandan.journey.browser.Tour.View;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Every page is for everybody: on small phones, in large text, in both languages, by assistive
 * means.
 */
@OnPlatform
@OnChromium
@TestInstance(Lifecycle.PER_CLASS)
class PagesIT {

  private static final int TARGET = 44;
  private static final int LARGE_TARGET = 60;
  private static final String CHINESE = "zh-CN";

  private final Tour tour;

  PagesIT(Platform platform, Chromium chromium) {
    tour = new Tour(platform, chromium);
  }

  @AfterAll
  void close() {
    tour.close();
  }

  @Test
  void everyPageIsAccessibleReadableAndQuiet() {
    var faults = new ArrayList<String>();
    for (var stop : tour.stops()) {
      for (var view : List.of(new View(390, false, CHINESE), new View(390, true, CHINESE))) {
        var page = tour.show(stop, view);
        note(faults, stop, view, tour.astray(stop));
        note(faults, stop, view, Looks.axeViolations(page));
        note(faults, stop, view, Looks.missingGlyphs(page, ""));
        note(faults, stop, view, Looks.smallTargets(page, view.large() ? LARGE_TARGET : TARGET));
        if (view.large()) {
          note(faults, stop, view, Looks.smallText(page));
          note(faults, stop, view, Looks.tightLines(page));
        }
        noteWidths(faults, stop, view);
      }
    }

    assertThat(faults).isEmpty();
    assertThat(tour.complaints()).isEmpty();
  }

  @Test
  void everyPageFitsEveryWidthInLargeEnglish() {
    var faults = new ArrayList<String>();
    for (var stop : tour.stops()) {
      noteWidths(faults, stop, new View(320, true, "en"));
    }

    assertThat(faults).isEmpty();
  }

  /** Small phones, phones, 1280 pixels at 200 %, and 1280 pixels; one load serves them all. */
  private void noteWidths(List<String> faults, Tour.Stop stop, View view) {
    for (int width : List.of(320, 390, 640, 1280)) {
      note(faults, stop, view.atWidth(width), fits(tour.show(stop, view.atWidth(width))));
    }
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
