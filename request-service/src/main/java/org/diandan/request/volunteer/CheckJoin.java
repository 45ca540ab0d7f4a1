package org.diandan.request.volunteer;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.diandan.contract.AreaCode;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.volunteer.Facts.GuardianContact;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what is wrong with the answers, page by page, and makes facts of those that are right. */
@Component
public final class CheckJoin {

  private static final int OLDEST = 110;

  /** Nobody younger can promise anything. */
  private static final int YOUNGEST = 6;

  private static final int LONGEST_NAME = 30;
  private static final int LONGEST_NOTE = 60;
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}·.' -]{2,}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  private final Clock clock;
  private final ZoneId zone;

  CheckJoin(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /** Today where the platform is. */
  LocalDate today() {
    return LocalDate.now(clock.withZone(zone));
  }

  /** Whether these answers are a minor's; false while there is no birth date. */
  public boolean isMinor(JoinForm form) {
    return birth(form).map(birth -> birth.groupOn(today()).isMinor()).orElse(false);
  }

  /**
   * What is wrong with the answers of one page.
   *
   * @param ownPhone of the person, only digits; a guardian has another one
   * @return message keys by field, in the order of the page; empty when all is well
   */
  public Map<String, String> faults(JoinStep step, JoinForm form, String ownPhone) {
    var faults = new LinkedHashMap<String, String>();
    switch (step) {
      case NAME -> require(faults, "name", isName(form.get("name")), "join.name.wrong");
      case BIRTH -> checkBirth(form, faults);
      case AREA -> require(faults, "county", isArea(form.get("area")), "join.area.wrong");
      case GUARDIAN -> checkGuardian(form, ownPhone, faults);
      case MORE -> checkMore(form, faults);
      case CHECK ->
          require(faults, "consent", "true".equals(form.get("consent")), "join.consent.wrong");
      case DOCUMENT -> checkDocument(form, faults);
    }
    return faults;
  }

  /** The first page with something wrong or missing; empty when everything necessary is there. */
  public Optional<JoinStep> firstFaulty(JoinForm form, String ownPhone) {
    return List.of(JoinStep.NAME, JoinStep.BIRTH, JoinStep.AREA, JoinStep.GUARDIAN, JoinStep.MORE)
        .stream()
        .filter(step -> step != JoinStep.GUARDIAN || isMinor(form))
        .filter(step -> !faults(step, form, ownPhone).isEmpty())
        .findFirst();
  }

  /** The facts of answers without faults. */
  Facts facts(JoinForm form) {
    var birth = birth(form).orElseThrow();
    return new Facts(
        form.get("name"),
        birth,
        new AreaCode(form.get("area")),
        new Details(
            said(form, "sex"),
            said(form, "languages"),
            said(form, "homeCommunity"),
            said(form, "workUnit"),
            said(form, "emergencyName"),
            said(form, "emergencyPhone"),
            said(form, "documentType"),
            form.get("documentNumber").isEmpty()
                ? null
                : DocumentType.plain(form.get("documentNumber"))),
        isMinor(form)
            ? new GuardianContact(form.get("guardianName"), digits(form.get("guardianPhone")))
            : null);
  }

  private void checkBirth(JoinForm form, Map<String, String> faults) {
    var birth = birth(form);
    require(faults, "year", birth.isPresent(), "join.birth.wrong");
    birth.ifPresent(
        known -> {
          var today = today();
          require(
              faults,
              "year",
              !known.date().isAfter(today) && known.date().isAfter(today.minusYears(OLDEST)),
              "join.birth.wrong");
          require(
              faults,
              "year",
              !known.date().isAfter(today.minusYears(YOUNGEST)),
              "join.birth.young");
        });
  }

  private static void checkGuardian(JoinForm form, String ownPhone, Map<String, String> faults) {
    var phone = digits(form.get("guardianPhone"));
    require(faults, "guardianName", isName(form.get("guardianName")), "join.name.wrong");
    require(faults, "guardianPhone", isMobile(phone), "proof.phone.wrong");
    require(faults, "guardianPhone", !phone.equals(ownPhone), "join.guardian.own");
  }

  private static void checkMore(JoinForm form, Map<String, String> faults) {
    var sex = form.get("sex");
    require(faults, "sex", List.of("", "FEMALE", "MALE").contains(sex), "join.choose");
    for (var field : List.of("languages", "homeCommunity", "workUnit")) {
      require(faults, field, form.get(field).length() <= LONGEST_NOTE, "join.text.long");
    }
    var name = form.get("emergencyName");
    var phone = form.get("emergencyPhone");
    require(faults, "emergencyName", name.isEmpty() || isName(name), "join.name.wrong");
    require(
        faults,
        "emergencyPhone",
        phone.isEmpty() || PhoneNumber.read(phone).isPresent(),
        "join.phone.any.wrong");
    require(faults, "emergencyPhone", name.isEmpty() == phone.isEmpty(), "join.emergency.both");
  }

  private void checkDocument(JoinForm form, Map<String, String> faults) {
    var number = DocumentType.plain(form.get("documentNumber"));
    if (number.isEmpty()) {
      return;
    }
    var type = documentType(form.get("documentType"));
    require(faults, "documentType", type.isPresent(), "join.choose");
    type.ifPresent(
        known -> {
          require(faults, "documentNumber", known.accepts(number), "join.document.wrong");
          if (faults.isEmpty()) {
            require(
                faults,
                "documentNumber",
                birth(form).map(birth -> known.fits(number, birth)).orElse(true),
                "join.document.birth");
          }
        });
  }

  private static Optional<DocumentType> documentType(String text) {
    for (var type : DocumentType.values()) {
      if (type.name().equals(text)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  private static Optional<Birth> birth(JoinForm form) {
    var year = form.get("year");
    var month = form.get("month");
    var day = form.get("day");
    if (!NUMBER.matcher(year).matches()
        || !NUMBER.matcher(month).matches()
        || !NUMBER.matcher(day).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Birth(
              LocalDate.of(
                  Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  private static boolean isName(String name) {
    return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
  }

  private static boolean isArea(String code) {
    return AreaCode.isWellFormed(code) && code.length() >= "360802".length();
  }

  /** Only a mobile gets the text message that proves it. */
  private static boolean isMobile(String typed) {
    return PhoneNumber.read(typed).filter(PhoneNumber::isMobile).isPresent();
  }

  private static String digits(String typed) {
    return PhoneNumber.read(typed).map(PhoneNumber::digits).orElse("");
  }

  private static @Nullable String said(JoinForm form, String field) {
    var text = form.get(field);
    return text.isEmpty() ? null : text;
  }

  /** Keeps the first fault of each field. */
  private static void require(
      Map<String, String> faults, String field, boolean good, String messageKey) {
    if (!good) {
      faults.putIfAbsent(field, messageKey);
    }
  }
}
