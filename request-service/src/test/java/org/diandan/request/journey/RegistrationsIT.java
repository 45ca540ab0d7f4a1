package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.request.journey.Certifying.Person;
import org.diandan.request.privacy.KeyedHash;
import org.junit.jupiter.api.Test;

/** Staff look after registrations: they find them, correct them, and make one of two. */
class RegistrationsIT {

  private static final String HOME = "/admin/volunteers";
  private static final Map<String, String> REASON = Map.of("reason-merged", "本人带证件来过");

  @Test
  void ofTwoRegistrationsOneLastsWithTheHoursAndTheOtherSignsInNoMore() {
    var gone = joined("郑双份", "13700003001");
    var lasting = joined("郑双份", "13700003002");
    var entry = Certifying.confirmed(gone, 60, EvidenceRung.E2);
    var official = staff("OFFICIAL", Ordering.VILLAGE.substring(0, 6));
    assertThat(official.open(HOME).page()).contains("姓名和出生日期相同", "郑双份");
    official.open(HOME + "/" + lasting.id());

    official.send(HOME + "/" + lasting.id() + "/merge", Map.of("gone", gone.id().toString()));
    assertThat(official.page()).contains("请写原因");
    official.send(HOME + "/" + lasting.id() + "/merge", merge(gone));

    assertThat(official.page()).contains("已经合并", "没有发现重复登记");
    assertThat(
            count(
                """
                volunteer v join account a on a.person_id = v.person_id
                where v.person_id = '%s' and v.state = 'MERGED' and v.merged_into = '%s'
                  and a.disabled_at is not null and v.person_id not in (select person_id from session)
                """
                    .formatted(gone.id(), lasting.id())))
        .isEqualTo(1);
    assertThat(
            count(
                """
                event_outbox
                where type = 'person.changed.v1' and subject = '%s'
                  and data ->> 'state' = 'MERGED' and data ->> 'mergedInto' = '%s'
                """
                    .formatted(gone.id(), lasting.id())))
        .isEqualTo(1);
    assertThat(audits("volunteer-merged", gone)).isEqualTo(1);
    assertThat(Joining.by("13700003001").prove("/login/code").browser().page()).contains("没有登记");
    await().until(() -> holds(lasting, entry));
    assertThat(holds(lasting, Certifying.confirmed(gone, 30, EvidenceRung.E2))).isTrue();
  }

  @Test
  void twoMergesOfOnePairInBothDirectionsLeaveOne() {
    var one = joined("王同名", "13700003003");
    var other = joined("王同名", "13700003004");
    var official = staff("OFFICIAL", "9901");
    official.open(HOME + "/" + one.id()).send(HOME + "/" + one.id() + "/merge", merge(other));

    official.send(HOME + "/" + other.id() + "/merge", merge(one));

    assertThat(official.status()).isEqualTo(404);
    assertThat(stateOf(one) + stateOf(other)).isEqualTo("ACTIVEMERGED");
    assertThatThrownBy(
            () ->
                SERVICE
                    .database()
                    .execute(
                        "update volunteer set state = 'MERGED', merged_into = '%s' where person_id = '%s'"
                            .formatted(other.id(), one.id())))
        .hasStackTraceContaining("is none any more");
  }

  @Test
  void registrationsOfOtherAreasAreNobodysBusiness() {
    var volunteer = joined("冯别处", "13700003005");
    var official = staff("OFFICIAL", "1101");

    official.open(HOME).send(HOME + "/search", Map.of("wanted", "冯别处"));
    assertThat(official.page()).contains("没有这样的登记");
    assertThat(official.open(HOME + "/" + volunteer.id()).status()).isEqualTo(404);

    var own = staff("ADMINISTRATOR", "9901");
    own.open(HOME).send(HOME + "/search", Map.of("wanted", "137 0000 3005"));
    assertThat(own.page()).contains("冯别处", HOME + "/" + volunteer.id());
    own.open(HOME).send(HOME + "/search", Map.of("wanted", "冯别处"));
    assertThat(own.page()).contains("13700003005");
    assertThat(volunteer.browser().open(HOME).status()).isEqualTo(403);
  }

  @Test
  void staffCorrectABirthDateAndWhoIsUnderAgeByItWaitsForAGuardian() {
    var volunteer = joined("陈改日", "13700003006");
    var page = HOME + "/" + volunteer.id();
    var official = staff("OFFICIAL", "9901").open(page);
    var young = LocalDate.now(ZoneOffset.UTC).minusYears(15).toString();

    official.send(page + "/birth", Map.of("birth", "昨天", "reason-birth", "看过户口本"));
    assertThat(official.page()).contains("请写真实的出生年月日", "看过户口本");
    official.send(page + "/birth", Map.of("birth", young, "reason-birth", "看过户口本"));

    assertThat(official.page()).contains("出生日期改好了", young, "等监护人同意");
    assertThat(count("authority where person_id = '%s'".formatted(volunteer.id()))).isZero();
    assertThat(volunteer.browser().open("/me/volunteer").page()).contains("等监护人同意", "监护人");
  }

  @Test
  void aCorrectedPhoneSignsInAndTheOldOneDoesNot() {
    var volunteer = joined("褚换号", "13700003007");
    joined("褚换号", "13700003008");
    var page = HOME + "/" + volunteer.id();
    var official = staff("OFFICIAL", "9901").open(page);

    official.send(page + "/phone", Map.of("phone", "13700003008", "reason-phone", "手机丢了"));
    assertThat(official.page()).contains("已经有一份登记");
    official.send(page + "/phone", Map.of("phone", "13700003009", "reason-phone", "手机丢了"));

    assertThat(official.page()).contains("手机号改好了", "13700003009");
    assertThat(count("session where person_id = '%s'".formatted(volunteer.id()))).isZero();
    assertThat(Joining.by("13700003007").prove("/login/code").browser().page()).contains("没有登记");
    assertThat(Joining.by("13700003009").prove("/login/code").browser().page()).contains("我是褚换号");
  }

  @Test
  void thePagesAreThereInEnglishToo() {
    var volunteer = joined("卫英文", "13700003010");
    var official = staff("OFFICIAL", "9901");
    official.open(HOME).send("/preferences", Map.of("lang", "en", "back", HOME));

    assertThat(official.open(HOME).page()).doesNotContain("??").contains("<h1");
    assertThat(official.open(HOME + "/" + volunteer.id()).page())
        .doesNotContain("??")
        .contains("卫英文");
  }

  private static Person joined(String name, String phone) {
    var browser = Joining.adult(name, phone).browser();
    return new Person(UUID.fromString(text(person(name, phone))), browser);
  }

  private static Browser staff(String role, String area) {
    var login = "registrar" + Certifying.PEOPLE.incrementAndGet();
    Ordering.account(login, role, area);
    return Certifying.signedIn(login, Ordering.PASSWORD);
  }

  private static Map<String, String> merge(Person gone) {
    var form = new HashMap<>(REASON);
    form.put("gone", gone.id().toString());
    return form;
  }

  private static boolean holds(Person person, UUID entry) {
    return count(
            "hours_fact where entry_id = '%s' and person_id = '%s'".formatted(entry, person.id()))
        == 1;
  }

  private static long audits(String action, Person subject) {
    return count(
        "audit_entry where action = '%s' and subject = '%s'".formatted(action, subject.id()));
  }

  private static String stateOf(Person person) {
    return text("select state from volunteer where person_id = '%s'".formatted(person.id()));
  }

  private static String person(String name, String phone) {
    var hash = SERVICE.bean(KeyedHash.class);
    return "select id from person where phone_hash = '%s' and name_hash = '%s'"
        .formatted(hash.of(phone), hash.of(name));
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
    } catch (SQLException e) {
      throw new IllegalStateException("Failed: " + sql, e);
    }
  }
}
