package org.diandan.journey.browser;

import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.diandan.journey.browser.Tour.Stop;
import org.diandan.journey.browser.Tour.Visitor;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;

/** The pages of the four ways up: a request at a department, another one before the meeting. */
final class DepartmentStops {

  /** The first department with a demonstration login. */
  private static final String HOUSING = "职能部门 · 吉州区住房和城乡建设局";

  private final Function<Visitor, Screen> screens;
  private final String referred;
  private final String desk;
  private final String meeting;
  private final String waiting;

  DepartmentStops(Platform platform, Function<Visitor, Screen> screens) {
    this.screens = screens;
    var story = new Story(platform);
    referred = story.submitByHotline().id();
    refer(referred, new SelectOption().setLabel(HOUSING));
    desk = signed();
    refer(story.submitByHotline().id(), new SelectOption().setValue("MEETING"));
    meeting = called();
    waiting = story.submitByHotline().id();
  }

  List<Stop> list() {
    return List.of(
        official("ladder", ladder(referred)),
        official("sort", "/official/requests/%s/item".formatted(waiting)),
        official("referrals", "/official/referrals"),
        official("supervise", "/official/requests/%s/supervision".formatted(referred)),
        official("supervisions", "/official/supervisions"),
        official("meetings", "/official/meetings"),
        official("meeting", meeting),
        official("minutes", meeting + "/minutes"),
        official("digests", "/official/replies"),
        new Stop("replies", Visitor.RESIDENT, "/replies"),
        new Stop("department", Visitor.DEPARTMENT, "/department"),
        new Stop("department-case", Visitor.DEPARTMENT, desk),
        new Stop("called", Visitor.DEPARTMENT, "/supervisions"),
        new Stop("departments", Visitor.ADMINISTRATOR, "/admin/departments"));
  }

  private void refer(String request, SelectOption to) {
    var page = screens.apply(Visitor.OFFICIAL).open(ladder(request));
    page.selectOption("#to", to);
    page.selectOption("#reason", "NEEDS_AUTHORITY");
    page.click("form[action$=ladder] button.button");
    page.waitForSelector(".timeline, .dots");
  }

  /** Path of the referral, signed for. */
  private String signed() {
    var page = screens.apply(Visitor.DEPARTMENT).open("/department");
    page.click(".cells a");
    page.waitForURL("**/department/referrals/*");
    page.click("form[action$=signature] button");
    page.waitForSelector("#answer");
    return URI.create(page.url()).getPath();
  }

  /** Path of a meeting with something on its agenda. */
  private String called() {
    var page = screens.apply(Visitor.OFFICIAL).open("/official/meetings");
    page.fill("#title", "本周联席会");
    page.selectOption("#area", new SelectOption().setIndex(1));
    page.fill("#day", "2099-01-05");
    page.locator("input[name=department]").first().check();
    page.click("form[action$=meetings] button.button");
    page.waitForURL("**/official/meetings/*");
    page.locator("input[name=request]").first().check();
    page.click("form[action$=items] button");
    page.waitForSelector("form[action$=ruling]");
    return URI.create(page.url()).getPath();
  }

  private static String ladder(String request) {
    return "/official/requests/%s/ladder".formatted(request);
  }

  private static Stop official(String name, String path) {
    return new Stop(name, Visitor.OFFICIAL, path);
  }
}
