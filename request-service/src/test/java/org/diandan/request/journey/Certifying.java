package org.diandan.request.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.diandan.contract.AreaCode;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.contract.HoursEvent.HoursConfirmed;
import org.diandan.contract.HoursEvent.HoursRecorded;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.contract.TeamKind;
import org.diandan.request.certificate.CertificateNumber;
import org.springframework.http.HttpHeaders;

/** A team with an issuer, people with hours, and what they do with certificates. */
final class Certifying {

  static final Pattern NUMBER = Pattern.compile("\\d{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]");
  static final Pattern CODE = Pattern.compile("查验码 ([0-9A-F]{8})");
  static final String DOCUMENT =
      "{\"documentType\":\"ID_CARD\",\"documentNumber\":\"990101199001011234\"}";
  static final AtomicInteger PEOPLE = new AtomicInteger();
  static final UUID TEAM = UUID.randomUUID();
  static final UUID BATCH_TEAM = UUID.randomUUID();
  static final UUID FOREIGN_TEAM = UUID.randomUUID();
  static final Person LEADER = person("LEADER");
  static final Person MEMBER = person("VOLUNTEER");

  /** Somebody with hours and a browser. */
  record Person(UUID id, Browser browser) {}

  private Certifying() {}

  static Person person(String role) {
    var number = PEOPLE.incrementAndGet();
    var login = "certified" + number;
    var id = Ordering.account(login, role, "990101");
    return new Person(id, signedIn(login, Ordering.PASSWORD));
  }

  static Browser signedIn(String login, String password) {
    return new Browser()
        .open("/login")
        .send("/login", Map.of("login", login, "password", password));
  }

  static UUID confirmed(Person person, int minutes, EvidenceRung rung) {
    return confirmed(person, TEAM, minutes, rung);
  }

  static UUID confirmed(Person person, UUID team, int minutes, EvidenceRung rung) {
    var entry = recorded(person, team, minutes, rung);
    MATCHING.say(
        new HoursConfirmed(UUID.randomUUID(), Instant.now(), person.id(), entry, minutes, rung));
    await().until(() -> is(entry, "CONFIRMED"));
    return entry;
  }

  static UUID recorded(Person person, UUID team, int minutes, EvidenceRung rung) {
    var entry = UUID.randomUUID();
    var until = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    MATCHING.say(
        new HoursRecorded(
            UUID.randomUUID(),
            until,
            person.id(),
            entry,
            team,
            UUID.randomUUID(),
            minutes,
            rung,
            new ServiceItemCode("RP01"),
            until.minus(Duration.ofMinutes(minutes)),
            until));
    await().until(() -> is(entry, "RECORDED"));
    return entry;
  }

  static boolean is(UUID entry, String state) {
    return SERVICE
            .database()
            .count(
                "select count(*) from hours_fact where entry_id = '%s' and state = '%s'"
                    .formatted(entry, state))
        == 1;
  }

  static TeamChanged team(UUID id, String name, String area, Set<UUID> members) {
    return new TeamChanged(
        UUID.randomUUID(),
        Instant.now(),
        id,
        name,
        TeamKind.PARTY,
        new AreaCode(area),
        Set.of(LEADER.id()),
        members,
        true,
        null,
        null);
  }

  static Map<String, String> issuer(String area) {
    return Map.of(
        "area",
        area,
        "name",
        "东门街道文明实践所",
        "inCharge",
        "张三",
        "handler",
        "李四",
        "contact",
        "0796-8220000");
  }

  static String issue(Person person) {
    person.browser().open("/certificates");
    send(person, "2020-01-01", "2027-12-31");
    assertThat(person.browser().page()).contains("已开好");
    return number(person.browser().page());
  }

  static void send(Person person, String from, String until) {
    person.browser().send("/certificates", Map.of("from", from, "until", until));
  }

  static String number(String page) {
    var found = Pattern.compile("证明 (%s) 已开好".formatted(NUMBER)).matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /** Well-formed, and none that was issued. */
  static String anotherNumber(String number) {
    for (char last : "23456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
      for (char other : "23456789".toCharArray()) {
        var changed =
            number.substring(0, 5) + other + number.substring(6, number.length() - 1) + last;
        if (!changed.equals(number) && CertificateNumber.read(changed).isPresent()) {
          return changed;
        }
      }
    }
    throw new AssertionError(number);
  }

  static String code(String text) {
    var found = CODE.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  static byte[] file(Person person, String number) {
    return get(person, "/certificates/" + number + "/file", 200);
  }

  static byte[] get(Person person, String path, int expected) {
    var headers = person.browser().open("/me").headers();
    var body =
        CLIENT
            .mutate()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 * 1024 * 1024))
            .build()
            .get()
            .uri(path)
            .header(HttpHeaders.COOKIE, requireNonNull(headers.get(HttpHeaders.COOKIE)))
            .exchange()
            .expectStatus()
            .isEqualTo(expected)
            .expectBody()
            .returnResult()
            .getResponseBody();
    return body == null ? new byte[0] : body;
  }

  static String upload(byte[] file) {
    return new Browser()
        .open("/certificates/check")
        .upload("/certificates/check/file", "file", file)
        .page();
  }

  static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
