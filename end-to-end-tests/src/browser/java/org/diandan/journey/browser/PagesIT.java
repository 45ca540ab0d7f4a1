package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.diandan.journey.browser.Tour.Half;
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
@TestInstance(Lifecycle.PER_CLASS)
class PagesIT {

  private static final int TARGET = 44;
  private static final int LARGE_TARGET = 60;
  private static final String CHINESE = "zh-CN";

  private final Scene scene;
  private final List<Chromium> browsers = new ArrayList<>();
  private final List<Tour> tours;

  PagesIT(Platform platform) {
    scene = new Scene(platform);
    tours = Stream.of(Half.values()).map(half -> tour(half, platform)).toList();
  }

  /** A tour in a browser of its own, so that it can be made beside the other. */
  private Tour tour(Half half, Platform platform) {
    var chromium = new Chromium();
    browsers.add(chromium);
    return new Tour(half, platform, scene, chromium);
  }

  @AfterAll
  void close() {
    tours.forEach(Tour::close);
    browsers.forEach(Chromium::close);
    scene.close();
  }

  @Test
  void everyPageIsAccessibleReadableAndQuiet() throws Exception {
    assertThat(faults(PagesIT::atEveryStop)).isEmpty();
    assertThat(faults(Tour::complaints)).isEmpty();
  }

  @Test
  void everyPageFitsEveryWidthInLargeEnglish() throws Exception {
    assertThat(faults(PagesIT::inLargeEnglish)).isEmpty();
  }

  /** What both tours find wrong, made at the same time. */
  private List<String> faults(Function<Tour, List<String>> looked)
      throws InterruptedException, ExecutionException {
    try (var lookers = Executors.newFixedThreadPool(tours.size())) {
      var looks = tours.stream().map(tour -> (Callable<List<String>>) () -> looked.apply(tour));
      var all = new ArrayList<String>();
      for (Future<List<String>> found : lookers.invokeAll(looks.toList())) {
        all.addAll(found.get());
      }
      return all;
    }
  }

  private static List<String> atEveryStop(Tour tour) {
    var faults = new ArrayList<String>();
    for (var stop : tour.stops()) {
      for (var view : List.of(new View(390, false, CHINESE), new View(390, true, CHINESE))) {
        var page = tour.show(stop, view);
        note(faults, stop, view, tour.astray(stop));
        note(faults, stop, view, Looks.smallTargets(page, view.large() ? LARGE_TARGET : TARGET));
        if (view.large()) {
          note(faults, stop, view, Looks.smallText(page));
          note(faults, stop, view, Looks.tightLines(page));
        } else {
          note(faults, stop, view, Looks.missingGlyphs(page, ""));
        }
        note(faults, stop, view, Looks.axeViolations(page));
        noteWidths(tour, faults, stop, view);
      }
    }
    return faults;
  }

  private static List<String> inLargeEnglish(Tour tour) {
    var faults = new ArrayList<String>();
    for (var stop : tour.stops()) {
      noteWidths(tour, faults, stop, new View(390, true, "en"));
    }
    return faults;
  }

  /** Phones, small phones, 1280 pixels at 200 %, and 1280 pixels; one load serves them all. */
  private static void noteWidths(Tour tour, List<String> faults, Tour.Stop stop, View view) {
    for (int width : List.of(390, 320, 640, 1280)) {
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
