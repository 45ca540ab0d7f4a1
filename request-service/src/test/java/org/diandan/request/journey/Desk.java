package org.diandan.request.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** An operator with a browser, for tests of the desk. */
record Desk(UUID operator, String login, Browser browser) {

  private static final AtomicInteger OPERATORS = new AtomicInteger();
  private static final Pattern DRAFT =
      Pattern.compile("type=\"hidden\" name=\"draft\" value=\"([0-9a-f-]{36})\"");
  private static final Pattern TAKEN = Pattern.compile("/desk/taken/([0-9a-f-]{36})");

  /** A new operator of an area, signed in. */
  static Desk in(String area) {
    var login = "operator" + OPERATORS.incrementAndGet();
    var operator = Ordering.account(login, "OPERATOR", area);
    return new Desk(operator, login, signedIn(login));
  }

  /** The same operator at another machine. */
  Desk elsewhere() {
    return new Desk(operator, login, signedIn(login));
  }

  private static Browser signedIn(String login) {
    var browser = new Browser().open("/login");
    return browser.send("/login", Map.of("login", login, "password", Ordering.PASSWORD));
  }

  /** The id of the form on the page. */
  String draft() {
    var found = DRAFT.matcher(browser.page());
    if (!found.find()) {
      throw new AssertionError("The page has no form: " + browser.place());
    }
    return found.group(1);
  }

  /** Sends the form of the desk with these fields. */
  Desk send(String act, Map<String, String> fields) {
    browser.open("/desk");
    return sendAgain(draft(), act, fields);
  }

  /** Sends a form that may be gone. */
  Desk sendAgain(String draft, String act, Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.put("draft", draft);
    all.put("act", act);
    browser.send("/desk", all);
    return this;
  }

  /** The request that was just taken. */
  UUID taken() {
    var found = TAKEN.matcher(browser.place());
    if (!found.matches()) {
      throw new AssertionError("No order was taken: " + browser.place() + browser.page());
    }
    return UUID.fromString(found.group(1));
  }

  /** A complete order with some fields changed. */
  static Map<String, String> call(Map<String, String> changes) {
    var fields = new HashMap<String, String>();
    fields.put("phone", "13800001234");
    fields.put("name", "王桂兰");
    fields.put("words", "老人要理发");
    fields.put("wanted", "el05");
    fields.put("place", "hbsq");
    fields.put("address", "河边路 1 号");
    fields.put("consent", "true");
    fields.putAll(changes);
    return fields;
  }
}
