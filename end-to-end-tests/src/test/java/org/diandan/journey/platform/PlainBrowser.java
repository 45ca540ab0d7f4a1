package org.diandan.journey.platform;

import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody with a browser without scripts: keeps cookies, follows redirects, and sends the form
 * token of the page that is open.
 */
public final class PlainBrowser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String PHONE = "Mozilla/5.0 (Linux; Android 14) Mobile Safari/537.36";

  private final Api api;
  private final Map<String, String> cookies = new TreeMap<>();
  private String page = "";
  private String place = "";
  private int status;

  PlainBrowser(Api anonymous) {
    api = anonymous.with("Accept", "text/html").with("User-Agent", PHONE);
  }

  /** Opens a page and everything it redirects to. */
  public PlainBrowser open(String path) {
    return read(path, caller().get(path));
  }

  /** Sends a form as the page that is open would. */
  public PlainBrowser send(String action, Map<String, String> fields) {
    var all = new TreeMap<>(fields);
    var token = TOKEN.matcher(page);
    if (token.find()) {
      all.put("_csrf", token.group(1));
    }
    var form =
        all.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return read(
        action,
        caller()
            .with("Content-Type", "application/x-www-form-urlencoded")
            .send("POST", action, BodyPublishers.ofString(form)));
  }

  /** Source of the page that is open. */
  public String page() {
    return page;
  }

  /** Path of the page that is open. */
  public String place() {
    return place;
  }

  /** How the page that is open was answered. */
  public int status() {
    return status;
  }

  private Api caller() {
    var line =
        cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return line.isEmpty() ? api : api.with("Cookie", line);
  }

  private PlainBrowser read(String path, Answer answer) {
    answer.headers().allValues("Set-Cookie").stream()
        .flatMap(line -> HttpCookie.parse(line).stream())
        .forEach(this::keep);
    var next = answer.headers().firstValue("Location");
    if (next.isPresent()) {
      return open(api.base().resolve(next.get()).toString());
    }
    page = answer.body();
    place = URI.create(path).getPath();
    status = answer.status();
    return this;
  }

  private void keep(HttpCookie cookie) {
    if (cookie.getMaxAge() == 0) {
      cookies.remove(cookie.getName());
    } else {
      cookies.put(cookie.getName(), cookie.getValue());
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
