package org.diandan.journey.browser;

import static org.diandan.journey.platform.Story.eventually;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.diandan.journey.browser.Tour.Stop;
import org.diandan.journey.browser.Tour.Visitor;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Platform;

/** The pages of officials, operators and administrators, with work waiting on each. */
final class OfficeStops {

  /**
   * One case that is history, one that waits for an operator, one that cannot be read; @ stands for
   * what tells files apart.
   */
  private static final String FILE =
      """
      工单编号,受理时间,办结期限,办结时间,是否超期,状态,诉求类型,承办单位,来源,县区,街道,经度,纬度,姓名,电话,地址,诉求内容
      GD-@-1,2026-03-02 09:00:00,2026-03-05 18:00:00,2026-03-04 10:00:00,未超期,已办结,道路破损,城管局,电话,吉州区,古南街道,,,,,,
      GD-@-2,2026-03-02 10:00:00,2026-03-09 18:00:00,,,待办,上门理发,民政局,电话,吉州区,古南街道,,,李桂兰,13907960002,桃树下 3 号,老人行动不便
      GD-@-3,没有时间,2026-03-09 18:00:00,,,待办,上门理发,民政局,电话,吉州区,古南街道,,,,,,
      """;

  private static final String ALWAYS = "from=2000-01-01&until=2100-01-01";

  private final Platform platform;
  private final Scene scene;
  private final Function<Visitor, Screen> screens;

  OfficeStops(Platform platform, Scene scene, Function<Visitor, Screen> screens) {
    this.platform = platform;
    this.scene = scene;
    this.screens = screens;
  }

  List<Stop> list() {
    new Hands(screens.apply(Visitor.ADMINISTRATOR)).makePlaceCodes();
    return Stream.of(official(), desk(), calls(), administration()).flatMap(List::stream).toList();
  }

  private List<Stop> official() {
    return List.of(
        official("official", "/official"),
        official("official-towns", "/official/towns"),
        official("official-cases", "/official/cases?period=week"),
        official("official-wall", "/official/wall"),
        official("official-views", "/official/views"),
        official("official-reports", "/official/reports"),
        official("official-report", "/official/reports/sheet?template=standard-day"),
        official("official-events", "/official/requests/%s/events".formatted(scene.served().id())),
        official("official-list", "/official/requests"),
        official("official-case", "/official/requests/" + scene.served().id()),
        official("exports", "/official/exports"),
        official("export-new", "/official/exports/new?" + ALWAYS),
        official("export", export()),
        official("work", "/official/work"),
        official("assigning", "/assigning"),
        official("assigning-search", "/assigning/" + scene.open().id()),
        official("extensions", "/official/extensions"),
        official("duplicates", "/official/duplicates"),
        official("official-clock", clock(scene.served().id())));
  }

  /** The path of an export that waits for a second person. */
  private String export() {
    var page = screens.apply(Visitor.OFFICIAL).open("/official/exports/new?" + ALWAYS);
    page.check("input[value=PHONE]");
    page.fill("#purpose", "回访独居老人");
    page.click("#order button");
    page.waitForURL("**/official/exports/*-*");
    return URI.create(page.url()).getPath();
  }

  private static String clock(String request) {
    return "/requests/%s/clock".formatted(request);
  }

  private List<Stop> desk() {
    return List.of(
        operator("desk-case", "/desk/requests/" + scene.served().id()),
        operator("desk-case-open", "/desk/requests/" + scene.open().id()),
        operator("desk-case-done", "/desk/requests/" + scene.delivered().id()),
        operator("operator-clock", clock(scene.questioned().id())),
        operator("import-cases", "/admin/imports/cases"),
        operator("callbacks", "/desk/callbacks"),
        operator("phrases", "/desk/phrases"),
        operator("knowledge", "/desk/knowledge/AD02"),
        operator("desk-board", "/desk/board"));
  }

  /** A call that was taken, one that was put aside, one that goes on, and one to be made. */
  private List<Stop> calls() {
    var page = screens.apply(Visitor.OPERATOR).open("/desk");
    page.click("#clear");
    tell(page, "13907960003");
    page.click("#put-aside");
    page.waitForSelector("#phone:focus");
    tell(page, scene.phone());
    page.fill("#wanted", Orders.ITEM);
    page.fill("#place", "桃树下");
    page.fill("#address", "桃树下 12 号 301 室");
    page.check("#consent");
    page.click("#send");
    page.waitForURL("**/desk/taken/*");
    var taken = URI.create(page.url()).getPath();
    screens.apply(Visitor.OPERATOR).open("/desk");
    tell(page, scene.phone());
    page.waitForSelector("#suggestions button");
    page.waitForSelector("#saved:not(:empty)");
    return List.of(
        operator("desk", "/desk"), operator("taken", taken), operator("callback", nextCall(page)));
  }

  private static void tell(Page page, String phone) {
    page.fill("#phone", phone);
    page.fill("#name", "王秀英");
    page.fill("#words", "老人行动不便，要上门理发");
  }

  private String nextCall(Page page) {
    eventually("a resident to be called back")
        .until(
            () -> {
              screens.apply(Visitor.OPERATOR).open("/desk/callbacks");
              return page.isVisible("form[action$=next] button");
            });
    page.click("form[action$=next] button");
    page.waitForURL("**/desk/callbacks/*");
    return URI.create(page.url()).getPath();
  }

  private List<Stop> administration() {
    platform
        .administrator()
        .post(
            "/api/open311/applications",
            Map.of("name", "随手拍", "contact", "open311@example.org", "test", true))
        .expect(201);
    platform
        .hotline()
        .post("/api/hotline/webhooks", Map.of("url", "https://hooks.example/diandan"))
        .expect(201);
    var job = bring();
    return List.of(
        administrator("administration", "/admin"),
        administrator("accounts", "/admin/accounts"),
        administrator("account-new", "/admin/accounts/new"),
        administrator("account", account()),
        administrator("report-templates", "/admin/reports"),
        administrator("report-template", "/admin/reports/new"),
        administrator("audit", "/admin/audit"),
        administrator("catalogue", "/admin/catalogue"),
        administrator("catalogue-item", "/admin/catalogue/items/EL05"),
        administrator("skill-list", "/admin/catalogue/skills"),
        administrator("skill", "/admin/catalogue/skills/S09"),
        administrator("connections", "/admin/connections"),
        administrator("dead-letters", "/admin/dead-letters"),
        administrator("health", "/admin/health"),
        administrator("dispatch-settings", "/admin/dispatch"),
        administrator("switches", "/admin/switches"),
        administrator("switch", "/admin/switches/photos"),
        administrator("calendar", "/admin/calendar"),
        administrator("codes", "/admin/codes"),
        administrator("code-sheet", "/admin/codes/sheet"),
        administrator("keys", "/admin/keys"),
        administrator("key", "/admin/keys/" + hotlineKey()),
        administrator("open311", "/admin/open311"),
        administrator("imports", "/admin/imports"),
        administrator("import-new", "/admin/imports/new"),
        administrator("import-job", "/admin/imports/" + job),
        administrator("histories", "/official/history"),
        administrator("history", "/official/history/hotline-12345"),
        administrator("suggestions", "/admin/suggestions"),
        administrator("areas", "/admin/areas"),
        administrator("area", "/admin/areas/360802001"),
        administrator("templates", "/admin/templates"),
        administrator("template", "/admin/templates/OFFER_SENT"),
        administrator("sms-outbox", "/outbox"));
  }

  /** The path of the first account that is listed. */
  private String account() {
    var page = screens.apply(Visitor.ADMINISTRATOR).open("/admin/accounts");
    return page.locator(".cells a").first().getAttribute("href");
  }

  private String hotlineKey() {
    return platform
        .administrator()
        .get("/api/hotline/keys")
        .expect(200)
        .json()
        .path("keys")
        .path(0)
        .path("id")
        .asString();
  }

  /** Brings a file in and tells the id of its job. */
  private String bring() {
    var administrator = platform.administrator();
    var job =
        administrator
            .post("/api/imports", Map.of("name", "12345.csv", "shipped", "hotline"))
            .expect(201)
            .text("id");
    var file = FILE.replace("@", job.substring(0, 8));
    administrator
        .with("Content-Type", "text/csv")
        .send("PUT", "/api/imports/%s/file".formatted(job), BodyPublishers.ofString(file))
        .expect(202);
    awaitJob(job, "CHECKED");
    administrator.post("/api/imports/%s/start".formatted(job)).expect(202);
    awaitJob(job, "DONE");
    return job;
  }

  private void awaitJob(String job, String state) {
    eventually("the import to be " + state)
        .until(
            () -> platform.administrator().get("/api/imports/" + job).text("state").equals(state));
  }

  private static Stop official(String name, String path) {
    return new Stop(name, Visitor.OFFICIAL, path);
  }

  private static Stop operator(String name, String path) {
    return new Stop(name, Visitor.OPERATOR, path);
  }

  private static Stop administrator(String name, String path) {
    return new Stop(name, Visitor.ADMINISTRATOR, path);
  }
}
