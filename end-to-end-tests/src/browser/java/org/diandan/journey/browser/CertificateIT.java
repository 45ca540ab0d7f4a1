package org.diandan.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.diandan.journey.platform.Login;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate on a phone: asked for, checked by anybody, and overtaken by a voided hour. */
@OnPlatform
@OnChromium
class CertificateIT {

  private static final int PHONE = 390;
  private static final String NAME = "何晓梅";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Platform platform;
  private final Chromium chromium;
  private final LocalDate today = LocalDate.now(ZONE);

  CertificateIT(Platform platform, Chromium chromium) {
    this.platform = platform;
    this.chromium = chromium;
  }

  @Test
  void verifiesUntilItIsChangedOrAnHourOfItIsVoided(@TempDir Path folder) throws IOException {
    try (var volunteer = phone();
        var anybody = phone()) {
      new Hands(volunteer).signIn(volunteerWithHours());
      awaitIssuer(volunteer);

      var file = issue(volunteer).path();
      var number = volunteer.page().innerText("main article h3").strip();
      var changed = folder.resolve("changed.pdf");
      var bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2]++;
      Files.write(changed, bytes);

      assertThat(new String(bytes, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
      assertThat(check(anybody, number)).contains("有这个编号", number, "有效").doesNotContain(NAME);
      assertThat(checkFile(anybody, file)).contains("相符", number).doesNotContain(NAME);
      assertThat(checkFile(anybody, changed)).contains("被改动过").doesNotContain(number);
      assertThat(Looks.sideways(anybody.page())).isEmpty();

      voidAnHour(volunteer);

      Story.eventually("a certificate that is superseded")
          .until(() -> check(anybody, number).contains("已被取代"));
      assertThat(volunteer.open("/certificates").innerText("main")).contains("已被取代");
      assertThat(Looks.axeViolations(anybody.page())).isEmpty();
      assertThat(volunteer.complaints()).isEmpty();
      assertThat(anybody.complaints()).isEmpty();
    }
  }

  private Screen phone() {
    return Screen.of(PHONE, chromium.browser(), platform.base());
  }

  /** Issues a certificate of everything and takes the file. */
  private static Download issue(Screen volunteer) {
    var page = volunteer.page();
    page.fill("[name=from]", "2026-01-01");
    new Hands(volunteer).next();
    page.waitForURL("**/certificates?issued=*");
    var number = page.url().substring(page.url().lastIndexOf('=') + 1);
    var file = page.waitForDownload(() -> page.click("main p > a.button"));
    assertThat(file.suggestedFilename()).isEqualTo(number + ".pdf");
    return file;
  }

  private static String check(Screen anybody, String number) {
    var page = anybody.open("/certificates/check");
    page.fill("[name=number]", number);
    page.click("form[method=get][action$=check] button");
    return answer(page);
  }

  private static String checkFile(Screen anybody, Path file) {
    var page = anybody.open("/certificates/check");
    page.setInputFiles("[name=file]", file);
    page.click("form[action$=file] button");
    return answer(page);
  }

  private static String answer(Page page) {
    page.waitForSelector("main [role=status]");
    return page.innerText("main");
  }

  private void voidAnHour(Screen volunteer) {
    var href = volunteer.open("/hours").locator("a[href^='/hours/entries/']").first();
    var path = String.valueOf(href.getAttribute("href"));
    platform
        .official()
        .post(
            "/api/hours/%s/decision".formatted(path.substring(path.lastIndexOf('/') + 1)),
            Map.of("verdict", "UPHELD", "answer", "台账记错了"))
        .expect(200);
  }

  /** The hours reach certificates by events. */
  private static void awaitIssuer(Screen volunteer) {
    Story.eventually("hours to certify")
        .until(() -> volunteer.open("/certificates").isVisible("form [name=from]"));
  }

  /** Somebody with two services of before the platform, whose notice has passed. */
  private Login volunteerWithHours() {
    var login = "helper-" + UUID.randomUUID().toString().substring(0, 8);
    var password = UUID.randomUUID().toString();
    var account =
        Map.of(
            "name",
            NAME,
            "phone",
            "136%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000)),
            "login",
            login,
            "password",
            password,
            "authorities",
            List.of(Map.of("role", "VOLUNTEER", "area", Orders.AREA)));
    var made = platform.administrator().post("/api/accounts", List.of(account)).expect(201).json();
    var person = made.path("personIds").get(0).asString();
    var team = UUID.randomUUID().toString();
    platform
        .administrator()
        .post("/api/teams", Map.of("teams", List.of(team(team, person))))
        .expect(200);
    platform
        .administrator()
        .post(
            "/api/hours/earlier",
            Map.of(
                "origin",
                "社区服务台账",
                "records",
                List.of(service(person, team, 40), service(person, team, 20))))
        .expect(200);
    return new Login("volunteer", Orders.AREA, "", login, password);
  }

  /** A team that is asked for nothing. */
  private static Map<String, Object> team(String id, String person) {
    return Map.of(
        "id",
        id,
        "name",
        "旧时服务队",
        "kind",
        "OTHER",
        "area",
        Orders.AREA,
        "capacity",
        1,
        "active",
        false,
        "members",
        List.of(
            Map.of("personId", UUID.randomUUID(), "leader", true),
            Map.of("personId", person, "leader", false)));
  }

  private Map<String, Object> service(String person, String team, int daysAgo) {
    var begin = today.minusDays(daysAgo).atTime(LocalTime.of(9, 0)).atZone(ZONE);
    return Map.of(
        "personId",
        person,
        "teamId",
        team,
        "item",
        "RP01",
        "servedFrom",
        begin.toOffsetDateTime().toString(),
        "servedUntil",
        begin.plusMinutes(90).toOffsetDateTime().toString(),
        "proof",
        "CODE_AND_PLACE",
        "noticeFrom",
        today.minusDays(daysAgo - 1L).toString());
  }
}
