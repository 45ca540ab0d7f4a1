package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Certifying.BATCH_TEAM;
import static org.diandan.request.journey.Certifying.DOCUMENT;
import static org.diandan.request.journey.Certifying.FOREIGN_TEAM;
import static org.diandan.request.journey.Certifying.LEADER;
import static org.diandan.request.journey.Certifying.MEMBER;
import static org.diandan.request.journey.Certifying.NUMBER;
import static org.diandan.request.journey.Certifying.PEOPLE;
import static org.diandan.request.journey.Certifying.TEAM;
import static org.diandan.request.journey.Certifying.anotherNumber;
import static org.diandan.request.journey.Certifying.code;
import static org.diandan.request.journey.Certifying.confirmed;
import static org.diandan.request.journey.Certifying.file;
import static org.diandan.request.journey.Certifying.get;
import static org.diandan.request.journey.Certifying.issue;
import static org.diandan.request.journey.Certifying.issuer;
import static org.diandan.request.journey.Certifying.number;
import static org.diandan.request.journey.Certifying.person;
import static org.diandan.request.journey.Certifying.recorded;
import static org.diandan.request.journey.Certifying.send;
import static org.diandan.request.journey.Certifying.signedIn;
import static org.diandan.request.journey.Certifying.team;
import static org.diandan.request.journey.Certifying.text;
import static org.diandan.request.journey.Certifying.upload;
import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.contract.HoursEvent.HoursVoided;
import org.diandan.contract.HoursEvent.VoidReason;
import org.diandan.request.privacy.FieldCipher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Certificates: issued from confirmed hours, checked by anybody, superseded, revoked. */
class CertificatesIT {

  @BeforeAll
  static void thereIsATeamAndAnIssuer() {
    MATCHING.say(
        team(TEAM, "东门志愿服务队", "990101001", Set.of(LEADER.id(), MEMBER.id())),
        team(BATCH_TEAM, "西门志愿服务队", "990101001", Set.of(LEADER.id(), MEMBER.id())),
        team(FOREIGN_TEAM, "外地队", "980101001", Set.of(LEADER.id())));
    await()
        .until(
            () ->
                SERVICE
                        .database()
                        .count(
                            "select count(*) from certificate_team where team_id in ('%s', '%s', '%s')"
                                .formatted(TEAM, BATCH_TEAM, FOREIGN_TEAM))
                    == 3);
    var administrator = signedIn("admin", "only-for-tests-4711").open("/admin/certificates");
    administrator.send("/admin/certificates", issuer("990101"));
    assertThat(administrator.page()).contains("已登记", "东门街道文明实践所");
  }

  @Test
  void aCertificateSaysWhatWasConfirmedAndVerifies() throws IOException {
    var person = person("VOLUNTEER");
    SERVICE
        .database()
        .execute(
            """
            insert into volunteer (person_id, state, age_group, details_sealed)
            values ('%s', 'ACTIVE', 'ADULT', '%s')\
            """
                .formatted(person.id(), SERVICE.bean(FieldCipher.class).encrypt(DOCUMENT)));
    confirmed(person, 90, EvidenceRung.E4);
    confirmed(person, 30, EvidenceRung.E1);

    var number = issue(person);
    var pdf = file(person, number);

    var text = text(pdf);
    assertThat(text)
        .contains("志愿服务记录证明", number, "东门街道文明实践所", "1 小时 30 分钟", "30 分钟", "居民身份证，尾号 1234")
        .containsPattern("志愿者编号 \\d{8}")
        .doesNotContain("19900101", "符合国家标准", "官方证明");
    var code = code(text);
    var anybody = new Browser();
    assertThat(anybody.open("/certificates/check/" + number + "?code=" + code).page())
        .contains("相符", number, "1 小时 30 分钟", "有效", "东门街道文明实践所")
        .doesNotContain("张certified" + PEOPLE.get());
    assertThat(
            anybody
                .open(
                    "/certificates/check?number="
                        + number.toLowerCase(Locale.ROOT)
                        + "&code="
                        + code.toLowerCase(Locale.ROOT))
                .page())
        .contains("相符");
    assertThat(upload(pdf)).contains("相符", number);
  }

  @Test
  void nothingThatWasChangedVerifies() throws IOException {
    var person = person("VOLUNTEER");
    confirmed(person, 90, EvidenceRung.E4);
    var number = issue(person);
    var pdf = file(person, number);
    var anybody = new Browser();

    assertThat(anybody.open("/certificates/check/" + number).page())
        .contains("有这个编号")
        .doesNotContain("相符");
    assertThat(anybody.open("/certificates/check/" + number + "?code=00000000").page())
        .contains("查验码不符")
        .doesNotContain("1 小时 30 分钟");
    assertThat(anybody.open("/certificates/check/" + anotherNumber(number)).status())
        .isEqualTo(404);
    assertThat(anybody.open("/certificates/check?number=2611").status()).isEqualTo(422);

    for (var at : List.of(10, pdf.length / 2, pdf.length - 1)) {
      var changed = pdf.clone();
      changed[at] ^= 1;
      assertThat(upload(changed)).contains("或者被改动过").doesNotContain(number);
    }
  }

  @Test
  void aVoidedHourSupersedesItAndTheNextOneIsNamed() {
    var person = person("VOLUNTEER");
    var first = confirmed(person, 60, EvidenceRung.E3);
    confirmed(person, 45, EvidenceRung.E2);
    var number = issue(person);
    assertThat(issue(person)).isEqualTo(number);

    MATCHING.say(
        new HoursVoided(UUID.randomUUID(), Instant.now(), person.id(), first, VoidReason.DISPUTED));
    await()
        .untilAsserted(
            () ->
                assertThat(new Browser().open("/certificates/check/" + number).page())
                    .contains("已被取代"));
    var next = issue(person);

    assertThat(next).isNotEqualTo(number);
    assertThat(new Browser().open("/certificates/check/" + number).page()).contains(next);
    assertThat(new Browser().open("/certificates/check/" + next).page())
        .contains("45 分钟", "有效")
        .doesNotContain("已被取代");
    assertThat(person.browser().open("/certificates").page()).contains(number, next, "已被取代");
  }

  @Test
  void onlyConfirmedHoursWithMoreThanOnesOwnWordCount() {
    var person = person("VOLUNTEER");
    confirmed(person, 60, EvidenceRung.E0);
    recorded(person, TEAM, 60, EvidenceRung.E4);
    assertThat(person.browser().open("/certificates").page()).contains("暂时不能开证明");

    confirmed(person, 20, EvidenceRung.E2);
    person.browser().open("/certificates");
    send(person, "2020-01-01", "2020-12-31");
    assertThat(person.browser().page()).contains("这段时间没有已生效的时长");
    send(person, "2026-02-31", "x");
    assertThat(person.browser().status()).isEqualTo(422);
    assertThat(person.browser().page()).contains("请选择一个日期", "value=\"2026-02-31\"");
    var number = issue(person);
    assertThat(new Browser().open("/certificates/check/" + number).page()).contains("20 分钟");
  }

  @Test
  void ordersOfATrialNeverCount() {
    var person = person("VOLUNTEER");
    var entry = confirmed(person, 60, EvidenceRung.E4);
    confirmed(person, 15, EvidenceRung.E4);
    var request = Ordering.taken(Ordering.submit(Ordering.order(Map.of()))).id();
    SERVICE
        .database()
        .execute(
            "update hours_fact set request_id = '%s' where entry_id = '%s'"
                .formatted(request, entry));
    var key = UUID.randomUUID();
    SERVICE
        .database()
        .execute(
            "insert into api_key (id, name, key_hash, area, per_minute, sandbox) values ('%s', 'trial', '\\x%s', '990101', 60, true)"
                .formatted(key, key.toString().replace("-", "")));
    SERVICE
        .database()
        .execute(
            "insert into hotline_order (hotline_key, their_number, request_id) values ('%s', '1', '%s')"
                .formatted(key, request));

    assertThat(new Browser().open("/certificates/check/" + issue(person)).page()).contains("15 分钟");
  }

  @Test
  void theCheckPageNamesTheHolderOnlyIfTheHolderWantsThat() {
    var person = person("VOLUNTEER");
    var name = "张certified" + PEOPLE.get();
    confirmed(person, 60, EvidenceRung.E4);

    person.browser().open("/certificates");
    person
        .browser()
        .send(
            "/certificates",
            Map.of("from", "2020-01-01", "until", "2027-12-31", "showsName", "true"));
    var number = number(person.browser().page());

    assertThat(new Browser().open("/certificates/check/" + number).page()).contains(name);
  }

  @Test
  void aLeaderGetsThoseOfTheTeamInOneFileAndNobodyElseDoes() throws IOException {
    confirmed(MEMBER, BATCH_TEAM, 60, EvidenceRung.E4);
    confirmed(LEADER, BATCH_TEAM, 25, EvidenceRung.E4);
    var page = "/certificates/team/" + BATCH_TEAM;
    var days = Map.of("from", "2020-01-01", "until", "2027-12-31");

    LEADER.browser().open(page).send(page, days);
    assertThat(LEADER.browser().page()).contains("共有 2 张证明", "下载全部");
    var zip = get(LEADER, page + "/file?from=2020-01-01&until=2027-12-31", 200);

    var numbers = new ArrayList<String>();
    try (var files = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
        numbers.add(file.getName().replace(".pdf", ""));
        assertThat(upload(files.readAllBytes())).contains("相符");
      }
    }
    assertThat(numbers).hasSize(2).allMatch(number -> NUMBER.matcher(number).matches());
    assertThat(LEADER.browser().open("/certificates/team/" + FOREIGN_TEAM).page())
        .contains("还没有登记出具单位");
    assertThat(MEMBER.browser().open(page).status()).isEqualTo(403);
    var stranger = person("LEADER");
    assertThat(stranger.browser().open(page).status()).isEqualTo(404);
    var theirs = numbers.getFirst();
    get(stranger, "/certificates/" + theirs + "/file", 404);
  }

  @Test
  void aRevokedCertificateSaysWhy() {
    var person = person("VOLUNTEER");
    confirmed(person, 60, EvidenceRung.E4);
    var number = issue(person);
    var administrator = signedIn("admin", "only-for-tests-4711").open("/admin/certificates");

    administrator.send("/admin/certificates/revocation", Map.of("number", number, "reason", ""));
    assertThat(administrator.status()).isEqualTo(422);
    administrator.send(
        "/admin/certificates/revocation", Map.of("number", number, "reason", "打印时盖错了章"));
    assertThat(administrator.page()).contains("已撤销");

    assertThat(new Browser().open("/certificates/check/" + number).page())
        .contains("已撤销", "打印时盖错了章");
    assertThat(issue(person)).isNotEqualTo(number);
  }

  @Test
  void theFontIsInsideTheFile() throws IOException {
    var person = person("VOLUNTEER");
    confirmed(person, 60, EvidenceRung.E4);

    try (var pdf = Loader.loadPDF(file(person, issue(person)))) {
      for (var page : pdf.getPages()) {
        for (var font : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
          assertThat(page.getResources().getFont(font).getName()).contains("NotoSansSC");
        }
      }
    }
  }
}
