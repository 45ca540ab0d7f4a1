package org.diandan.matching.hours.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.contract.ServiceItemCode;
import org.diandan.matching.hours.BringEarlierHours;
import org.diandan.matching.hours.BringEarlierHours.Wish;
import org.diandan.matching.hours.EarlierRecord;
import org.diandan.matching.hours.EarlierRecord.Outcome;
import org.diandan.matching.hours.EarlierRecord.Proof;
import org.diandan.matching.hours.Served;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Brings hours of before the platform, for programs of administrators. */
@RestController
class EarlierHoursApi {

  private static final int AT_ONCE = 200;
  private static final int LONGEST_ORIGIN = 200;

  private final BringEarlierHours bringing;
  private final ZoneId zone;
  private final Clock clock;

  EarlierHoursApi(BringEarlierHours bringing, ZoneId zone) {
    this.bringing = bringing;
    this.zone = zone;
    this.clock = Clock.system(zone);
  }

  /** All of one record; at most 200 services at once. */
  record Body(@Nullable String origin, @Nullable List<Typed> records) {}

  /**
   * One service.
   *
   * @param servedFrom with its offset, as {@code 2026-10-24T09:00:00+08:00}
   * @param noticeFrom day its public notice began, as {@code 2026-10-25}
   */
  record Typed(
      @Nullable UUID personId,
      @Nullable UUID teamId,
      @Nullable String item,
      @Nullable OffsetDateTime servedFrom,
      @Nullable OffsetDateTime servedUntil,
      @Nullable String proof,
      @Nullable String noticeFrom) {}

  /** What became of each service, in the order they were sent. */
  record Answer(List<Outcome> outcomes) {}

  @PostMapping("/api/hours/earlier")
  Mono<Answer> bring(@RequestBody Body body, @AuthenticationPrincipal SignedIn administrator) {
    var wish =
        new Wish(
            administrator.personId(),
            origin(body.origin()),
            records(body.records()),
            area -> administrator.holds(Role.ADMINISTRATOR.name(), area));
    return bringing.bring(wish).map(Answer::new);
  }

  private static String origin(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      throw wrong("origin", "hours.words.missing");
    }
    if (typed.strip().length() > LONGEST_ORIGIN) {
      throw wrong("origin", "hours.words.tooLong", LONGEST_ORIGIN);
    }
    return typed.strip();
  }

  private List<EarlierRecord> records(@Nullable List<Typed> typed) {
    if (typed == null || typed.isEmpty() || typed.size() > AT_ONCE) {
      throw wrong("records", "hours.earlier.records", AT_ONCE);
    }
    var records = new ArrayList<EarlierRecord>();
    for (int i = 0; i < typed.size(); i++) {
      var each = typed.get(i);
      if (each == null) {
        throw wrong("records[%d]".formatted(i), "kit.field.missing");
      }
      records.add(read("records[%d].".formatted(i), each));
    }
    return records;
  }

  private EarlierRecord read(String at, Typed each) {
    var served = served(at, each);
    var began = day(at + "noticeFrom", each.noticeFrom());
    var ended = LocalDate.ofInstant(served.until(), zone);
    if (began.isBefore(ended) || began.isAfter(LocalDate.now(clock))) {
      throw wrong(at + "noticeFrom", "hours.earlier.notice");
    }
    var morning = began.atStartOfDay(zone).toInstant();
    return new EarlierRecord(
        present(at + "personId", each.personId()),
        present(at + "teamId", each.teamId()),
        item(at + "item", each.item()),
        served,
        proof(at + "proof", each.proof()),
        morning.isBefore(served.until()) ? served.until() : morning);
  }

  private Served served(String at, Typed each) {
    var from = present(at + "servedFrom", each.servedFrom()).toInstant();
    var until = present(at + "servedUntil", each.servedUntil()).toInstant();
    if (!from.isBefore(until)) {
      throw wrong(at + "servedUntil", "hours.times.order");
    }
    if (until.isAfter(clock.instant()) || from.atZone(zone).getYear() < 2000) {
      throw wrong(at + "servedUntil", "hours.earlier.past");
    }
    return new Served(from, until);
  }

  private static LocalDate day(String field, @Nullable String typed) {
    try {
      return LocalDate.parse(present(field, typed));
    } catch (DateTimeException e) {
      throw wrong(field, "hours.earlier.notice");
    }
  }

  private static ServiceItemCode item(String field, @Nullable String typed) {
    try {
      return new ServiceItemCode(present(field, typed));
    } catch (IllegalArgumentException e) {
      throw wrong(field, "hours.earlier.item");
    }
  }

  private static Proof proof(String field, @Nullable String typed) {
    return Arrays.stream(Proof.values())
        .filter(proof -> proof.name().equals(typed))
        .findFirst()
        .orElseThrow(() -> wrong(field, "hours.earlier.proof"));
  }

  private static <T> T present(String field, @Nullable T typed) {
    return Optional.ofNullable(typed).orElseThrow(() -> wrong(field, "kit.field.missing"));
  }

  private static InvalidInput wrong(String field, String messageKey, Object... arguments) {
    return new InvalidInput(
        HttpStatus.UNPROCESSABLE_CONTENT, List.of(new FieldError(field, messageKey, arguments)));
  }
}
