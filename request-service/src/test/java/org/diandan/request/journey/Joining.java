package org.diandan.request.journey;

import static org.diandan.request.journey.Ordering.SERVICE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.proof.CodeOf;

/** A volunteer at the sign-up pages. */
final class Joining {

  private final Browser browser = new Browser();
  private final String phone;

  private Joining(String phone) {
    this.phone = phone;
  }

  static Joining by(String phone) {
    return new Joining(phone);
  }

  Browser browser() {
    return browser;
  }

  /** Asks for a code at one of the places that prove a phone. */
  Joining ask(String home) {
    browser.open(home).send(home + "/codes", Map.of("phone", phone));
    return this;
  }

  /** Types the right code. */
  Joining prove(String home) {
    ask(home);
    browser.send(browser.place(), Map.of("code", code(browser.place())));
    return this;
  }

  /** The digits that were sent for a code's page. */
  static String code(String place) {
    return SERVICE
        .bean(CodeOf.class)
        .id(UUID.fromString(place.substring(place.lastIndexOf('/') + 1)));
  }

  Joining answer(Map<String, String> fields) {
    browser.send(browser.place(), fields);
    return this;
  }

  /** Everything from the phone to the last page but the last button. */
  Joining upToCheck(String name, LocalDate birth) {
    prove("/join").answer(Map.of("name", name)).born(birth);
    return answer(Map.of("found", Ordering.VILLAGE));
  }

  Joining born(LocalDate birth) {
    return answer(
        Map.of(
            "year",
            String.valueOf(birth.getYear()),
            "month",
            String.valueOf(birth.getMonthValue()),
            "day",
            String.valueOf(birth.getDayOfMonth())));
  }

  /** An adult who is signed up and signed in. */
  static Joining adult(String name, String phone) {
    return by(phone)
        .upToCheck(name, LocalDate.of(1958, 3, 8))
        .answer(Map.of())
        .answer(Map.of("consent", "true"));
  }

  /** Somebody under age who is signed up; the guardian has another phone. */
  static Joining minor(String name, String phone, String guardianPhone) {
    return by(phone)
        .upToCheck(name, LocalDate.now(ZoneOffset.UTC).minusYears(16).minusDays(3))
        .answer(Map.of("guardianName", "李建国", "guardianPhone", guardianPhone))
        .answer(Map.of())
        .answer(Map.of("consent", "true"));
  }
}
