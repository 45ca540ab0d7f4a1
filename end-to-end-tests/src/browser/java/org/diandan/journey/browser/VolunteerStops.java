package org.diandan.journey.browser;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.diandan.journey.browser.Tour.Stop;
import org.diandan.journey.browser.Tour.Visitor;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;

/** The pages of those who serve, and of officials for them, with something to decide on each. */
final class VolunteerStops {

  private static final String UNKNOWN_CODE = "4a1e8a3c-5d0f-4c57-9a53-0b2f3d0f7a11";
  private static final String REGISTER = "/teams/register?area=" + Orders.AREA;

  private final Platform platform;
  private final Scene scene;
  private final Function<Visitor, Screen> screens;
  private final String volunteersPhone = phone();

  VolunteerStops(Platform platform, Scene scene, Function<Visitor, Screen> screens) {
    this.platform = platform;
    this.scene = scene;
    this.screens = screens;
  }

  List<Stop> list() {
    beginToJoin();
    var wished = join();
    proveAKnownPhone();
    appointIssuer();
    var applied = register(screens.apply(Visitor.SEASONED_LEADER), "游览队" + drawn(1_000_000));
    return Stream.of(
            joining(), volunteering(), serving(), hours(), teams(wished, applied), office(applied))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Stop> joining() {
    return Stream.concat(
            Stream.of(
                newcomer("join", "/join"),
                newcomer("join-code", "/join/codes/" + UNKNOWN_CODE),
                newcomer("consent", "/join/consent"),
                newcomer("login-code", "/login/code"),
                newcomer("login-code-sent", "/login/code/codes/" + UNKNOWN_CODE),
                new Stop("login-who", Visitor.RETURNING, "/login/code/who")),
            Stream.of("name", "birth", "area", "guardian", "more", "check")
                .map(step -> newcomer("join-" + step, "/join/steps/" + step)))
        .toList();
  }

  private static List<Stop> volunteering() {
    return List.of(
        volunteer("volunteer", "/me/volunteer"),
        volunteer("volunteer-document", "/me/volunteer/change/document"),
        volunteer("leave", "/me/volunteer/leave"),
        volunteer("skills", "/volunteer/skills"),
        volunteer("availability", "/volunteer/availability"),
        volunteer("join-team", "/volunteer/teams"),
        volunteer("me-volunteer", "/me"),
        volunteer("no-duties", "/duties"),
        volunteer("no-visits", "/visits"),
        volunteer("no-hours", "/hours"),
        volunteer("no-certificates", "/certificates"));
  }

  private List<Stop> serving() {
    return List.of(
        new Stop("board", Visitor.LEADER, "/board"),
        busy("duties", "/duties"),
        busy("duty", "/duties/" + scene.assignment()),
        busy("duty-calendar", "/duties/calendar"),
        busy("handovers", "/handovers"),
        busy("visits", "/visits"));
  }

  private List<Stop> hours() {
    var entry = firstEntry();
    return List.of(
        seasoned("hours", "/hours"),
        seasoned("hours-entry", entry),
        seasoned("hours-team", "/hours/team"),
        newcomer("hours-notice", "/hours/notice/" + Scene.idOf(platform, scene.done())),
        seasoned("certificates", "/certificates"),
        seasoned("certificates-team", "/certificates/team/" + Scene.idOf(platform, scene.done())),
        newcomer("certificate-check", "/certificates/check"),
        new Stop(
            "certificate-unknown",
            Visitor.NEWCOMER,
            "/certificates/check?number=2611-K7M2-PQ4X-9&code=1",
            422));
  }

  private List<Stop> teams(String wished, String applied) {
    return List.of(
        newcomer("teams", "/teams"),
        newcomer("team", "/teams/" + Scene.idOf(platform, scene.done())),
        newcomer("area", "/areas/pick?to=/teams"),
        newcomer("area-within", "/areas/pick?within=360802001&to=/teams"),
        seasoned("register-team", REGISTER),
        seasoned("application", "/teams/applications/" + applied),
        new Stop("members", Visitor.BUSY_LEADER, "/teams/" + wished + "/members"));
  }

  private List<Stop> office(String applied) {
    return List.of(
        new Stop("admin-teams", Visitor.OFFICIAL, "/admin/teams"),
        new Stop("admin-team", Visitor.OFFICIAL, "/admin/teams/" + applied),
        new Stop("admin-skills", Visitor.OFFICIAL, "/admin/skills"),
        new Stop("admin-hours", Visitor.OFFICIAL, "/admin/hours"),
        new Stop("admin-team-import", Visitor.ADMINISTRATOR, "/admin/teams/import"),
        new Stop("admin-certificates", Visitor.ADMINISTRATOR, "/admin/certificates"));
  }

  private void beginToJoin() {
    var hands = new Hands(screens.apply(Visitor.NEWCOMER));
    hands.provePhone("/join", phone(), SentCode.next(platform));
    hands.answerToJoin("李小雨", 2012, true);
  }

  /** Signs somebody up and tells the team that was asked to take them in. */
  private String join() {
    var screen = screens.apply(Visitor.VOLUNTEER);
    var hands = new Hands(screen);
    hands.provePhone("/join", volunteersPhone, SentCode.next(platform));
    hands.answerToJoin("陈志强", 1988, false);
    var page = screen.page();
    page.check("[name=consent]");
    hands.next();
    page.waitForURL("**/me/volunteer");
    screen.open("/volunteer/skills");
    page.selectOption("#skill", "S13");
    page.check("[name=level] >> nth=1");
    page.fill("[name=proof]", "水电工证 3608-1988-0502");
    hands.next();
    page.waitForSelector("section.card");
    screen.open("/volunteer/availability");
    page.fill("[name=day]", "2026-12-24");
    page.click("[name=act][value=away]");
    return askToJoinTeam(screen);
  }

  /** Is asked who of those that share the phone is there. */
  private void proveAKnownPhone() {
    var screen = screens.apply(Visitor.RETURNING);
    new Hands(screen).provePhone("/login/code", volunteersPhone, SentCode.next(platform));
    screen.page().waitForURL("**/login/code/who");
  }

  private String askToJoinTeam(Screen screen) {
    var team = Scene.idOf(platform, scene.working());
    var page = screen.open("/volunteer/teams");
    page.click("form[action='/volunteer/teams/%s/wish'] button".formatted(team));
    page.waitForURL("**/volunteer/teams");
    return team;
  }

  private void appointIssuer() {
    var screen = screens.apply(Visitor.ADMINISTRATOR);
    var page = screen.open("/admin/certificates");
    page.fill("[name=area]", Orders.DISPATCH_AREA);
    page.fill("[name=name]", "吉安市志愿服务联合会");
    page.fill("[name=inCharge]", "赵志明");
    page.fill("[name=handler]", "王秀英");
    page.fill("[name=contact]", "0796-8210000");
    page.click("form[action='/admin/certificates'] button.button");
    page.waitForSelector("tbody td");
  }

  /** Registers a team and tells its id. */
  static String register(Screen screen, String name) {
    var page = screen.open(REGISTER);
    page.fill("[name=name]", name);
    page.selectOption("[name=kind]", "PARTY");
    page.fill("[name=ownerBody]", "北门街道党工委");
    page.fill("[name=radiusKm]", "5");
    page.fill("[name=description]", "周末上门送药、修水管。");
    page.check("[name=pledge]");
    new Hands(screen).next();
    page.waitForURL("**/teams/applications/*");
    var path = URI.create(page.url()).getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private String firstEntry() {
    var screen = screens.apply(Visitor.SEASONED_LEADER);
    Story.eventually("an entry of hours")
        .until(() -> screen.open("/hours").isVisible("a[href^='/hours/entries/']"));
    return String.valueOf(
        screen.page().locator("a[href^='/hours/entries/']").first().getAttribute("href"));
  }

  private static String phone() {
    return "137%08d".formatted(drawn(100_000_000));
  }

  private static int drawn(int below) {
    return ThreadLocalRandom.current().nextInt(below);
  }

  private static Stop newcomer(String name, String path) {
    return new Stop(name, Visitor.NEWCOMER, path);
  }

  private static Stop volunteer(String name, String path) {
    return new Stop(name, Visitor.VOLUNTEER, path);
  }

  private static Stop busy(String name, String path) {
    return new Stop(name, Visitor.BUSY_LEADER, path);
  }

  private static Stop seasoned(String name, String path) {
    return new Stop(name, Visitor.SEASONED_LEADER, path);
  }
}
