package org.diandan.journey.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.diandan.journey.platform.Story;

/** The page of a visit in somebody's hands, with and without a signal. */
final class Visit {

  private final Screen screen;
  private final Page page;
  private final String assignment;

  Visit(Screen screen, String assignment) {
    this.screen = screen;
    this.assignment = assignment;
    page = screen.page();
  }

  /** The day first: its worker keeps the pages the day leads to. */
  void openWithASignal() {
    screen.open("/visits");
    page.waitForFunction("() => navigator.serviceWorker.controller");
    Story.eventually("the door of the visit")
        .until(
            () -> {
              screen.open("/visits/" + assignment);
              screen.awaitSettled();
              return page.locator("main:has-text('桃树下 12 号')").count() == 1;
            });
    page.waitForSelector(
        "#visit-photos", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }

  void checkIn() {
    page.click("form[data-step=check-in] button");
  }

  void checkOut() {
    page.click("#leave button");
  }

  /** Takes a photo: {@code before} or {@code after} the work. */
  void photo(String moment) {
    var input = "#photos-" + moment;
    page.waitForSelector(input);
    page.setInputFiles(input, new FilePayload("photo.jpg", "image/jpeg", jpeg()));
    page.click("#visit-photos form:has(%s) button".formatted(input));
  }

  /** Waits until the page says something of what it keeps or has sent; answers all it says then. */
  String awaitQueue(String words) {
    return page.locator("#queue:has-text('%s')".formatted(words)).innerText();
  }

  /** How many photos of the visit there are. */
  int photos() {
    page.waitForSelector("#visit-photos");
    return page.locator("#visit-photos img").count();
  }

  /** How much the phone still keeps. */
  int kept() {
    var count =
        page.evaluate(
            """
            () => new Promise((done) => {
              indexedDB.open("diandan-visits", 1).onsuccess = ({ target }) => {
                const steps = target.result.transaction("steps").objectStore("steps");
                steps.count().onsuccess = (counted) => {
                  target.result.close();
                  done(counted.target.result);
                };
              };
            })
            """);
    return ((Number) count).intValue();
  }

  /** The last part of the path of every step and photo that is sent from now on, in order. */
  List<String> sent() {
    var sent = new CopyOnWriteArrayList<String>();
    page.onRequest(
        request -> {
          var path = URI.create(request.url()).getPath();
          if (request.method().equals("POST") && isOfAVisit(path)) {
            sent.add(path.substring(path.lastIndexOf('/') + 1));
          }
        });
    return sent;
  }

  private static boolean isOfAVisit(String path) {
    return path.startsWith("/api/assignments/") || path.contains("/visit-photos/");
  }

  private static byte[] jpeg() {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
