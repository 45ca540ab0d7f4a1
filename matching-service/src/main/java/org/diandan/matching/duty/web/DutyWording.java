package org.diandan.matching.duty.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.matching.assignment.web.TimeWords;
import org.diandan.matching.duty.Candidate;
import org.diandan.matching.duty.Candidate.Promise;
import org.diandan.matching.duty.Duty;
import org.diandan.matching.duty.DutySheet;
import org.diandan.matching.duty.DutyTask;
import org.diandan.matching.duty.Warning;
import org.diandan.matching.menu.CodeNames;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts duties into the reader's words. */
@Component
class DutyWording {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final MessageSource messages;
  private final CodeNames names;
  private final ZoneId zone;
  private final Clock clock;

  DutyWording(MessageSource messages, CodeNames names, ZoneId zone, ObjectProvider<Clock> clock) {
    this.messages = messages;
    this.names = names;
    this.zone = zone;
    this.clock = clock.getIfAvailable(Clock::systemUTC);
  }

  DutyView page(DutySheet sheet, UUID reader, Locale locale) {
    var task = sheet.task();
    var rows = task.duties().stream().map(duty -> row(duty, task, reader, locale)).toList();
    var from = sheet.proposal().from().atZone(zone);
    return new DutyView(
        task.assignmentId(),
        task.requestId(),
        task.item().value().substring(0, 2),
        names.nameOf(task.item(), locale),
        task.teamName(),
        when(task, locale),
        task.state().isActive(),
        sheet.leads(),
        task.late(),
        task.needed(),
        Math.max(0, task.needed() - task.planned()),
        rows.stream().filter(DutyWording::isStanding).toList(),
        rows.stream().filter(row -> !isStanding(row)).toList(),
        sheet.leads() ? members(sheet, reader, locale) : List.of(),
        rows.stream().filter(row -> row.me() && isStanding(row)).findFirst().orElse(null),
        sheet.reasonAsked(),
        from.toLocalDate().toString(),
        CLOCK.format(from),
        CLOCK.format(sheet.proposal().until().atZone(zone)));
  }

  /** What a promise is: which team's, what and when. */
  String promise(Promise promise, Locale locale) {
    return say(
        "duty.promise",
        locale,
        times(locale).span(promise.from(), promise.until()),
        promise.teamName(),
        names.nameOf(promise.item(), locale));
  }

  List<String> warnings(List<Warning> some, Locale locale) {
    return some.stream().map(warning -> warning(warning, locale)).toList();
  }

  String span(Instant from, Instant until, Locale locale) {
    return times(locale).span(from, until);
  }

  String moment(Instant moment, Locale locale) {
    return times(locale).moment(moment);
  }

  /** The sentence of a refusal. */
  String said(Refusal refusal, Locale locale) {
    return messages.getMessage(refusal.messageKey(), refusal.arguments(), locale);
  }

  /** The sentence of a wrong field. */
  String said(FieldError error, Locale locale) {
    return messages.getMessage(error.messageKey(), error.arguments().toArray(), locale);
  }

  private DutyView.Row row(Duty duty, DutyTask task, UUID reader, Locale locale) {
    return new DutyView.Row(
        duty.id(),
        duty.personId(),
        duty.personId().equals(reader),
        duty.state().name(),
        span(duty.from(), duty.until(), locale),
        duty.because() == null ? "" : say("duty.because." + duty.because(), locale),
        !duty.from().isAfter(task.now()));
  }

  private static boolean isStanding(DutyView.Row row) {
    return row.state().equals("PLANNED") || row.state().equals("STANDBY");
  }

  private List<DutyView.Member> members(DutySheet sheet, UUID reader, Locale locale) {
    var task = sheet.task();
    return task.candidates().stream()
        .filter(who -> task.findStanding(who.personId()).isEmpty())
        .map(
            who ->
                new DutyView.Member(
                    who.personId(),
                    who.personId().equals(reader),
                    who.leader(),
                    names.namesOf(who.skills(), locale),
                    against(sheet, who, locale)))
        .sorted(Comparator.comparing(member -> member.against().size()))
        .toList();
  }

  private List<String> against(DutySheet sheet, Candidate who, Locale locale) {
    var against = new ArrayList<String>();
    who.findConflict(sheet.proposal().from(), sheet.proposal().until())
        .ifPresent(clash -> against.add(say("duty.overlaps", locale, promise(clash, locale))));
    if (against.isEmpty()) {
      against.addAll(warnings(sheet.warnings().getOrDefault(who.personId(), List.of()), locale));
    }
    return against;
  }

  private String warning(Warning warning, Locale locale) {
    return switch (warning) {
      case Warning.WayTooLong way ->
          say(
              "duty.warning.way",
              locale,
              promise(way.other(), locale),
              way.wayMinutes(),
              way.gapMinutes());
      case Warning.SkillsMissing missing ->
          say("duty.warning.skills", locale, names.namesOf(missing.skills(), locale));
      case Warning.NotForMinors _ -> say("duty.warning.minor", locale);
      case Warning.NotFree _ -> say("duty.warning.notFree", locale);
      case Warning.BesideGuardian _ -> say("duty.warning.guardian", locale);
      case Warning.OutsideWish _ -> say("duty.warning.wish", locale);
    };
  }

  private String when(DutyTask task, Locale locale) {
    var wished = task.wished();
    if (wished != null) {
      return say("duty.wished", locale, span(wished.from(), wished.until(), locale));
    }
    var startBy = task.startBy();
    return startBy == null
        ? say("duty.any", locale)
        : say("duty.by", locale, moment(startBy, locale));
  }

  private TimeWords times(Locale locale) {
    return new TimeWords(zone, locale, clock.instant());
  }

  private String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
