package org.diandan.standalone.demo;

import static org.diandan.standalone.demo.DemoForms.field;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.diandan.standalone.demo.DemoForms.Field;
import org.diandan.standalone.demo.DemoTeam.Member;
import tools.jackson.databind.JsonNode;

/**
 * What the volunteers of the demonstration have said and done so far: when they are free, hours of
 * before the platform, the sign-up of somebody of 16 whose guardian agreed; and who issues
 * certificates.
 */
final class DemoService {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String VILLAGE = "360802005001";
  private static final String GUARDIAN_PHONE = "19907968001";
  private static final Pattern CODE = Pattern.compile("验证码 (\\d{6})");
  private static final Duration CODE_MAY_TAKE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /** How many days ago they served; the notice of all but the last has passed. */
  private static final List<Integer> DAYS_AGO = List.of(75, 52, 33, 19, 4);

  private static final List<String> PROOFS =
      List.of("CODE", "PLACE", "CODE_AND_PLACE", "LEADER", "CODE");

  private final DemoApi administrator;
  private final DemoLogins logins;
  private final LocalDate today = LocalDate.now(ZONE);

  DemoService(DemoApi administrator, DemoLogins logins) {
    this.administrator = administrator;
    this.logins = logins;
  }

  /**
   * Brings all of it in; what is there already stays.
   *
   * @param ids person ids by phone
   */
  void bringIn(List<DemoVolunteer> volunteers, Map<String, String> ids)
      throws IOException, InterruptedException {
    administrator
        .forms()
        .send(
            "/admin/certificates",
            field("area", "3608"),
            field("name", "吉安市志愿服务联合会（演示）"),
            field("inCharge", "罗建华"),
            field("handler", "肖晓燕"),
            field("contact", "0796-0000000"));
    bringHours(volunteers, ids);
    for (var volunteer : volunteers) {
      if (volunteer.minor()) {
        signUp(volunteer, ids);
      }
      sayWhenFree(volunteer);
    }
  }

  private void bringHours(List<DemoVolunteer> volunteers, Map<String, String> ids)
      throws IOException, InterruptedException {
    var teams = administrator.get("/api/teams");
    var records = new ArrayList<Map<String, Object>>();
    for (var volunteer : volunteers) {
      var person = ids.getOrDefault(volunteer.member().phone(), "");
      var team = idOf(teams, volunteer.team());
      for (var i = 0; i < DAYS_AGO.size(); i++) {
        records.add(record(volunteer, person, team, i));
      }
    }
    administrator.post("/api/hours/earlier", Map.of("origin", "演示：平台启用前的服务台账", "records", records));
  }

  private Map<String, Object> record(DemoVolunteer volunteer, String person, String team, int at) {
    var items = volunteer.team().items();
    var day = today.minusDays(DAYS_AGO.get(at));
    var begin = day.atTime(LocalTime.of(9, 0)).atZone(ZONE).toOffsetDateTime();
    return Map.of(
        "personId", person,
        "teamId", team,
        "item", items.get((volunteer.number() + at) % items.size()),
        "servedFrom", begin.toString(),
        "servedUntil", begin.plusMinutes(60L + 15L * ((volunteer.number() + at) % 5)).toString(),
        "proof", PROOFS.get(at),
        "noticeFrom", day.plusDays(1).toString());
  }

  private static String idOf(JsonNode teams, DemoTeam team) throws IOException {
    return teams
        .valueStream()
        .filter(known -> known.path("externalCode").asString("").equals(team.externalCode()))
        .map(known -> known.path("id").asString())
        .findFirst()
        .orElseThrow(() -> new IOException(team.externalCode() + " was not brought in"));
  }

  private void sayWhenFree(DemoVolunteer volunteer) throws IOException, InterruptedException {
    var slots = new ArrayList<Field>();
    slots.add(field("act", "week"));
    for (var day : List.of("SATURDAY", "SUNDAY", "WEDNESDAY")) {
      slots.add(field("slot", day + " MORNING"));
      slots.add(field("slot", day + " AFTERNOON"));
    }
    try (var own = administrator.as(volunteer.login(), logins.passwordOf(volunteer.login()))) {
      own.forms().send("/volunteer/availability", slots.toArray(Field[]::new));
    }
  }

  /**
   * As every volunteer signs up: by a code, and with a guardian who proves a phone of their own.
   */
  private void signUp(DemoVolunteer volunteer, Map<String, String> ids)
      throws IOException, InterruptedException {
    var member = volunteer.member();
    // Signing up ends the session it is done in.
    try (var own = administrator.as(volunteer.login(), logins.passwordOf(volunteer.login()))) {
      // Nobody can sign up twice, but an interrupted attempt may have got this far.
      if (!own.get("/me/volunteer/export").has("volunteerNumber")) {
        answerQuestions(own.forms(), member);
      }
    }
    var guardian = administrator.forms();
    prove(guardian, "/join/consent", GUARDIAN_PHONE);
    guardian.send(
        "/join/consent/children/" + ids.getOrDefault(member.phone(), ""), field("answer", "yes"));
  }

  private void answerQuestions(DemoForms own, Member member)
      throws IOException, InterruptedException {
    var birth = today.minusYears(16).minusMonths(3);
    prove(own, "/join", member.phone());
    own.send("/join/steps/name", field("name", member.name()));
    own.send(
        "/join/steps/birth",
        field("year", String.valueOf(birth.getYear())),
        field("month", String.valueOf(birth.getMonthValue())),
        field("day", String.valueOf(birth.getDayOfMonth())));
    own.send("/join/steps/area", field("found", VILLAGE));
    own.send(
        "/join/steps/guardian",
        field("guardianName", member.name().charAt(0) + "桂香"),
        field("guardianPhone", GUARDIAN_PHONE));
    own.send("/join/steps/more");
    own.send("/join/steps/check", field("consent", "true"));
  }

  private void prove(DemoForms forms, String home, String phone)
      throws IOException, InterruptedException {
    var before = newestMessage();
    var page = forms.send(home + "/codes", field("phone", phone));
    forms.send(page, field("code", awaitCode(before)));
  }

  private String awaitCode(long before) throws IOException, InterruptedException {
    var end = System.nanoTime() + CODE_MAY_TAKE.toNanos();
    while (System.nanoTime() < end) {
      for (var message : administrator.get("/api/outbox").path("messages")) {
        var found = CODE.matcher(message.path("text").asString(""));
        if (message.path("seq").asLong() > before && found.find()) {
          return found.group(1);
        }
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    throw new IOException("No code was sent within " + CODE_MAY_TAKE);
  }

  private long newestMessage() throws IOException, InterruptedException {
    return administrator
        .get("/api/outbox")
        .path("messages")
        .valueStream()
        .mapToLong(message -> message.path("seq").asLong())
        .max()
        .orElse(0);
  }
}
