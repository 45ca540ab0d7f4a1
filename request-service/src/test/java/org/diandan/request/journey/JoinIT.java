package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.identity.Contact;
import org.diandan.request.identity.Persons;
import org.diandan.request.privacy.KeyedHash;
import org.junit.jupiter.api.Test;

class JoinIT {

  @Test
  void anAdultSignsUpWithTheCodeOfThePhoneAndMayServe() {
    var joining = Joining.by("13700001001").upToCheck("王志愿", LocalDate.of(1958, 3, 8));

    joining.answer(Map.of("languages", "手语")).answer(Map.of("consent", "true"));

    assertThat(joining.browser().place()).isEqualTo("/me/volunteer");
    assertThat(joining.browser().page()).contains("王志愿", "可以参加服务", "1958-03-08", "手语");
    assertThat(volunteers("13700001001", "ACTIVE", "ADULT")).isEqualTo(1);
    assertThat(told("13700001001")).isEqualTo(1);
    assertThat(
            count(
                "authority where role = 'VOLUNTEER' and area = '%s' and person_id in (%s)"
                    .formatted(Ordering.VILLAGE, person("13700001001"))))
        .isEqualTo(1);
  }

  @Test
  void nobodyIsRegisteredWithoutTheCode() {
    var joining = Joining.by("13700001002").ask("/join");
    var form = joining.browser().place();
    var wrong = Joining.code(form).equals("000000") ? "000001" : "000000";

    joining.answer(Map.of("code", wrong));
    assertThat(joining.browser().page()).contains("还可以试 4 次");
    var stranger = new Browser().open("/join/steps/check");

    assertThat(stranger.page()).contains("获取验证码");
    assertThat(count("person where id in (%s)".formatted(person("13700001002")))).isZero();
  }

  @Test
  void theCodeIsSentToThePhoneThatWasTyped() {
    var place = Joining.by("13700001012").ask("/join").browser().place();
    var code = UUID.fromString(place.substring(place.lastIndexOf('/') + 1));

    var told = SERVICE.bean(Persons.class).contact(code).blockOptional(Duration.ofSeconds(10));

    assertThat(told).map(Contact::phone).contains("13700001012");
  }

  @Test
  void aKnownPhoneIsToldOnlyAfterTheCode() {
    Joining.adult("赵先来", "13700001003");
    var unknown = Joining.by("13700001999").ask("/join").browser();
    var known = Joining.by("13700001003").ask("/join");

    assertThat(withoutSecrets(known.browser())).isEqualTo(withoutSecrets(unknown));
    known.answer(Map.of("code", Joining.code(known.browser().place())));

    assertThat(known.browser().place()).isEqualTo("/join/known");
    assertThat(known.browser().page()).contains("已经有人报过名", "我是赵先来");
  }

  @Test
  void pressingTheLastButtonTwiceRegistersOnce() {
    var joining =
        Joining.by("13700001004").upToCheck("孙两次", LocalDate.of(1970, 1, 1)).answer(Map.of());
    var check = joining.browser().place();
    joining.answer(Map.of("consent", "true"));

    joining.browser().send(check, Map.of("consent", "true"));

    assertThat(volunteers("13700001004", "ACTIVE", "ADULT")).isEqualTo(1);
    assertThat(told("13700001004")).isEqualTo(1);
  }

  @Test
  void somebodyUnderAgeServesOnlyAfterTheGuardianProvedAPhoneOfTheirOwn() {
    var child = Joining.minor("李小雨", "13700001005", "13700001006").browser();
    assertThat(child.page()).contains("等监护人同意");
    assertThat(volunteers("13700001005", "AWAITS_GUARDIAN", "OLDER_YOUTH")).isEqualTo(1);
    assertThat(count("authority where person_id in (%s)".formatted(person("13700001005"))))
        .isZero();

    var other = Joining.by("13700001007").prove("/join/consent").browser();
    assertThat(other.page()).contains("没有孩子在等您同意");
    var guardian = Joining.by("13700001006").prove("/join/consent");
    assertThat(guardian.browser().page()).contains("李小雨", "16、17 岁");
    var yes = "/join/consent/children/" + text(person("13700001005"));
    guardian.browser().send(yes, Map.of("answer", "yes"));

    assertThat(guardian.browser().page()).contains("您已经同意");
    assertThat(volunteers("13700001005", "ACTIVE", "OLDER_YOUTH")).isEqualTo(1);
    assertThat(child.open("/me/volunteer").page()).contains("可以参加服务");
    guardian.browser().send(yes, Map.of("answer", "no"));
    assertThat(volunteers("13700001005", "AWAITS_GUARDIAN", "OLDER_YOUTH")).isEqualTo(1);
    assertThat(told("13700001005")).isEqualTo(3);
  }

  @Test
  void aGuardiansPhoneIsNotTheChildsOwn() {
    var joining =
        Joining.by("13700001008").upToCheck("李自证", LocalDate.now(ZoneOffset.UTC).minusYears(15));

    joining.answer(Map.of("guardianName", "李建国", "guardianPhone", "137 0000 1008"));

    assertThat(joining.browser().status()).isEqualTo(422);
    assertThat(joining.browser().page()).contains("不能和您的一样");
  }

  @Test
  void aVolunteerSignsInByCodeAndStaffDoNot() {
    Joining.adult("钱登录", "13700001009");
    var volunteer = Joining.by("13700001009").prove("/login/code");
    assertThat(volunteer.browser().page()).contains("我是钱登录");

    volunteer.browser().send("/login/code/who/" + text(person("13700001009")), Map.of());

    assertThat(volunteer.browser().open("/me/volunteer").page()).contains("钱登录");
    SERVICE
        .database()
        .execute(
            "insert into authority (person_id, role, area) select id, 'OFFICIAL', '9901' from (%s) p"
                .formatted(person("13700001009")));
    var official = Joining.by("13700001009").prove("/login/code");
    assertThat(official.browser().page()).contains("没有登记");
    official
        .browser()
        .open("/login/code")
        .send("/login/code/who/" + text(person("13700001009")), Map.of());
    assertThat(official.browser().open("/me/volunteer").page()).doesNotContain("钱登录");
  }

  @Test
  void everythingPersonalIsErasedAndTheIdStays() {
    var volunteer = Joining.adult("周删除", "13700001010").browser();
    var id = text(person("13700001010"));

    volunteer.open("/me/volunteer/leave").send("/me/volunteer/erase", Map.of());

    assertThat(volunteer.page()).contains("资料已删除");
    assertThat(
            count(
                """
                person p join volunteer v on v.person_id = p.id join account a on a.person_id = p.id
                where p.id = '%s' and p.name_sealed is null and p.phone_sealed is null
                  and v.state = 'LEFT' and v.birth_sealed is null and v.details_sealed is null
                  and a.disabled_at is not null
                """
                    .formatted(id)))
        .isEqualTo(1);
    assertThat(count("session where person_id = '%s'".formatted(id))).isZero();
    assertThat(Joining.by("13700001010").prove("/login/code").browser().page()).contains("没有登记");
  }

  @Test
  void whoLeftComesBackAndCorrectsWhatWasSaid() {
    var volunteer = Joining.adult("吴回来", "13700001011").browser();

    volunteer.open("/me/volunteer/leave").send("/me/volunteer/leave", Map.of());
    assertThat(volunteer.page()).contains("您已经退出");
    volunteer.send("/me/volunteer/return", Map.of());
    assertThat(volunteer.page()).contains("可以参加服务");
    volunteer
        .open("/me/volunteer/change/document")
        .send(
            "/me/volunteer/change/document",
            Map.of("documentType", "ID_CARD", "documentNumber", "11010519491231002X"));

    assertThat(volunteer.page()).contains("出生日期和您写的不一样");
    volunteer.send(
        "/me/volunteer/change/document",
        Map.of("documentType", "PASSPORT", "documentNumber", "e1234 5678"));
    assertThat(volunteer.page()).contains("改好了", "****5678");
    assertThat(volunteer.open("/me/volunteer/export").page()).contains("E12345678", "吴回来");
  }

  private static long volunteers(String phone, String state, String ageGroup) {
    return count(
        "volunteer where state = '%s' and age_group = '%s' and person_id in (%s)"
            .formatted(state, ageGroup, person(phone)));
  }

  /** How often others were told of the person, without a name or a number. */
  private static long told(String phone) {
    return count(
        "event_outbox where type = 'person.changed.v1' and subject in (%s)"
            .formatted(person(phone)));
  }

  private static String person(String phone) {
    return "select id from person where phone_hash = '%s'"
        .formatted(SERVICE.bean(KeyedHash.class).of(phone));
  }

  private static long count(String from) {
    return SERVICE.database().count("select count(*) from " + from);
  }

  private static String text(String sql) {
    try (var connection = SERVICE.database().connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException("Failed: " + sql, e);
    }
  }

  private static String withoutSecrets(Browser browser) {
    return browser
        .page()
        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"|X-CSRF-TOKEN[^}]+}", "")
        .replace(browser.place(), "");
  }
}
