package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Placed;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** From the official's page to the department's desk, the joint meeting and the resident's page. */
@OnPlatform
@OnChromium
class DepartmentDeskIT {

  private static final int DESK = 1280;

  /** The first department with a demonstration login. */
  private static final String HOUSING = "吉州区住房和城乡建设局";

  private final Platform platform;
  private final Chromium chromium;

  DepartmentDeskIT(Platform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
  }

  @Test
  void aDepartmentAnswersWhatTheVolunteersCouldNotDo() {
    try (var official = screen("official");
        var department = screen("department")) {
      var placed = new Story(platform).submitByHotline();

      refer(official, placed, new SelectOption().setLabel("职能部门 · " + HOUSING));
      var desk = department.open("/department");
      desk.click("a:has-text('%s')".formatted(placed.number()));
      look(desk);
      desk.click("button:has-text('签收')");
      desk.fill("#answer", "路灯已经修好，今晚会亮。");
      look(desk);
      desk.click("button:has-text('办完了，答复居民')");

      assertThat(desk.innerText("main")).contains("已答复", "路灯已经修好");
      assertThat(official.open("/official/requests/" + placed.id()).innerText("main"))
          .contains("路灯已经修好", "等待居民评价");
      assertThat(official.complaints()).isEmpty();
      assertThat(department.complaints()).isEmpty();
    }
  }

  @Test
  void theJointMeetingDecidesWhatIsStuck() {
    try (var official = screen("official")) {
      var placed = new Story(platform).submitByHotline();
      refer(official, placed, new SelectOption().setValue("MEETING"));

      var page = official.open("/official/meetings");
      look(page);
      page.fill("#title", "本周联席会");
      page.selectOption("#area", new SelectOption().setIndex(1));
      page.fill("#day", "2099-01-05");
      page.locator("input[name=department]").first().check();
      page.click("main form button.button");
      page.waitForURL("**/official/meetings/*");
      page.check("label:has-text('%s') input".formatted(placed.number()));
      page.click("form[action$=items] button");
      page.selectOption("#ruling-" + placed.id(), "REFER");
      page.selectOption("#owner-" + placed.id(), new SelectOption().setLabel(HOUSING));
      page.fill("#due-" + placed.id(), "2099-02-01");
      page.fill("#words-" + placed.id(), "由住建局牵头，月底前办完。");
      look(page);
      page.click("form[action$=ruling] button");

      assertThat(page.innerText("main")).contains("交给部门办", "由住建局牵头");
      page.click("form[action$=closing] button");
      look(official.open(page.url() + "/minutes"));
      assertThat(official.page().innerText("main")).contains(placed.number(), "由住建局牵头");
      assertThat(official.complaints()).isEmpty();
    }
  }

  private static void refer(Screen official, Placed placed, SelectOption to) {
    var page = official.open("/official/requests/%s/ladder".formatted(placed.id()));
    look(page);
    page.selectOption("#to", to);
    page.selectOption("#reason", "NEEDS_AUTHORITY");
    page.click("button:has-text('转办')");
  }

  private static void look(Page page) {
    assertThat(Looks.sideways(page)).isEmpty();
    assertThat(Looks.axeViolations(page)).isEmpty();
  }

  private Screen screen(String role) {
    var screen = Screen.of(DESK, chromium.browser(), platform.base());
    new Hands(screen).signIn(platform.logins().any(role));
    return screen;
  }
}
