package org.diandan.journey.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One person's browser window on the platform, with everything its console complains about. */
final class Screen implements AutoCloseable {

  private static final int PHONE_HEIGHT = 844;
  private static final int DESK_HEIGHT = 800;
  private static final int DESK_FROM = 1000;
  private static final double LIMIT_MILLIS = 60_000;

  private final URI base;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  private Screen(URI base, BrowserContext context) {
    this.base = base;
    this.context = context;
    context.setDefaultTimeout(LIMIT_MILLIS);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
  }

  /** A screen of some width; a narrow one is a phone with touch. */
  static Screen of(int width, Browser browser, URI base) {
    return new Screen(base, browser.newContext(options(width)));
  }

  /** A phone on which scripts are switched off. */
  static Screen withoutScript(Browser browser, URI base) {
    return new Screen(base, browser.newContext(options(390).setJavaScriptEnabled(false)));
  }

  private static Browser.NewContextOptions options(int width) {
    boolean phone = width < DESK_FROM;
    return new Browser.NewContextOptions()
        .setViewportSize(width, phone ? PHONE_HEIGHT : DESK_HEIGHT)
        .setHasTouch(phone)
        .setIsMobile(phone)
        .setLocale("zh-CN")
        .setTimezoneId("Asia/Shanghai")
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  /** Switches to 大字版 or back. */
  Screen large(boolean large) {
    return cookie("size", large ? "large" : "normal");
  }

  /** Switches the language: {@code zh-CN} or {@code en}. */
  Screen language(String language) {
    return cookie("lang", language);
  }

  private Screen cookie(String name, String value) {
    context.addCookies(List.of(new Cookie(name, value).setUrl(base.toString())));
    return this;
  }

  Page page() {
    return page;
  }

  /** Cuts the network off or gives it back. */
  void offline(boolean offline) {
    context.setOffline(offline);
  }

  /** Opens a path of the platform. */
  Page open(String path) {
    navigate(path);
    return page;
  }

  /** Opens a path of the platform; null when only the fragment changed. */
  @Nullable Response navigate(String path) {
    return page.navigate(base.resolve(path).toString());
  }

  /** Waits until what a script fetched is in its place and answers to the finger. */
  void awaitSettled() {
    page.waitForFunction(
        "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added')");
  }

  /** What the console complained about so far. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    context.close();
  }
}
