package org.diandan.journey.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.diandan.journey.platform.Login;
import org.diandan.journey.platform.Orders;

/** What people do on the pages, step by step. */
final class Hands {

  private static final String NEXT = "main form .button >> nth=-1";

  private final Screen screen;
  private final Page page;

  Hands(Screen screen) {
    this.screen = screen;
    page = screen.page();
  }

  /** From the menu to the first question. */
  void chooseParcelErrand() {
    screen.open("/");
    page.click("a[href='/order/group/AD']");
    page.click("a[href='/order/item/AD02']");
  }

  /** Answers the first question. */
  void say(String words) {
    page.fill("[name=words]", words);
    next();
  }

  /** Picks 桃树下居委会; with scripts the next level comes by itself. */
  void pickPlace(boolean scripts) {
    page.waitForURL("**/order/where");
    page.waitForLoadState();
    pick("county", "360802", scripts);
    pick("town", "360802001", scripts);
    page.selectOption("#village", "360802001001");
    page.fill("[name=address]", "桃树下 12 号 301 室");
    next();
  }

  private void pick(String level, String code, boolean comesByItself) {
    page.waitForSelector("#" + level);
    if (comesByItself) {
      screen.awaitSettled();
    }
    page.selectOption("#" + level, code);
    if (!comesByItself) {
      page.click("button[name=act][value=narrow]");
    }
  }

  /** Signs up as a volunteer up to the last question; the phone is proven. */
  void answerToJoin(String name, int yearOfBirth, boolean minor) {
    screen.open("/join/steps/name");
    page.fill("[name=name]", name);
    next();
    page.waitForURL("**/join/steps/birth");
    page.fill("[name=year]", String.valueOf(yearOfBirth));
    page.fill("[name=month]", "5");
    page.fill("[name=day]", "2");
    next();
    page.waitForURL("**/join/steps/area");
    pick("county", "360802", true);
    pick("town", "360802001", true);
    page.selectOption("#village", "360802001001");
    next();
    if (minor) {
      page.waitForURL("**/join/steps/guardian");
      page.fill("[name=guardianName]", "李桂兰");
      page.fill("[name=guardianPhone]", "13807960001");
      next();
    }
    page.waitForURL("**/join/steps/more");
    next();
    page.waitForURL("**/join/steps/check");
  }

  /** Any time will do. */
  void anyTime() {
    page.check("[name=wish][value=ANY]");
    next();
  }

  /** Leaves name and phone, and agrees to their use. */
  void introduce(String name, String phone) {
    page.fill("[name=name]", name);
    page.fill("[name=phone]", phone);
    page.check("[name=consent]");
    next();
  }

  /** Presses the main button of the page. */
  void next() {
    page.click(NEXT);
  }

  /** Fills the whole form up to the page that repeats the answers. */
  void fillForm(String phone, boolean scripts) {
    chooseParcelErrand();
    say("包裹太重，拿不上楼。");
    pickPlace(scripts);
    anyTime();
    introduce("王秀英", phone);
  }

  /** Proves a phone number with the code that is sent to it; the next page opens. */
  void provePhone(String path, String phone, SentCode sent) {
    screen.open(path);
    page.fill("[name=phone]", phone);
    next();
    page.waitForURL("**" + path + "/codes/*");
    page.fill("[name=code]", sent.await());
    next();
  }

  /** Signs in by form. */
  void signIn(Login login) {
    screen.open("/login");
    page.fill("[name=login]", login.name());
    page.fill("[name=password]", login.password());
    next();
    page.waitForURL(url -> !url.endsWith("/login"));
  }

  /** A leader says yes to an order in the inbox and sees the visit; the id of the assignment. */
  String accept(String orderNumber) {
    screen.open("/inbox");
    page.click("article:has-text('%s') button.button".formatted(orderNumber));
    page.click("form[action$=acceptance] button");
    page.waitForURL("**/visits/*");
    return page.url().substring(page.url().lastIndexOf('/') + 1);
  }

  /** A leader sends somebody of the team to a task, warnings or not. */
  void send(String assignment, String person) {
    var sent = "article.card[id^='duty-']";
    screen.open("/duties/" + assignment);
    page.click("#send [name=person][value='%s']".formatted(person));
    page.waitForSelector(sent + ", [name=confirmed]");
    if (page.isVisible("[name=confirmed]")) {
      page.check("[name=confirmed]");
      page.click("form:has([name=confirmed]) button");
    }
    page.waitForSelector(sent);
  }

  /** For something that must not be on the page any more. */
  static Page.WaitForSelectorOptions gone() {
    return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED);
  }

  /** Waits until the tracking page shows a state, without any reload. */
  void awaitState(String state) {
    page.waitForSelector(
        "#state[data-state=%s]".formatted(state),
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE));
  }

  /** Makes codes of two places: the first in use, the second switched off. */
  List<String> makePlaceCodes() {
    var mark = ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
    var point = "便民点" + mark;
    var shop = "小卖部" + mark;
    screen.open("/admin/codes");
    page.fill("[name=lines]", "%s,STATION,%3$s\n%s,SHOP,%3$s".formatted(point, shop, Orders.AREA));
    page.click("form[action$=lines] button");
    page.waitForURL("**/admin/codes?made=2");
    var off = placeCode(shop);
    page.click("form[action$='/%s/disabling'] button".formatted(off));
    page.waitForURL("**/admin/codes");
    return List.of(placeCode(point), off);
  }

  private String placeCode(String place) {
    return page.locator("tr:has-text('%s') td.figures".formatted(place)).first().innerText();
  }
}
