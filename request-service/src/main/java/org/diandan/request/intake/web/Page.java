package org.diandan.request.intake.web;

import java.util.Arrays;
import java.util.Optional;

/** The questions of the order form, in their order; each has a page of its own. */
enum Page {
  ITEM("item", 1),
  WHERE("where", 2),
  WHEN("when", 3),
  WHO("who", 4),
  CHECK("check", 5);

  private final String path;
  private final int number;

  Page(String path, int number) {
    this.path = path;
    this.number = number;
  }

  /** Name of the page in its address. */
  String path() {
    return path;
  }

  /** From 1 to {@link #count()}. */
  int number() {
    return number;
  }

  static int count() {
    return CHECK.number;
  }

  Page next() {
    return switch (this) {
      case ITEM -> WHERE;
      case WHERE -> WHEN;
      case WHEN -> WHO;
      case WHO, CHECK -> CHECK;
    };
  }

  /** The page before; the first one has none. */
  Optional<Page> previous() {
    return Arrays.stream(values()).filter(page -> page.number == number - 1).findFirst();
  }

  static Optional<Page> of(String path) {
    return Arrays.stream(values()).filter(page -> page.path.equals(path)).findFirst();
  }

  /** Where a wrong field is put right. */
  static Page asking(String field) {
    return switch (field) {
      case "item", "words", "photos" -> ITEM;
      case "area", "longitude", "latitude", "address" -> WHERE;
      case "wishedFrom", "wishedUntil", "day", "from", "until" -> WHEN;
      case "name", "phone", "anonymous", "consent" -> WHO;
      case "relation", "beneficiaryName", "beneficiaryPhone", "callBack" -> WHO;
      default -> CHECK;
    };
  }
}
