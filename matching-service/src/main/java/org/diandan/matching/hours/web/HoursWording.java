package org.diandan.matching.hours.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.contract.ServiceItemCode;
import org.diandan.matching.assignment.web.TimeWords;
import org.diandan.matching.hours.Entry;
import org.diandan.matching.hours.EntryState;
import org.diandan.matching.hours.Filed;
import org.diandan.matching.hours.HoursBooks;
import org.diandan.matching.hours.NoticeNumber;
import org.diandan.matching.hours.Sum;
import org.diandan.matching.hours.TakenStep;
import org.diandan.matching.menu.CodeNames;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the record of hours into the reader's words. */
@Component
class HoursWording {

  private static final int MINUTES_PER_HOUR = 60;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

  private final MessageSource messages;
  private final CodeNames names;
  private final HoursBooks books;
  private final ZoneId zone;

  HoursWording(MessageSource messages, CodeNames names, HoursBooks books, ZoneId zone) {
    this.messages = messages;
    this.names = names;
    this.books = books;
    this.zone = zone;
  }

  /** A row of totals. */
  record Total(String label, String minutes, String confirmed) {}

  /** A step of an entry's way. */
  record Passed(String when, String what, String words) {}

  EntryView entry(Filed filed, Locale locale) {
    var entry = filed.entry();
    var times = new TimeWords(zone, locale, filed.now());
    return new EntryView(
        entry.id(),
        entry.personId(),
        entry.task().item().value().substring(0, 2),
        names.nameOf(entry.task().item(), locale),
        filed.teamName(),
        entry.task().teamId(),
        NoticeNumber.of(entry.task().teamId(), entry.personId()).value(),
        day(entry.served().from())
            + " "
            + times.clock(entry.served().from())
            + "–"
            + times.clock(entry.served().until()),
        day(entry.served().from()),
        minutes(entry.minutes(), locale),
        entry.state(),
        tone(entry.state()),
        standing(filed, locale),
        entry.rung(),
        rung(entry.rung(), locale),
        evidence(entry, locale),
        books.canBeObjected(filed));
  }

  /** How long, in hours and minutes. */
  String minutes(long minutes, Locale locale) {
    var hours = minutes / MINUTES_PER_HOUR;
    var rest = minutes % MINUTES_PER_HOUR;
    if (hours == 0) {
      return say("hours.minutes", locale, rest);
    }
    return rest == 0
        ? say("hours.hours", locale, hours)
        : say("hours.hoursAndMinutes", locale, hours, rest);
  }

  /** Totals by one thing; the longest first, years the newest first. */
  List<Total> totals(List<Sum> sums, Sum.By by, Locale locale) {
    var longest = Comparator.comparingLong(Sum::minutes).reversed().thenComparing(Sum::key);
    var order =
        by == Sum.By.YEAR || by == Sum.By.RUNG
            ? Comparator.comparing(Sum::key).reversed()
            : longest;
    return sums.stream()
        .filter(sum -> sum.by() == by)
        .sorted(order)
        .map(
            sum ->
                new Total(
                    label(sum, locale),
                    minutes(sum.minutes(), locale),
                    minutes(sum.confirmed(), locale)))
        .toList();
  }

  List<Passed> history(List<TakenStep> steps, Instant now, Locale locale) {
    var times = new TimeWords(zone, locale, now);
    var passed = new ArrayList<Passed>();
    for (var step : steps) {
      passed.add(
          new Passed(
              times.moment(step.takenAt()),
              say("hours.step." + kind(step, passed.isEmpty()), locale),
              // Why somebody objects is for officials; why an official decided is for everybody.
              step.words() == null || step.state() == EntryState.DISPUTED ? "" : step.words()));
    }
    return passed;
  }

  String rung(EvidenceRung rung, Locale locale) {
    return say("hours.rung." + rung, locale);
  }

  String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  private static String kind(TakenStep step, boolean first) {
    if (step.state() == EntryState.RECORDED && !first) {
      return step.takenBy() == null ? "credited" : step.words() == null ? "vouched" : "found-right";
    }
    return step.state().name();
  }

  private String label(Sum sum, Locale locale) {
    return switch (sum.by()) {
      case ITEM -> names.nameOf(new ServiceItemCode(sum.key()), locale);
      case RUNG -> rung(EvidenceRung.valueOf(sum.key()), locale);
      case TEAM, YEAR -> sum.key();
    };
  }

  private String standing(Filed filed, Locale locale) {
    var entry = filed.entry();
    return switch (entry.state()) {
      case RECORDED -> recorded(filed, locale);
      case CONFIRMED, DISPUTED -> say("hours.state." + entry.state(), locale);
      case IN_REVIEW, VOIDED, REFUSED ->
          say("hours.state.%s.%s".formatted(entry.state(), entry.because()), locale);
    };
  }

  private String recorded(Filed filed, Locale locale) {
    var notice = filed.entry().noticeFrom();
    if (notice == null) {
      return say("hours.state.RECORDED." + (filed.ledByOther() ? "own" : "alone"), locale);
    }
    return notice.isAfter(filed.now())
        ? say("hours.state.RECORDED.waits", locale, day(notice))
        : say("hours.state.RECORDED.notice", locale, day(notice.plus(books.notice())));
  }

  private List<String> evidence(Entry entry, Locale locale) {
    var known = entry.evidence();
    var pieces = new ArrayList<String>();
    if (known.codeSpoken()) {
      pieces.add(say("hours.evidence.code", locale));
    }
    if (known.nearAtStart()) {
      pieces.add(say("hours.evidence.start", locale));
    }
    if (known.nearAtEnd()) {
      pieces.add(say("hours.evidence.end", locale));
    }
    if (known.vouchedBy() != null && !known.vouchedBy().equals(entry.personId())) {
      pieces.add(say("hours.evidence.vouched", locale));
    }
    if (known.timesMadeUp()) {
      pieces.add(say("hours.evidence.made-up", locale));
    }
    if (entry.task().origin() != null) {
      pieces.add(say("hours.evidence.earlier", locale, entry.task().origin()));
    }
    return pieces.isEmpty() ? List.of(say("hours.evidence.none", locale)) : List.copyOf(pieces);
  }

  private static String tone(EntryState state) {
    return switch (state) {
      case CONFIRMED -> "success";
      case RECORDED -> "info";
      case IN_REVIEW, DISPUTED, VOIDED, REFUSED -> "warning";
    };
  }

  private String day(Instant moment) {
    return DAY.format(LocalDate.ofInstant(moment, zone));
  }
}
